import { requireDemand, requireNonNegative, requireWhole } from './argument.ts'

/**
 * Multiplicative seasonal indices of a history: `s_j = mean(y in season j) / mean(y)`, scaled to a
 * mean of 1. `demand[t]` belongs to season `(t + offset) % period`.
 *
 * A season never seen, and a history without demand, give 1.
 *
 * Throws RangeError unless period is a whole number >= 1 and demand is finite and >= 0.
 */
export function seasonalIndices(
  demand: ArrayLike<number>,
  period: number,
  offset = 0,
): Float64Array {
  requireDemand('demand', demand)
  requirePeriod(period)
  requireWhole('offset', offset)
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = 0; t < demand.length; t++) {
    const j = (t + offset) % period
    sums[j] = sums[j]! + demand[t]!
    counts[j] = counts[j]! + 1
  }
  const seen = sums.reduce((total, sum) => total + sum, 0)
  if (seen === 0) return new Float64Array(period).fill(1)
  const mean = seen / demand.length
  return normaliseIndices(sums.map((sum, j) => (counts[j]! > 0 ? sum / counts[j]! / mean : 1)))
}

/**
 * An item's indices pulled towards its category's: `s'_j = (n·s_j + k·c_j) / (n + k)`, scaled to a
 * mean of 1. `n` is the number of seasons (years) of own history, `strength` k how many seasons the
 * category's pattern is worth.
 *
 * Throws RangeError when lengths differ, n or k is negative, or both are 0.
 */
export function shrinkIndices(
  own: ArrayLike<number>,
  category: ArrayLike<number>,
  n: number,
  strength: number,
): Float64Array {
  requireNonNegative('n', n)
  requireNonNegative('strength', strength)
  if (own.length !== category.length) throw new RangeError('own and category must be as long')
  if (n + strength === 0) throw new RangeError('n and strength must not both be 0')
  return normaliseIndices(
    Float64Array.from(own, (index, j) => {
      return (n * index + strength * category[j]!) / (n + strength)
    }),
  )
}

function normaliseIndices(indices: Float64Array): Float64Array {
  const mean = indices.reduce((sum, index) => sum + index, 0) / indices.length
  return mean > 0 ? indices.map((index) => index / mean) : indices.fill(1)
}

function requirePeriod(period: number): void {
  requireWhole('period', period)
  if (period < 1) throw new RangeError('period must be at least 1')
}
