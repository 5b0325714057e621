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
export type LevelForecasts = { steps: Float64Array[]; error: number; mean: number }

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
  const top = new Float64Array(count)
  const bottom = new Float64Array(count)
  const squares = new Float64Array(count)
  let total = 0
  let exposure = 0
  let tested = 0
  const warm = Math.min(length / 3, 12)
  for (let t = 0; t < length; t++) {
    const w = weight[t]!
    const x = value[t]!
    const test = t >= warm && w >= 0.5 && exposure > 0
    if (test) tested++
    for (let e = 0; e < count; e++) {
      if (test) squares[e]! += (x / w - top[e]! / bottom[e]!) ** 2
      const keep = 1 - levelRates[e]!
      top[e] = keep * top[e]! + x
      bottom[e] = keep * bottom[e]! + w
    }
    total += x
    exposure += w
  }
  const mean = exposure > 0 ? total / exposure : 0
  const level = (e: number) => (bottom[e]! > 1e-9 ? top[e]! / bottom[e]! : mean)
  const steps: Float64Array[] = levelRates.map((_, e) => new Float64Array(horizon).fill(level(e)))
  steps.push(dampedPath(base, horizon, mean), thetaPath(base, horizon, level(3)))
  let least = Infinity
  for (let e = 0; e < count; e++) least = Math.min(least, squares[e]!)
  const error = tested > 0 ? Math.sqrt(least / tested) : mean
  return { steps, error, mean }
}

function dampedPath(
  { value, weight, length }: BaseSeries,
  horizon: number,
  mean: number,
): Float64Array {
  const alpha = 0.25
  const beta = 0.05
  const phi = 0.92
  let level = mean
  let trend = 0
  for (let t = 0; t < length; t++) {
    const expected = level + phi * trend
    const gap = weight[t]! >= 0.5 ? value[t]! / weight[t]! - expected : 0
    level = expected + alpha * gap
    trend = phi * trend + beta * gap
  }
  let climb = 0
  let power = 1
  const path = new Float64Array(horizon)
  for (let h = 0; h < horizon; h++) {
    power *= phi
    climb += power
    path[h] = Math.max(0, level + climb * trend)
  }
  return path
}

function thetaPath(
  { value, weight, length }: BaseSeries,
  horizon: number,
  level: number,
): Float64Array {
  let n = 0
  let time = 0
  let units = 0
  let squares = 0
  let products = 0
  for (let t = 0; t < length; t++) {
    if (weight[t]! < 0.5) continue
    const x = value[t]! / weight[t]!
    n++
    time += t
    units += x
    squares += t * t
    products += t * x
  }
  const spread = n * squares - time * time
  const slope = n > 3 && spread > 0 ? (n * products - time * units) / spread / 2 : 0
  return Float64Array.from({ length: horizon }, (_, h) => Math.max(0, level + slope * (h + 4)))
}
