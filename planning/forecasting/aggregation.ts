import { requireDemand } from '../argument.ts'
import { averageDemandInterval } from '../demandClass.ts'

/**
 * ADIDA: demand is summed into buckets as long as its mean interval, so that few are empty, the
 * buckets are smoothed, and the forecast is spread evenly over the bucket. Units per period.
 *
 * Throws RangeError when the demand is empty, negative or not finite.
 * Source: Nikolopoulos, Syntetos, Boylan, Petropoulos & Assimakopoulos (2011), J. Oper. Res. Soc. 62.
 */
export function forecastAdida(demand: ArrayLike<number>): number {
  const interval = averageDemandInterval(demand)
  if (interval === Infinity) return 0
  const size = Math.min(demand.length, Math.max(1, Math.round(interval)))
  return smoothLast(bucketsOf(demand, size)) / size
}

/**
 * IMAPA: the mean of such forecasts over all bucket lengths from one period to the mean interval.
 *
 * Throws RangeError when the demand is empty, negative or not finite.
 * Source: Petropoulos & Kourentzes (2015), J. Oper. Res. Soc. 66.
 */
export function forecastImapa(demand: ArrayLike<number>): number {
  const interval = averageDemandInterval(demand)
  if (interval === Infinity) return 0
  const longest = Math.min(demand.length, Math.max(1, Math.round(interval)))
  let sum = 0
  for (let size = 1; size <= longest; size++) sum += smoothLast(bucketsOf(demand, size)) / size
  return sum / longest
}

/**
 * Sums of the last whole buckets of `size` periods; the oldest periods that fill none are left out.
 *
 * Throws RangeError when the demand is negative or not finite.
 */
export function bucketsOf(demand: ArrayLike<number>, size: number): Float64Array {
  requireDemand('demand', demand)
  const count = Math.floor(demand.length / size)
  const sums = new Float64Array(count)
  const offset = demand.length - count * size
  for (let t = offset; t < demand.length; t++) {
    const bucket = Math.floor((t - offset) / size)
    sums[bucket] = sums[bucket]! + demand[t]!
  }
  return sums
}

// Level by the rate of 0.1 … 0.3 that has forecast the past buckets best.
function smoothLast(values: Float64Array): number {
  let best = Infinity
  let answer = values[0]!
  for (const alpha of [0.1, 0.15, 0.2, 0.25, 0.3]) {
    let level = values[0]!
    let squares = 0
    for (let t = 1; t < values.length; t++) {
      const error = values[t]! - level
      squares += error * error
      level += alpha * error
    }
    if (squares >= best) continue
    best = squares
    answer = level
  }
  return answer
}
