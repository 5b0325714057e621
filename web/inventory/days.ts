const DAY_MS = 86_400_000

/** The first instant of a calendar day in a zone. */
export function startOfDay(day: string, zone: string | undefined): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The zone's difference is that of the instant looked for, which is found by asking twice.
  const near = midnight - differenceAt(midnight, zone)
  return new Date(midnight - differenceAt(near, zone)).toISOString()
}

/** The last millisecond of a calendar day in a zone. */
export function endOfDay(day: string, zone: string | undefined): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return new Date(Date.parse(startOfDay(next, zone)) - 1).toISOString()
}

/** The calendar day on which an instant falls in a zone. */
export function dayOf(instant: number, zone: string | undefined): string {
  return new Date(instant + differenceAt(instant, zone)).toISOString().slice(0, 10)
}

/** By how much the clocks of a zone are ahead of UTC at an instant. */
function differenceAt(instant: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const clock = Date.UTC(
    at('year'),
    at('month') - 1,
    at('day'),
    at('hour'),
    at('minute'),
    at('second'),
  )
  return clock - Math.floor(instant / 1000) * 1000
}
