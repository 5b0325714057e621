import { requireDemand } from './argument.ts'

/** How demand arrives; decides which forecast fits. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'none'

/** Cut-offs of Syntetos, Boylan & Croston (2005). */
export const demandCutoffs = { interval: 1.32, squaredVariation: 0.49 }

/**
 * Average demand interval: `periods / periods with demand`; Infinity when there was none.
 *
 * Throws RangeError when the demand is empty, negative or not finite.
 */
export function averageDemandInterval(demand: ArrayLike<number>): number {
  requireDemand('demand', demand)
  if (demand.length === 0) throw new RangeError('demand must not be empty')
  let periods = 0
  for (let t = 0; t < demand.length; t++) if (demand[t]! > 0) periods++
  return demand.length / periods
}

/**
 * Squared coefficient of variation of the non-zero demands, `(s / m)²`. The population deviation
 * is the published rule's; the sample one divides by n − 1. Null with no demand (or with one, for
 * the sample).
 *
 * Throws RangeError when a demand is negative or not finite.
 */
export function squaredVariation(
  demand: ArrayLike<number>,
  deviation: 'population' | 'sample' = 'population',
): number | null {
  requireDemand('demand', demand)
  let n = 0
  let sum = 0
  for (let t = 0; t < demand.length; t++) {
    if (demand[t]! > 0) n++
    sum += demand[t]!
  }
  const divisor = deviation === 'sample' ? n - 1 : n
  if (divisor < 1) return null
  const mean = sum / n
  let squares = 0
  for (let t = 0; t < demand.length; t++) {
    if (demand[t]! > 0) squares += (demand[t]! - mean) ** 2
  }
  return squares / divisor / (mean * mean)
}

/**
 * Syntetos–Boylan class of a demand history (units per period, leading zeros included): smooth,
 * erratic, intermittent or lumpy by the cut-offs on interval and squared variation; `none` when
 * nothing was ever sold.
 *
 * Throws RangeError when the demand is empty, negative or not finite.
 * Source: Syntetos, Boylan & Croston (2005), J. Oper. Res. Soc. 56.
 */
export function classifyDemand(demand: ArrayLike<number>, cutoffs = demandCutoffs): DemandClass {
  const interval = averageDemandInterval(demand)
  const variation = squaredVariation(demand)
  if (variation === null) return 'none'
  if (interval < cutoffs.interval) {
    return variation < cutoffs.squaredVariation ? 'smooth' : 'erratic'
  }
  return variation < cutoffs.squaredVariation ? 'intermittent' : 'lumpy'
}
