import { requireDemand, requireFinite, requireNonNegative, requirePositive } from './argument.ts'

/**
 * Mean of daily closing values (currency at cost); null for an empty list.
 *
 * Throws RangeError when a value is not finite or negative.
 */
export function averageInventory(closingValues: ArrayLike<number>): number | null {
  requireDemand('closingValues', closingValues)
  if (closingValues.length === 0) return null
  let sum = 0
  for (let t = 0; t < closingValues.length; t++) sum += closingValues[t]!
  return sum / closingValues.length
}

/**
 * Inventory turns per year: `COGS / average inventory · 365 / days`, both at cost over the same
 * window of `days`. Null when there was no inventory to turn.
 *
 * Throws RangeError on negative money or a window that is not positive.
 */
export function inventoryTurns(
  costOfGoodsSold: number,
  averageValue: number,
  days: number,
): number | null {
  requireWindow(costOfGoodsSold, averageValue, days)
  return averageValue === 0 ? null : (costOfGoodsSold / averageValue) * (365 / days)
}

/**
 * Days inventory outstanding: `average inventory / COGS · days` (365 / turns). Null when nothing
 * was sold.
 *
 * Throws RangeError on negative money or a window that is not positive.
 */
export function daysInventoryOutstanding(
  costOfGoodsSold: number,
  averageValue: number,
  days: number,
): number | null {
  requireWindow(costOfGoodsSold, averageValue, days)
  return costOfGoodsSold === 0 ? null : (averageValue / costOfGoodsSold) * days
}

function requireWindow(costOfGoodsSold: number, averageValue: number, days: number): void {
  requireNonNegative('costOfGoodsSold', costOfGoodsSold)
  requireNonNegative('averageValue', averageValue)
  requirePositive('days', days)
}

/**
 * Days of supply ("days on hand"): `units / mean daily demand`. Null when nothing sells, since the
 * stock then lasts for ever; 0 when there is none (or it is oversold).
 *
 * Throws RangeError when units are not finite or demand is negative.
 */
export function daysOfSupply(units: number, meanDailyDemand: number): number | null {
  requireFinite('units', units)
  requireNonNegative('meanDailyDemand', meanDailyDemand)
  if (units <= 0) return 0
  return meanDailyDemand === 0 ? null : units / meanDailyDemand
}

/**
 * Forward cover: the largest number of whole days whose forecast demand the stock still meets.
 * `forecast[t]` is day t + 1 from now. Equal to `forecast.length` when the stock outlasts it.
 *
 * Throws RangeError when units are not finite or a forecast is negative or not finite.
 */
export function forwardCoverDays(units: number, forecast: ArrayLike<number>): number {
  requireFinite('units', units)
  requireDemand('forecast', forecast)
  let left = units
  for (let t = 0; t < forecast.length; t++) {
    left -= forecast[t]!
    if (left < -1e-9) return t
  }
  return forecast.length
}

/**
 * Sell-through of a window: `units sold / (on hand at its start + received in it)`, as a share.
 * Null when there was nothing to sell. Above 1 when more was sold than the books held.
 *
 * Throws RangeError on a negative or non-finite input.
 */
export function sellThrough(
  unitsSold: number,
  onHandAtStart: number,
  unitsReceived: number,
): number | null {
  requireNonNegative('unitsSold', unitsSold)
  requireNonNegative('onHandAtStart', onHandAtStart)
  requireNonNegative('unitsReceived', unitsReceived)
  const offered = onHandAtStart + unitsReceived
  return offered === 0 ? null : unitsSold / offered
}

/**
 * Gross margin return on inventory: annualised gross margin / average inventory at cost. Null
 * without inventory.
 *
 * Throws RangeError unless averageValue >= 0, days > 0 and the margin is finite.
 */
export function grossMarginReturn(
  grossMargin: number,
  averageValue: number,
  days: number,
): number | null {
  requireFinite('grossMargin', grossMargin)
  requireNonNegative('averageValue', averageValue)
  requirePositive('days', days)
  return averageValue === 0 ? null : ((grossMargin / averageValue) * 365) / days
}

/**
 * Gross margin as a share of net sales: `(sales − COGS) / sales`. Null without sales.
 *
 * Throws RangeError when an input is not finite.
 */
export function grossMarginShare(netSales: number, costOfGoodsSold: number): number | null {
  requireFinite('netSales', netSales)
  requireFinite('costOfGoodsSold', costOfGoodsSold)
  return netSales === 0 ? null : (netSales - costOfGoodsSold) / netSales
}

/**
 * Stock-to-sales ratio: stock value at the beginning of a month / sales of that month, both at
 * retail or both at cost. Null without sales.
 *
 * Throws RangeError on a negative or non-finite input.
 */
export function stockToSales(valueAtStart: number, salesOfMonth: number): number | null {
  requireNonNegative('valueAtStart', valueAtStart)
  requireNonNegative('salesOfMonth', salesOfMonth)
  return salesOfMonth === 0 ? null : valueAtStart / salesOfMonth
}

/**
 * Carrying cost of a window: `average inventory · yearly rate · days / 365`, where the rate is the
 * sum of its parts (capital, storage, insurance, shrinkage, obsolescence).
 *
 * Throws RangeError on a negative or non-finite input.
 */
export function carryingCost(averageValue: number, yearlyRate: number, days = 365): number {
  requireNonNegative('averageValue', averageValue)
  requireNonNegative('yearlyRate', yearlyRate)
  requireNonNegative('days', days)
  return (averageValue * yearlyRate * days) / 365
}

/**
 * Amazon's historical days of supply: mean daily units on hand / mean daily units sold, over 30
 * and over 90 days; the low-inventory fee needs **both** below 28. Null for a window without sales.
 *
 * `onHand` and `sold` are daily, oldest first, of the same length; the last 30 and 90 days count.
 *
 * Throws RangeError when lengths differ or a value is negative or not finite.
 */
export function amazonDaysOfSupply(
  onHand: ArrayLike<number>,
  sold: ArrayLike<number>,
): { short: number | null; long: number | null; lowInventory: boolean } {
  requireDemand('onHand', onHand)
  requireDemand('sold', sold)
  if (onHand.length !== sold.length) throw new RangeError('onHand and sold must be as long')
  const cover = (days: number) => {
    let held = 0
    let gone = 0
    for (let t = Math.max(0, sold.length - days); t < sold.length; t++) {
      held += onHand[t]!
      gone += sold[t]!
    }
    return gone === 0 ? null : held / gone
  }
  const short = cover(30)
  const long = cover(90)
  return { short, long, lowInventory: short !== null && long !== null && short < 28 && long < 28 }
}
