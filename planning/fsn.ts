import { requireNonNegative } from './argument.ts'

/** Fast, slow or non-moving. */
export type FsnClass = 'F' | 'S' | 'N'

/** Picks per month from which an item is fast, and days without a sale after which it stands. */
export const fsnCutoffs = { fastPicksPerMonth: 10, nonMovingDays: 180 }

/**
 * FSN class of an item: N when it has not sold for `nonMovingDays` or never, F from
 * `fastPicksPerMonth` up, else S.
 *
 * Throws RangeError when picks or days are negative or not finite.
 */
export function classifyFsn(
  picksPerMonth: number,
  daysSinceLastSale: number | null,
  cutoffs = fsnCutoffs,
): FsnClass {
  requireNonNegative('picksPerMonth', picksPerMonth)
  if (daysSinceLastSale !== null) requireNonNegative('daysSinceLastSale', daysSinceLastSale)
  if (daysSinceLastSale === null || daysSinceLastSale >= cutoffs.nonMovingDays) return 'N'
  return picksPerMonth >= cutoffs.fastPicksPerMonth ? 'F' : 'S'
}
