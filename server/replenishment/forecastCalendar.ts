import { calendarSignals } from '@onhand/planning/usCalendar.ts'
import { Temporal } from 'temporal-polyfill'
import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import type { DemandWindow } from './demandSeries.ts'

/** How far ahead forecasts reach, and how far back they look, in weeks. */
export const HORIZON_WEEKS = 26
export const HISTORY_WEEKS = 104

/** The weeks, Monday to Sunday, that every series of a run is counted in. */
export interface ForecastCalendar {
  firstWeek: string
  /** Whole weeks, and behind them the one that has only begun, if days of it are known. */
  weeks: number
  wholeWeeks: number
  knownDays: number
  /** The last day of known demand. */
  to: string
  /** The Monday of the first week to forecast. */
  horizonWeek: string
  /** Place of the first week on a calendar without beginning, so that seasons meet. */
  start: number
}

// The first Monday after the beginning of 1970.
const EPOCH_MONDAY = '1970-01-05'

/** Lays weeks over the days of known demand. */
export function layCalendar(window: DemandWindow): ForecastCalendar {
  const firstWeek = mondayOf(dayAfter(window.from, 6))
  const days = Math.max(0, daysBetween(firstWeek, window.to) + 1)
  const wholeWeeks = Math.floor(days / 7)
  const weeks = Math.ceil(days / 7)
  return {
    firstWeek,
    weeks,
    wholeWeeks,
    knownDays: days % 7,
    to: window.to,
    horizonWeek: dayAfter(firstWeek, 7 * weeks),
    start: daysBetween(EPOCH_MONDAY, firstWeek) / 7,
  }
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return dayAfter(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)
}

// The times of the year that move from one week of the year to another, and matter most.
const PEAKS: Record<string, string[]> = {
  'Easter run-up': ['easter run-up'],
  'Prime days': ['prime day', 'prime big deal days'],
  'Black Friday to Cyber Week': [
    'thanksgiving',
    'black friday',
    'cyber weekend',
    'cyber monday',
    'cyber week',
  ],
  'Christmas rush': ['christmas rush'],
}

/** Shares of each week that belong to the peaks of the U.S. year, past and to come. */
export function listPeaks(calendar: ForecastCalendar): { name: string; plan: Float64Array }[] {
  const periods = calendar.weeks + HORIZON_WEEKS
  const known = calendarSignals(calendar.firstWeek, periods, 7)
  return Object.entries(PEAKS).map(([name, events]) => {
    const plan = new Float64Array(periods)
    for (const [event, shares] of known)
      if (events.includes(event))
        for (let week = 0; week < periods; week++)
          plan[week] = (plan[week] ?? 0) + (shares[week] ?? 0)
    return { name, plan }
  })
}
