import { requireSeries, requireWhole } from '../argument.ts'

/** What one method expects of the next periods, first step first; units per period. */
export type MethodForecast = {
  method: string
  mean: Float64Array
  /** Standard deviation of the error of each step. */
  deviation: Float64Array
  /** Standard deviation of the error of the sum of the steps up to and with each. */
  sumDeviation: Float64Array
  /** What was estimated, to be shown and stored. */
  parameters: Record<string, number>
}

/** Throws RangeError unless the history is finite and not empty and the horizon whole and >= 1. */
export function requireHistory(history: ArrayLike<number>, horizon: number): void {
  requireSeries('history', history)
  if (history.length === 0) throw new RangeError('history must not be empty')
  requireWhole('horizon', horizon)
  if (horizon < 1) throw new RangeError('horizon must be at least 1')
}

/**
 * Deviations of the steps and of their sums from the weights `c_j` with which an error of one
 * period stays in the forecast j periods later (additive errors): `Var_h = σ²·(1 + Σ_{j<h} c_j²)`,
 * and for the sum of H steps `σ²·Σ_t (1 + Σ_{j<=H−t} c_j)²`.
 *
 * Source: Hyndman, Koehler, Ord & Snyder (2008), ch. 6 and 11.
 */
export function errorSpread(
  sigma: number,
  horizon: number,
  carry: (j: number) => number,
): { deviation: Float64Array; sumDeviation: Float64Array } {
  const deviation = new Float64Array(horizon)
  const sumDeviation = new Float64Array(horizon)
  let variance = 1
  let sumVariance = 0
  let reach = 1
  for (let h = 1; h <= horizon; h++) {
    if (h > 1) {
      variance += carry(h - 1) ** 2
      reach += carry(h - 1)
    }
    // The error of the first step is in the sum with weight 1 + c_1 + … , that of the last with 1.
    sumVariance += reach * reach
    deviation[h - 1] = sigma * Math.sqrt(variance)
    sumDeviation[h - 1] = sigma * Math.sqrt(sumVariance)
  }
  return { deviation, sumDeviation }
}
