import type { Clock } from '../platform/clock.ts'

const FEWEST_ROWS = 50
const FIRST_ROWS = 500
const MOST_ROWS = 2_000
// Whoever watches an import hears of it with each batch, and must not wait for a second.
const WANTED_MS = 300

/** How many rows the next batch takes, so that a batch takes a third of a second on any machine. */
export interface Pace {
  rows: number
  /** Does a batch of so many rows, and learns from how long it took. */
  measure<Result>(rows: number, work: () => Promise<Result>): Promise<Result>
}

/** A pace that begins slowly. */
export function startPace(clock: Clock): Pace {
  const pace: Pace = {
    rows: FIRST_ROWS,
    measure: async (rows, work) => {
      const began = clock.milliseconds()
      const result = await work()
      const tookMs = Math.max(1, clock.milliseconds() - began)
      const fitting = Math.round((rows * WANTED_MS) / tookMs)
      // The end of a file is a short batch, which says little.
      const most = rows < pace.rows ? pace.rows : Math.min(MOST_ROWS, pace.rows * 2)
      pace.rows = Math.max(FEWEST_ROWS, Math.min(most, fitting))
      return result
    },
  }
  return pace
}
