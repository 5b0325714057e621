import { estimateLostDemand } from '@onhand/planning/forecasting/lostDemand.ts'
import type { PanelSeries } from '@onhand/planning/forecasting/panel.ts'
import {
  type DemandForecast,
  forecastDemand,
  type Portfolio,
} from '@onhand/planning/forecasting/portfolio.ts'
import { signalEffects } from '@onhand/planning/forecasting/signals.ts'
import { HORIZON_WEEKS } from './forecastCalendar.ts'

/** Below so many weeks of own history the plain formula is used. */
export const LEAST_WEEKS = 8

/** The probabilities at which sums over lead time and review are kept. */
export const SUM_LEVELS = [0.5, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995]

/** What a forecast is made of: usual × season × promotion × price × trend = expected per week. */
export interface ForecastParts {
  /** Units of a usual week, without season and signals. */
  usual: number
  season: number
  promotion: number
  price: number
  trend: number
  /** Expected units of a week over lead time and review. */
  expected: number
  /** Units that stock-outs of the last 52 weeks are thought to have cost. */
  lost: number
  /** Weeks of the history in which stock-outs hid demand. */
  hiddenWeeks: number
  /** The methods with the largest weights. */
  methods: [name: string, weight: number][]
}

/** Weeks looked at, Σ|error|, Σ error, Σ actual, weeks at or below P90, Σ|error| of the naive. */
export type AccuracySums = [number, number, number, number, number, number]

/** A series' forecast as it is stored. */
export interface SeriesForecast {
  method: string
  historyWeeks: number
  mean: Float64Array
  p10: Float64Array
  p50: Float64Array
  p90: Float64Array
  leadWeeks: number
  leadQuantiles: number[]
  coverWeeks: number
  coverQuantiles: number[]
  parts: ForecastParts
  lookedBack: AccuracySums | null
}

/** What a series is forecast with. */
export interface SeriesTask {
  series: PanelSeries
  /** How many of its weeks are over; one more may have begun. */
  wholeWeeks: number
  /** Learned for the weeks of the lead time, and of lead time and review. */
  lead: Portfolio
  cover: Portfolio
  /** How many of the panel's last signals are promotions; the first is the price. */
  promotionCount: number
}

/** Weeks from the first sale on, of those that are over. */
export function historyWeeksOf(demand: Float64Array, wholeWeeks: number): number {
  const first = demand.findIndex((units) => units > 0)
  return first < 0 ? 0 : Math.max(0, wholeWeeks - first)
}

/** Forecasts one series; null where its history is too short to forecast from. */
export function forecastSeries(task: SeriesTask): SeriesForecast | null {
  const { series, cover, lead } = task
  const historyWeeks = historyWeeksOf(series.demand, task.wholeWeeks)
  if (historyWeeks < LEAST_WEEKS) return null
  const forecast = forecastDemand(cover, series, HORIZON_WEEKS)
  const isShared = lead === cover || mayShare(forecast.itemClass, lead, cover)
  const ofLead = isShared ? forecast : forecastDemand(lead, series, lead.protection)
  return {
    method: forecast.itemClass,
    historyWeeks,
    mean: forecast.mean,
    p10: forecast.quantile(0.1),
    p50: forecast.quantile(0.5),
    p90: forecast.quantile(0.9),
    leadWeeks: isShared ? cover.protection : lead.protection,
    coverWeeks: cover.protection,
    leadQuantiles: SUM_LEVELS.map((p) => ofLead.sumQuantile(p)),
    coverQuantiles: SUM_LEVELS.map((p) => forecast.sumQuantile(p)),
    parts: partsOf(task, forecast),
    lookedBack: lookBackAt(task),
  }
}

const NEAR = 3

/**
 * Steady sellers are the dearest to forecast, and their sums the nearest to normal: the spread over
 * lead time and review tells that over the lead time by the root of time.
 */
function mayShare(itemClass: string, lead: Portfolio, cover: Portfolio): boolean {
  const isSteady = itemClass === 'smooth' || itemClass === 'erratic'
  return isSteady && cover.protection <= NEAR * lead.protection
}

function partsOf(task: SeriesTask, forecast: DemandForecast): ForecastParts {
  const { series, cover } = task
  const why = new Map(forecast.why.map((one) => [one.name, one]))
  const usual = why.get('usualDemand')?.result ?? 0
  const factor = why.get('seasonAndSignals')?.result ?? 1
  const steps = Math.min(cover.protection, HORIZON_WEEKS)
  const expected = forecast.mean.subarray(0, steps).reduce((sum, x) => sum + x, 0) / steps
  const { promotion, price } = effectsAhead(task, steps)
  const inStock = (series.inStock ?? new Float64Array()).subarray(0, task.wholeWeeks)
  const isHidden = inStock.some((share) => share < 1)
  const lost = isHidden ? estimateLostDemand(cover, series).byPeriod.slice(-52) : new Float64Array()
  return {
    usual,
    season: factor / (promotion * price),
    promotion,
    price,
    trend: usual * factor > 0 ? expected / (usual * factor) : 1,
    expected,
    lost: lost.reduce((sum, units) => sum + units, 0),
    hiddenWeeks: inStock.filter((share) => share < 0.5).length,
    methods: listMethods(Object.keys(why.get('protectionDemand')?.inputs ?? {})),
  }
}

const MOST_METHODS = 3

/** The methods of most weight; those that differ in a rate of leaning only are told as one. */
function listMethods(names: string[]): [string, number][] {
  const weights = new Map<string, number>()
  for (const text of names) {
    const [, name = '', percent = ''] = /^(.*), (\d+) %$/.exec(text) ?? []
    if (name === '') continue
    const short = name.replace(/ \(.*\)$/, '')
    weights.set(short, (weights.get(short) ?? 0) + Number(percent) / 100)
  }
  return [...weights].toSorted(([, one], [, other]) => other - one).slice(0, MOST_METHODS)
}

/** How much promotions and prices multiply the demand of the next weeks. */
function effectsAhead({ series, cover, promotionCount }: SeriesTask, steps: number) {
  const plans = series.signals ?? []
  const { length } = series.demand
  const isPlanned = (plan: Float64Array) =>
    plan.subarray(length, length + steps).some((value) => value > 0)
  const first = plans.length - promotionCount
  const effect = (silent: (index: number) => boolean) => {
    if (!cover.signals) return 1
    const signals = plans.map((plan, index) => (silent(index) ? quietAhead(plan, length) : plan))
    const all = signalEffects(cover.signals, { ...series, signals }, length, length + steps)
    return all.subarray(length).reduce((sum, x) => sum + x, 0) / steps || 1
  }
  const none = { promotion: 1, price: 1 }
  if (!cover.signals?.helps || !plans.some((plan, i) => (i === 0 || i >= first) && isPlanned(plan)))
    return none
  const all = effect(() => false)
  const withoutPromotion = effect((index) => index >= first)
  const withoutEither = effect((index) => index >= first || index === 0)
  return { promotion: all / withoutPromotion, price: withoutPromotion / withoutEither }
}

function quietAhead(plan: Float64Array, length: number): Float64Array {
  return plan.map((value, index) => (index < length ? value : 0))
}

const LOOK_BACK_WEEKS = 8
const LEAST_TO_LOOK_BACK = 26

/** What would have been said eight weeks ago, against what came; null with too little history. */
function lookBackAt({ series, cover, wholeWeeks }: SeriesTask): AccuracySums | null {
  const cut = wholeWeeks - LOOK_BACK_WEEKS
  if (historyWeeksOf(series.demand, cut) < LEAST_TO_LOOK_BACK) return null
  const { inStock } = series
  const past = {
    ...series,
    demand: series.demand.subarray(0, cut),
    ...(inStock ? { inStock: inStock.subarray(0, cut) } : {}),
  }
  const forecast = forecastDemand(cover, past, LOOK_BACK_WEEKS)
  const high = forecast.quantile(0.9)
  const last = series.demand[cut - 1] ?? 0
  const sums: AccuracySums = [0, 0, 0, 0, 0, 0]
  for (let step = 0; step < LOOK_BACK_WEEKS; step++) {
    if (inStock && (inStock[cut + step] ?? 1) < 0.5) continue
    addScore(sums, {
      actual: series.demand[cut + step] ?? 0,
      mean: forecast.mean[step] ?? 0,
      p90: high[step] ?? 0,
      naive: last,
    })
  }
  return sums
}

/** Adds what came of one forecast week. */
export function addScore(
  sums: AccuracySums,
  week: { actual: number; mean: number; p90: number; naive: number },
): void {
  sums[0] += 1
  sums[1] += Math.abs(week.mean - week.actual)
  sums[2] += week.mean - week.actual
  sums[3] += week.actual
  sums[4] += week.actual <= week.p90 ? 1 : 0
  sums[5] += Math.abs(week.naive - week.actual)
}
