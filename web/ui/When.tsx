import { useEffect, useState } from 'react'
import { formatInstant, formatRelative } from './format.ts'

const TICK_MS = 30_000

let zone: string | undefined

/** Says in which zone times are told: the company's, wherever the reader sits. */
export function tellTimesIn(timeZone: string | undefined): void {
  zone = timeZone
}

/** An instant, relative while it is recent; the whole of it on hover. */
export function When({ instant }: { instant: string | null | undefined }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (!instant) return '—'
  return (
    <time dateTime={instant} title={formatInstant(instant, zone)} style={{ whiteSpace: 'nowrap' }}>
      {formatRelative(instant, now, zone)}
    </time>
  )
}

/** An instant in full, in the company's zone. */
export function Instant({ instant }: { instant: string | null | undefined }) {
  if (!instant) return '—'
  return <time dateTime={instant}>{formatInstant(instant, zone)}</time>
}
