/** A base series: demand without season and signals; `weight` 0 where nothing is known. */
export type BaseSeries = { value: Float64Array; weight: Float64Array; length: number }

/** Rates of the level experts, from the long memory of slow movers to the short one of trends. */
export const levelRates = [0.01, 0.03, 0.08, 0.2, 0.4, 0.75]

/** Names of the ways to carry on a base series: the levels, two trends. */
export const levelNames = [
  ...levelRates.map((rate) => `level at rate ${rate}`),
  'damped trend',
  'half trend',
]

/** What levels know after a history: the forecasts and how far one-step forecasts were off. */
export type LevelForecasts = {
  steps: Float64Array[]
  error: number
  mean: number
  state: LevelState
}

/** What the levels and trends have to keep from one period to the next. */
export type LevelState = {
  /** Demand and exposure, each faded by each rate. */
  top: Float64Array
  bottom: Float64Array
  units: number
  exposure: number
  damped: { level: number; trend: number }
  line: { periods: number; time: number; units: number; squares: number; products: number }
  length: number
}

/**
 * Carries a base series on by every level expert, over its first `length` periods.
 *
 * A level is an exponentially weighted mean of demand over exposure, so that periods out of stock
 * neither raise nor lower it; the trends are damped Holt and Theta's half slope. `error` is the
 * root mean square of the best level's one-step errors.
 */
export function carryLevels(base: BaseSeries, horizon: number): LevelForecasts {
  const { value, weight, length } = base
  const count = levelRates.length
  const state = openLevels(base)
  const { top, bottom } = state
  const squares = new Float64Array(count)
  let tested = 0
  const warm = Math.min(length / 3, 12)
  for (let t = 0; t < length; t++) {
    const w = weight[t]!
    const x = value[t]!
    if (t >= warm && w >= 0.5 && state.exposure > 0) {
      tested++
      for (let e = 0; e < count; e++) squares[e]! += (x / w - top[e]! / bottom[e]!) ** 2
    }
    addPeriod(state, x, w)
  }
  const mean = meanOf(state)
  let least = Infinity
  for (let e = 0; e < count; e++) least = Math.min(least, squares[e]!)
  const error = tested > 0 ? Math.sqrt(least / tested) : mean
  return { steps: continueLevels(state, horizon), error, mean, state }
}

function openLevels({ value, weight, length }: BaseSeries): LevelState {
  let units = 0
  let exposure = 0
  for (let t = 0; t < length; t++) {
    units += value[t]!
    exposure += weight[t]!
  }
  return {
    top: new Float64Array(levelRates.length),
    bottom: new Float64Array(levelRates.length),
    units: 0,
    exposure: 0,
    // The trend starts from the mean of all that is known.
    damped: { level: exposure > 0 ? units / exposure : 0, trend: 0 },
    line: { periods: 0, time: 0, units: 0, squares: 0, products: 0 },
    length: 0,
  }
}

const alpha = 0.25
const beta = 0.05
const phi = 0.92

/** Takes in one more period: its demand without season and signals, and how much of it counts. */
export function addPeriod(state: LevelState, value: number, weight: number): void {
  const { top, bottom, damped, line, length: t } = state
  for (let e = 0; e < levelRates.length; e++) {
    const keep = 1 - levelRates[e]!
    top[e] = keep * top[e]! + value
    bottom[e] = keep * bottom[e]! + weight
  }
  state.units += value
  state.exposure += weight
  const known = weight >= 0.5
  const rate = known ? value / weight : 0
  const expected = damped.level + phi * damped.trend
  const gap = known ? rate - expected : 0
  damped.level = expected + alpha * gap
  damped.trend = phi * damped.trend + beta * gap
  if (known) {
    line.periods++
    line.time += t
    line.units += rate
    line.squares += t * t
    line.products += t * rate
  }
  state.length = t + 1
}

function meanOf({ units, exposure }: LevelState): number {
  return exposure > 0 ? units / exposure : 0
}

/** The paths of all level experts for the next `horizon` periods. */
export function continueLevels(state: LevelState, horizon: number): Float64Array[] {
  const { top, bottom } = state
  const mean = meanOf(state)
  const level = (e: number) => (bottom[e]! > 1e-9 ? top[e]! / bottom[e]! : mean)
  const steps: Float64Array[] = levelRates.map((_, e) => new Float64Array(horizon).fill(level(e)))
  steps.push(dampedPath(state, horizon), thetaPath(state, horizon, level(3)))
  return steps
}

function dampedPath({ damped }: LevelState, horizon: number): Float64Array {
  let climb = 0
  let power = 1
  const path = new Float64Array(horizon)
  for (let h = 0; h < horizon; h++) {
    power *= phi
    climb += power
    path[h] = Math.max(0, damped.level + climb * damped.trend)
  }
  return path
}

function thetaPath({ line }: LevelState, horizon: number, level: number): Float64Array {
  const { periods: n, time, units, squares, products } = line
  const spread = n * squares - time * time
  const slope = n > 3 && spread > 0 ? (n * products - time * units) / spread / 2 : 0
  return Float64Array.from({ length: horizon }, (_, h) => Math.max(0, level + slope * (h + 4)))
}
