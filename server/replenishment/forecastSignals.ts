import type { PanelSeries, Signal } from '@onhand/planning/forecasting/panel.ts'
import { dayAfter, daysBetween } from '../platform/businessDay.ts'
import { type ForecastCalendar, HORIZON_WEEKS, listPeaks } from './forecastCalendar.ts'
import { PROMOTION_KINDS, type PromotionPlan } from './promotions.ts'
import type { WeeklyDemand } from './weeklyDemand.ts'

/** What the forecasts of a run know beside demand: prices, the peaks of the year, promotions. */
export interface SignalPlans {
  signals: Signal[]
  peaks: Float64Array[]
  kinds: string[]
  promotions: PromotionPlan[]
}

/** How much of each week, past and to come, lies in promotions of each kind, and the price cut there. */
interface Promoted {
  shares: Float64Array[]
  priceFactor: Float64Array
}

/** The signals of a run: the same for every series, so that what is learned of one tells of others. */
export function planSignals(calendar: ForecastCalendar, promotions: PromotionPlan[]): SignalPlans {
  const peaks = listPeaks(calendar)
  const kinds = PROMOTION_KINDS.filter((kind) => promotions.some((one) => one.kind === kind))
  return {
    signals: [
      { name: 'price', kind: 'price' },
      ...peaks.map(({ name }) => ({ name, kind: 'event' as const })),
      ...kinds.map((name) => ({ name, kind: 'event' as const })),
    ],
    peaks: peaks.map(({ plan }) => plan),
    kinds,
    promotions,
  }
}

/** Gives series to the library: whole weeks of the calendar with what was known of each. */
export function panelSeriesOf(
  series: WeeklyDemand,
  categoryId: string | null,
  calendar: ForecastCalendar,
  plans: SignalPlans,
): PanelSeries {
  const promoted = promotedWeeks(series.itemId, categoryId, calendar, plans)
  return {
    id: `${series.itemId} ${series.siteId}`,
    demand: series.units,
    inStock: series.inStock,
    start: calendar.start,
    signals: [pricePlan(series, promoted, calendar), ...plans.peaks, ...promoted.shares],
  }
}

function promotedWeeks(
  itemId: string,
  categoryId: string | null,
  calendar: ForecastCalendar,
  { kinds, promotions }: SignalPlans,
): Promoted {
  const periods = calendar.weeks + HORIZON_WEEKS
  const shares = kinds.map(() => new Float64Array(periods))
  const priceFactor = new Float64Array(periods).fill(1)
  for (const one of promotions) {
    if (!concerns(one, itemId, categoryId)) continue
    const plan = shares[kinds.indexOf(one.kind)]
    const last = Math.min(daysBetween(calendar.firstWeek, one.endsOn), 7 * periods - 1)
    for (let day = Math.max(0, daysBetween(calendar.firstWeek, one.startsOn)); day <= last; day++) {
      const week = Math.floor(day / 7)
      if (plan) plan[week] = Math.min(1, (plan[week] ?? 0) + 1 / 7)
      priceFactor[week] = (priceFactor[week] ?? 1) - (one.discountPercent ?? 0) / 100 / 7
    }
  }
  return { shares, priceFactor: priceFactor.map((factor) => Math.max(0.1, factor)) }
}

function concerns(one: PromotionPlan, itemId: string, categoryId: string | null): boolean {
  if (one.scope === 'all') return true
  if (one.scope === 'items') return one.itemIds.includes(itemId)
  return categoryId !== null && one.categoryIds.includes(categoryId)
}

const USUAL_WEEKS = 8

/** Prices paid, and to come only where a promotion says so: an unknown price has no effect. */
function pricePlan(
  series: WeeklyDemand,
  { priceFactor }: Promoted,
  calendar: ForecastCalendar,
): Float64Array {
  const plan = new Float64Array(calendar.weeks + HORIZON_WEEKS)
  plan.set(series.price)
  const known = series.price.filter((price) => price > 0)
  const recent = known.slice(-USUAL_WEEKS).toSorted()
  const usual = recent[Math.floor(recent.length / 2)] ?? 0
  for (let week = calendar.weeks; week < plan.length; week++) {
    const factor = priceFactor[week] ?? 1
    if (factor < 1) plan[week] = usual * factor
  }
  return plan
}

/** Promotions of some weeks in words: what the plan of an item counts on. */
export function listComingPromotions(
  promotions: PromotionPlan[],
  itemId: string,
  categoryId: string | null,
  from: string,
  days: number,
): PromotionPlan[] {
  const until = dayAfter(from, days)
  return promotions.filter(
    (one) => concerns(one, itemId, categoryId) && one.endsOn >= from && one.startsOn < until,
  )
}
