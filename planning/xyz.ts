import { requireDemand, requirePositive } from './argument.ts'

/** X: steady; Y: varying; Z: erratic demand. */
export type XyzClass = 'X' | 'Y' | 'Z'

/** Coefficients of variation at which X and Y end. */
export const xyzCutoffs = { x: 0.5, y: 1 }

/**
 * Coefficient of variation (sample deviation / mean) of weekly demand without its season:
 * week t is divided by `seasonalIndices[t % indices.length]` first, where indices are given.
 * Null with fewer than two weeks or no demand.
 *
 * Throws RangeError when a demand is negative or not finite or an index not positive.
 */
export function demandVariation(
  weekly: ArrayLike<number>,
  seasonalIndices: ArrayLike<number> = [1],
): number | null {
  requireDemand('weekly', weekly)
  for (let j = 0; j < seasonalIndices.length; j++) {
    requirePositive(`seasonalIndices[${j}]`, seasonalIndices[j]!)
  }
  const n = weekly.length
  const level = (t: number) => weekly[t]! / seasonalIndices[t % seasonalIndices.length]!
  let sum = 0
  for (let t = 0; t < n; t++) sum += level(t)
  if (n < 2 || sum === 0) return null
  const mean = sum / n
  let squares = 0
  for (let t = 0; t < n; t++) squares += (level(t) - mean) ** 2
  return Math.sqrt(squares / (n - 1)) / mean
}

/**
 * XYZ class of a coefficient of variation: X below 0.5, Y below 1, Z from 1 up. `null` (unknown)
 * is Z.
 *
 * Throws RangeError when the variation is negative or NaN.
 */
export function classifyXyz(variation: number | null, cutoffs = xyzCutoffs): XyzClass {
  if (variation === null) return 'Z'
  if (!(variation >= 0)) throw new RangeError(`variation must be zero or more, not ${variation}`)
  if (variation < cutoffs.x) return 'X'
  return variation < cutoffs.y ? 'Y' : 'Z'
}
