/** A listing's numbers when the channel was asked what it shows. */
export interface ShownRow {
  target: number
  sent: number | null
  seen: number | null
  state: string
  driftSince: string | null
  driftCause: string | null
  corrections: number
  correctedAt: string | null
}

/** What is known of it once the channel has answered. */
export interface Judgement {
  seen: number
  state: string
  driftSince: string | null
  driftCause: string | null
  corrections: number
  correctedAt: string | null
  errorCode: string | null
  urgency: number
}

// A number that comes back wrong again and again has a cause that writing does not mend.
const CORRECTIONS_AN_HOUR = 3
const HOUR_MS = 60 * 60_000

/** Whether what a channel shows has drifted from what it was told, since when, why, and what to do; pure. */
export function judgeDrift(
  row: ShownRow,
  seen: number,
  now: string,
  { live, repair }: { live: boolean; repair: boolean },
): Judgement {
  const urgency = urgencyOf(row.target, seen)
  const clean = { seen, driftSince: null, driftCause: null, errorCode: null, urgency }
  const kept = { corrections: row.corrections, correctedAt: row.correctedAt }
  // What agreed when it went live need not have been told to be known.
  const told = row.sent ?? (live && row.state === 'idle' ? row.target : null)
  // Never told anything yet: not a drift, only what it starts from.
  if (told === null) return { ...clean, ...kept, state: seen === row.target ? 'idle' : 'due' }
  // What is about to be written or not yet applied explains any difference.
  if (row.state !== 'idle') return { ...clean, ...kept, state: row.state }
  if (seen === told) return { ...clean, ...kept, state: 'idle' }
  const drift = {
    seen,
    driftSince: row.driftSince ?? now,
    driftCause: row.driftCause ?? causeOf(row, told, seen),
    urgency,
  }
  if (!repair) return { ...drift, ...kept, state: 'idle', errorCode: null }
  const recent = row.correctedAt !== null && Date.parse(now) - Date.parse(row.correctedAt) < HOUR_MS
  const corrections = recent ? row.corrections + 1 : 1
  if (corrections > CORRECTIONS_AN_HOUR)
    return { ...drift, ...kept, state: 'failed', errorCode: 'keeps_drifting' }
  return { ...drift, corrections, correctedAt: now, state: 'due', errorCode: null }
}

/** 0: to zero, 1: down, 2: up. */
function urgencyOf(target: number, seen: number): number {
  if (target === 0) return 0
  return target < seen ? 1 : 2
}

function causeOf(row: ShownRow, told: number, seen: number): string {
  if (seen === row.seen) return 'lost_write'
  return seen < told ? 'sold_or_edited_there' : 'edited_there'
}
