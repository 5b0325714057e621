import { Link } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { useChannels } from './useChannel.ts'

/** The name of an order's channel, leading to it where it is one that is connected. */
export function OrderChannel({ channel, name }: { channel: string; name: string }) {
  const { can } = useSession()
  const channels = useChannels({ enabled: can('channels.read') })
  const found = channels.data?.data.find(({ id }) => id === channel)
  if (!found) return name
  return (
    <Link to="/channels/$code" params={{ code: found.code }}>
      {name}
    </Link>
  )
}
