import { inStockVelocity } from '@onhand/planning/velocity.ts'
import type { DemandSeries } from './demandSeries.ts'

/** What a series tells about demand. */
export interface ObservedDemand {
  mean: number | null
  deviation: number | null
  /** The index of the first day that counts. */
  firstDay: number
  observedDays: number
  inStockDays: number
  unknownDays: number
  unitsSold: number
  /** The index of the first and last day with a sale, or -1. */
  firstSale: number
  lastSale: number
  trend: number | null
}

// An item counts as launched at its first sale when so long a silence before would be a rare accident.
const RARE = 0.05
const MIN_DAYS_FOR_TREND = 56

/** Mean and deviation of daily demand on in-stock days, from the item's launch on. */
export function observeDemand(series: DemandSeries): ObservedDemand {
  const firstSale = series.units.findIndex((units) => units > 0)
  const firstDay = launchDay(series.units, firstSale)
  const units = series.units.subarray(firstDay)
  const known = series.shares.subarray(firstDay)
  const shares = known.map((share) => (Number.isNaN(share) ? 1 : share))
  const velocity = inStockVelocity(units, shares)
  const mean = velocity.dailyMean
  return {
    mean,
    // With a single day there is no spread to measure; a Poisson seller's is the root of its mean.
    deviation: velocity.dailyDeviation ?? (mean === null ? null : Math.sqrt(mean)),
    firstDay,
    observedDays: units.length,
    inStockDays: velocity.inStockDays,
    unknownDays: known.filter((share) => Number.isNaN(share)).length,
    unitsSold: series.units.reduce((sum, value) => sum + value, 0),
    firstSale,
    lastSale: series.units.findLastIndex((value) => value > 0),
    trend: trendOf(units),
  }
}

/**
 * The day from which an item counts. Silence before the first sale is either "not yet sold" or
 * "sold rarely": with k selling days in the m days since, the second has probability (1 − k/m)^gap.
 */
function launchDay(units: Float64Array, firstSale: number): number {
  if (firstSale <= 0) return 0
  const after = units.subarray(firstSale + 1)
  if (after.length === 0) return 0
  const sellingDays = after.filter((value) => value > 0).length
  return (1 - sellingDays / after.length) ** firstSale < RARE ? firstSale : 0
}

/** The later half's daily demand against the earlier half's; null with too little to compare. */
function trendOf(units: Float64Array): number | null {
  if (units.length < MIN_DAYS_FOR_TREND) return null
  const half = Math.floor(units.length / 2)
  const sum = (part: Float64Array) => part.reduce((total, value) => total + value, 0)
  const earlier = sum(units.subarray(0, half)) / half
  const later = sum(units.subarray(half)) / (units.length - half)
  return earlier === 0 ? null : later / earlier
}
