import { requireDemand, requirePositive } from './argument.ts'

/** Units that are usual demand, and those that belong to outlying orders, with the limit used. */
export type SplitOrders = { usual: Float64Array; bulk: Float64Array; limit: number }

/**
 * Takes outlying bulk orders apart from usual demand: an order is bulk when it is larger than
 * `times` the median order and, from 200 orders up, larger than all but the largest 0.5 % of them.
 * Its whole quantity is bulk. `limit` is the largest quantity that is still usual.
 *
 * `quantities[i]` units of order i, of one item.
 *
 * Throws RangeError when a quantity is negative or not finite or `times` not positive.
 */
export function splitBulkOrders(quantities: ArrayLike<number>, times = 10): SplitOrders {
  requireDemand('quantities', quantities)
  requirePositive('times', times)
  const sorted = Float64Array.from(quantities)
    .filter((units) => units > 0)
    .toSorted()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  const line = times * at(0.5)
  const limit =
    sorted.length === 0 ? Infinity : sorted.length < 200 ? line : Math.max(line, at(0.995))
  return {
    usual: Float64Array.from(quantities, (units) => (units > limit ? 0 : units)),
    bulk: Float64Array.from(quantities, (units) => (units > limit ? units : 0)),
    limit,
  }
}
