import { requireDemand, requireNonNegative, requirePositive, requireSeries } from './argument.ts'

/**
 * A part of a whole as a share: fill rate (shipped complete and on time / demanded), back-order,
 * oversell (oversold / sold), on-time-in-full (lines on time and in full / lines) and the like.
 * Null when there was nothing to have a share of.
 *
 * Throws RangeError on a negative or non-finite input, or a part above the whole.
 */
export function shareOf(part: number, whole: number): number | null {
  requireNonNegative('part', part)
  requireNonNegative('whole', whole)
  if (part > whole) throw new RangeError(`part (${part}) must not be above whole (${whole})`)
  return whole === 0 ? null : part / whole
}

/**
 * Stock-out rate over items: out-of-stock days / active days, each item weighted by its demand per
 * day where `weights` are given. Null without active days.
 *
 * Throws RangeError when lengths differ or a value is negative or not finite.
 */
export function stockoutRate(
  outOfStockDays: ArrayLike<number>,
  activeDays: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number | null {
  requireDemand('outOfStockDays', outOfStockDays)
  requireDemand('activeDays', activeDays)
  if (weights) requireDemand('weights', weights)
  if (activeDays.length !== outOfStockDays.length) {
    throw new RangeError('outOfStockDays and activeDays must be as long')
  }
  if (weights && weights.length !== activeDays.length) {
    throw new RangeError('weights must be as long as activeDays')
  }
  let out = 0
  let active = 0
  for (let i = 0; i < activeDays.length; i++) {
    const weight = weights ? weights[i]! : 1
    out += weight * outOfStockDays[i]!
    active += weight * activeDays[i]!
  }
  return active === 0 ? null : out / active
}

/**
 * Perfect order rate: the product of its parts (on time, complete, undamaged, documented), each a
 * share.
 *
 * Throws RangeError when a part is outside 0..1.
 */
export function perfectOrderRate(shares: readonly number[]): number {
  return shares.reduce((product, share) => {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be 0..1, not ${share}`)
    return product * share
  }, 1)
}

/** Variance of a count: `net` lets gains and losses cancel, `absolute` does not; units or money. */
export type CountVariance = { net: number; absolute: number; accuracy: number | null }

/**
 * Net and absolute variance of counts against the books, in units or, where `unitValues` are
 * given, in money; `accuracy = 1 − Σ|variance| / Σ book` is null without book stock.
 *
 * Throws RangeError when lengths differ or a value is not finite.
 */
export function countVariance(
  counted: ArrayLike<number>,
  book: ArrayLike<number>,
  unitValues?: ArrayLike<number>,
): CountVariance {
  requireSeries('counted', counted)
  requireSeries('book', book)
  if (unitValues) requireSeries('unitValues', unitValues)
  if (counted.length !== book.length || (unitValues && unitValues.length !== book.length)) {
    throw new RangeError('counted, book and unitValues must be as long')
  }
  let net = 0
  let absolute = 0
  let total = 0
  for (let i = 0; i < book.length; i++) {
    const value = unitValues ? unitValues[i]! : 1
    net += (counted[i]! - book[i]!) * value
    absolute += Math.abs(counted[i]! - book[i]!) * value
    total += book[i]! * value
  }
  return { net, absolute, accuracy: total > 0 ? 1 - absolute / total : null }
}

/**
 * Shrinkage: `(book − physical) / book` at cost; negative when stock was found. Null without book
 * stock.
 *
 * Throws RangeError when an input is negative or not finite.
 */
export function shrinkageRate(bookValue: number, physicalValue: number): number | null {
  requireNonNegative('bookValue', bookValue)
  requireNonNegative('physicalValue', physicalValue)
  return bookValue === 0 ? null : (bookValue - physicalValue) / bookValue
}

/**
 * Counts due per working day: `Σ items_k · counts per year_k / working days`.
 *
 * Throws RangeError when a number is negative or not finite, or there are no working days.
 */
export function dailyCounts(
  classes: readonly { items: number; countsPerYear: number }[],
  workingDays: number,
): number {
  requirePositive('workingDays', workingDays)
  return (
    classes.reduce((sum, { items, countsPerYear }, i) => {
      requireNonNegative(`classes[${i}].items`, items)
      requireNonNegative(`classes[${i}].countsPerYear`, countsPerYear)
      return sum + items * countsPerYear
    }, 0) / workingDays
  )
}
