import { calendarSignals, type UsEventName } from '../usCalendar.ts'
import type { Panel } from './panel.ts'

/** What the events of the U.S. year do to demand: multiples of the usual, from place `from` on. */
export type CalendarEvents = {
  from: number
  effects: Float64Array
  /** Multiple on a whole day (or week) of each event that has proved to move demand. */
  byName: Map<UsEventName, number>
}

/** Mean over the items of what is left of the logarithm of demand, from place `from` on. */
export type PanelResidual = { from: number; mean: Float64Array }

const dayMilliseconds = 86_400_000
// Two years of every event have to be known before it can be told from chance.
const leastDays = 400
const daysAhead = 800
// A season of the weeks of the year holds its events.
const longestSeason = 26
const passes = 5
const levelDays = 56
// Less than so much on the logarithm is not worth telling.
const leastEffect = 0.05

/**
 * Learns what the events of the U.S. year do on the days or weeks of a panel whose dates are given:
 * for each event the mean over the years, as far as the years agree on it. An event seen once is
 * left alone. Null for another market, other periods, a season of a whole year (which holds the
 * events), a short history, or where no event moves demand.
 *
 * Source: positive-part shrinkage, James & Stein (1961); backfitting, Friedman & Stuetzle (1981).
 */
export function learnEvents(
  { dates, period }: Panel,
  { from, mean }: PanelResidual,
): CalendarEvents | null {
  if (period > longestSeason || !dates || (dates.market ?? 'US') !== 'US') return null
  const { first, daysPerPeriod: days } = dates
  if ((days !== 1 && days !== 7) || mean.length * days < leastDays) return null
  const day = new Date(Date.parse(first) + from * days * dayMilliseconds)
  const periods = mean.length + Math.ceil(daysAhead / days)
  const plans = calendarSignals(day.toISOString().slice(0, 10), periods, days)
  const logs = new Map<UsEventName, number>()
  const left = lessMedian(mean, Math.ceil(levelDays / days))
  for (let pass = 0; pass < passes; pass++) {
    for (const [name, plan] of plans) {
      const before = logs.get(name) ?? 0
      for (let t = 0; t < left.length; t++) left[t] = left[t]! + before * plan[t]!
      const effect = agreedEffect(left, plan, Math.ceil(60 / days))
      for (let t = 0; t < left.length; t++) left[t] = left[t]! - effect * plan[t]!
      logs.set(name, effect)
    }
  }
  const found = [...logs].filter(([, log]) => Math.abs(log) >= leastEffect)
  if (found.length === 0) return null
  const total = new Float64Array(periods)
  for (const [name, log] of found) plans.get(name)!.forEach((x, t) => (total[t]! += log * x))
  const byName = new Map(found.map(([name, log]) => [name, Math.exp(log)]))
  return { from, effects: total.map((log) => Math.exp(Math.max(-3, Math.min(3, log)))), byName }
}

// Less the median nearby: a mean would lie higher around a peak, and its neighbours below it.
function lessMedian(values: Float64Array, span: number): Float64Array {
  return values.map((value, t) => {
    const near = values.subarray(Math.max(0, t - span), t + span + 1).filter(Number.isFinite)
    return value - (near.toSorted()[near.length >> 1] ?? 0)
  })
}

// The mean over the years of an event's effect, less what their disagreement explains.
function agreedEffect(left: Float64Array, plan: Float64Array, apart: number): number {
  const years: { top: number; bottom: number }[] = []
  let last = -Infinity
  for (let t = 0; t < left.length; t++) {
    if (plan[t] === 0 || !Number.isFinite(left[t])) continue
    if (t - last > apart) years.push({ top: 0, bottom: 0 })
    last = t
    years.at(-1)!.top += plan[t]! * left[t]!
    years.at(-1)!.bottom += plan[t]! ** 2
  }
  if (years.length < 2) return 0
  const effects = years.map(({ top, bottom }) => top / bottom)
  const mean = effects.reduce((sum, x) => sum + x, 0) / effects.length
  const spread = effects.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (effects.length - 1)
  return mean * Math.max(0, 1 - (2 * spread) / effects.length / (mean ** 2 + 1e-12))
}

/** The multiple of usual demand at a place of the calendar. */
export function eventEffect({ from, effects }: CalendarEvents, place: number): number {
  return effects[place - from] ?? 1
}
