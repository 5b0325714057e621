import { requireDemand, requireFinite, requireNonNegative, requireSeries } from './argument.ts'

/**
 * Available to promise per period: what may still be sold from each receipt without breaking a
 * promise already made. `ATP_t = available now (t = 0) + receipts_t − firm demand until the next
 * receipt`; a shortage is taken from earlier periods. A shortage that nothing covers stays as a
 * negative figure in its period.
 *
 * `receipts[t]`, `firmDemand[t]` in units by period, of the same length.
 *
 * Throws RangeError when lengths differ or a value is out of range.
 * Source: discrete ATP of master scheduling (APICS), with look-back netting.
 */
export function availableToPromise(
  availableNow: number,
  receipts: ArrayLike<number>,
  firmDemand: ArrayLike<number>,
): number[] {
  requireFinite('availableNow', availableNow)
  requireDemand('receipts', receipts)
  requireDemand('firmDemand', firmDemand)
  if (receipts.length !== firmDemand.length) {
    throw new RangeError('receipts and firmDemand must be as long')
  }
  const promise = Array.from(receipts, () => 0)
  let source = 0
  for (let t = 0; t < receipts.length; t++) {
    if (t === 0 || receipts[t]! > 0) source = t
    promise[source]! += (t === 0 ? availableNow : 0) + receipts[t]! - firmDemand[t]!
  }
  for (let t = promise.length - 1; t > 0; t--) {
    for (let earlier = t - 1; earlier >= 0 && promise[t]! < 0; earlier--) {
      const taken = Math.min(Math.max(0, promise[earlier]!), -promise[t]!)
      promise[earlier]! -= taken
      promise[t]! += taken
    }
  }
  return promise
}

/**
 * Day by which to order so that the stock never falls below the safety stock: the first day (0 =
 * today) on which the projected position does, less the lead time. Negative when that is past;
 * null when the projection never falls so low.
 *
 * `projected[t]` is the position after day t (units).
 *
 * Throws RangeError when a projection is not finite or a lead time negative.
 */
export function orderByDay(
  projected: ArrayLike<number>,
  safetyStock: number,
  leadTimeDays: number,
): number | null {
  requireSeries('projected', projected)
  requireFinite('safetyStock', safetyStock)
  requireNonNegative('leadTimeDays', leadTimeDays)
  for (let t = 0; t < projected.length; t++) {
    if (projected[t]! < safetyStock) return t - leadTimeDays
  }
  return null
}

/**
 * Open to buy: `planned sales + planned end stock − stock at start − on order`, all at cost;
 * negative when too much is bought already.
 *
 * Throws RangeError when an input is not finite.
 */
export function openToBuy(input: {
  plannedSales: number
  plannedEndStock: number
  startStock: number
  onOrder: number
}): number {
  for (const [name, value] of Object.entries(input)) requireFinite(name, value)
  return input.plannedSales + input.plannedEndStock - input.startStock - input.onOrder
}
