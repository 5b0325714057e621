import { requireFinite, requireNonNegative } from './argument.ts'

/** Limits of slow and dead stock, all in days; editable by the user. */
export type SlowStockRules = {
  slowCoverDays: number
  slowAgeDays: number
  deadDays: number
  newItemDays: number
}

/** Slow: cover over 180 d or older than 90 d and falling; dead: 180 d unsold; new: under 60 d. */
export const slowStockRules: SlowStockRules = {
  slowCoverDays: 180,
  slowAgeDays: 90,
  deadDays: 180,
  newItemDays: 60,
}

/** What the slow and dead rules look at. */
export type StockAge = {
  onHand: number
  /** Days the stock lasts at today's rate; null when nothing sells. */
  coverDays: number | null
  /** Days since the stock came in (the oldest units), or null when not known. */
  ageDays: number | null
  /** Days since the last sale; null when it never sold. */
  daysSinceLastSale: number | null
  /** Days since the item was first listed or received; null when not known, then not new. */
  daysSinceFirstSeen: number | null
  /** Demand is falling, as judged by the caller. */
  falling: boolean
  /** The season has not begun, or the item sells in season only. */
  seasonal: boolean
}

/**
 * `dead`: on hand, not seasonal, not new, and no sale for 180 days (or none ever). `slow`: on hand,
 * not seasonal, not new, and cover over 180 days (or nothing sells), or older than 90 days with falling demand. Otherwise
 * `moving`; `empty` without stock.
 *
 * Throws RangeError when a day count is negative or not finite.
 */
export function classifySlowStock(
  stock: StockAge,
  rules: SlowStockRules = slowStockRules,
): 'empty' | 'moving' | 'slow' | 'dead' {
  requireFinite('onHand', stock.onHand)
  for (const name of ['coverDays', 'ageDays', 'daysSinceLastSale', 'daysSinceFirstSeen'] as const) {
    if (stock[name] !== null) requireNonNegative(name, stock[name])
  }
  if (stock.onHand <= 0) return 'empty'
  const isNew = stock.daysSinceFirstSeen !== null && stock.daysSinceFirstSeen < rules.newItemDays
  if (stock.seasonal || isNew) return 'moving'
  if (stock.daysSinceLastSale === null || stock.daysSinceLastSale >= rules.deadDays) return 'dead'
  if (stock.coverDays === null || stock.coverDays > rules.slowCoverDays) return 'slow'
  return stock.ageDays !== null && stock.ageDays > rules.slowAgeDays && stock.falling
    ? 'slow'
    : 'moving'
}

/**
 * Excess units: `max(0, available + incoming − forecast over (L + R + target cover) − SS)`.
 *
 * Throws RangeError when available is not finite or another input is negative.
 */
export function excessUnits(input: {
  available: number
  incoming: number
  forecastDemand: number
  safetyStock: number
}): number {
  requireFinite('available', input.available)
  requireNonNegative('incoming', input.incoming)
  requireNonNegative('forecastDemand', input.forecastDemand)
  requireNonNegative('safetyStock', input.safetyStock)
  return Math.max(0, input.available + input.incoming - input.forecastDemand - input.safetyStock)
}

/**
 * Write-down of a unit to net realisable value: `max(0, cost − (price − cost to sell))`, currency.
 *
 * Throws RangeError on a negative or non-finite input. Source: US GAAP, lower of cost and NRV.
 */
export function writeDown(unitCost: number, expectedPrice: number, costToSell: number): number {
  requireNonNegative('unitCost', unitCost)
  requireNonNegative('expectedPrice', expectedPrice)
  requireNonNegative('costToSell', costToSell)
  return Math.max(0, unitCost - (expectedPrice - costToSell))
}
