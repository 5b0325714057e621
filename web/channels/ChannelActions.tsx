import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import type { Channel } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'

type Target = 'live' | 'shadow' | 'paused'

/** Switches a channel; what was done can be taken back at once. */
export function useSwitch({ code, name, state }: Channel) {
  const to = (next: Target) => client.channelSwitch({ params: { code }, body: { state: next } })
  const done: Record<Target, string> = {
    live: t('{name} is live: its numbers are written now.', { name }),
    shadow: t('{name} is in shadow: it is read, and nothing is written.', { name }),
    paused: t('{name} is paused: nothing is read or written.', { name }),
  }
  return useMutation({
    mutationFn: to,
    // Kept before it is written: the news of it may be here before its answer.
    onMutate: () =>
      state === 'live' || state === 'shadow' || state === 'paused' ? state : undefined,
    onSuccess: async (_channel, next, before) => {
      showUndo({
        id: `switch ${code}`,
        message: done[next],
        undo: before && before !== next ? () => to(before) : undefined,
      })
      await refreshAll()
    },
  })
}

/** What can be done with a channel as it is now; the most likely last, as the primary button. */
export function ChannelActions({
  channel,
  isReview,
}: {
  channel: Channel
  /** The page that switches it on itself. */
  isReview: boolean
}) {
  const { can } = useSession()
  const change = useSwitch(channel)
  const { code, state } = channel
  if (!can('channels.write')) return null
  const button = (label: string, to: Target) => (
    <Button variant="default" loading={change.isPending} onClick={() => change.mutate(to)}>
      {label}
    </Button>
  )
  return (
    <>
      <InlineError trouble={change.error ? troubleOf(change.error) : undefined} />
      {state === 'live' || state === 'shadow' ? <ScanButton code={code} /> : null}
      {state === 'live' ? button(t('Back to shadow'), 'shadow') : null}
      {state === 'live' || state === 'shadow' ? button(t('Pause'), 'paused') : null}
      {state === 'paused' ? button(t('Go on in shadow'), 'shadow') : null}
      {state === 'paused' ? (
        <Button loading={change.isPending} onClick={() => change.mutate('live')}>
          {t('Go on')}
        </Button>
      ) : null}
      {state === 'shadow' && !isReview ? (
        <LinkButton to="/channels/$code/review" params={{ code }}>
          {t('Review and switch on')}
        </LinkButton>
      ) : null}
    </>
  )
}

function ScanButton({ code }: { code: string }) {
  const scan = useMutation({
    mutationFn: () => client.channelScanCreate({ params: { code } }),
    onSuccess: async () => {
      showUndo({ id: `scan ${code}`, message: t('It is read anew now.'), undo: undefined })
      await refreshAll()
    },
  })
  return (
    <Button variant="default" loading={scan.isPending} onClick={() => scan.mutate()}>
      {t('Read now')}
    </Button>
  )
}
