import type { Explanation } from '@onhand/planning/explanation.ts'
import { leadTimeDistribution } from '@onhand/planning/leadTime.ts'
import { normalQuantile } from '@onhand/planning/normal.ts'
import { roundUpOrder } from '@onhand/planning/orderUpTo.ts'
import { planReorder, type ReorderInput, type ReorderPlan } from '@onhand/planning/reorder.ts'
import { roundUpUnits } from '@onhand/planning/reorderPoint.ts'
import { type DemandPath, demandAhead } from './demandAhead.ts'
import { SUM_LEVELS } from './forecastSeries.ts'

/** What a plan keeps of its item's forecast: what its figures are worked out from, not why. */
export interface PlannedForecast extends DemandPath {
  leadWeeks: number
  leadQuantiles: number[]
  coverWeeks: number
  coverQuantiles: number[]
  /** The day from which the plan looks ahead. */
  from: string
}

/**
 * Decides as planReorder does, with the forecast's quantiles in place of velocity and deviation: the
 * reorder point is the demand of the lead time at the service level, the order-up-to level that of
 * lead time and review; a lead time that varies adds to both.
 */
export function planByForecast(input: ReorderInput, forecast: PlannedForecast): ReorderPlan {
  const { leadTimeDays: L, reviewDays: R } = input
  const lead = levelOf(forecast, L, forecast.leadWeeks, forecast.leadQuantiles, input)
  const cover = levelOf(forecast, L + R, forecast.coverWeeks, forecast.coverQuantiles, input)
  // The position, the need and its rounding do not depend on how demand was found.
  const plain = planReorder({ ...input, meanDailyDemand: 0, dailyDemandDeviation: 0 })
  const position = plain.why.filter(({ name }) => name === 'position')
  const reorderPoint = roundUpUnits(lead.level)
  const orderUpTo = roundUpUnits(cover.level)
  const need = Math.max(0, cover.level - plain.position)
  const suggestedQuantity = roundUpOrder(need, input.minimumOrderQuantity, input.casePack)
  return {
    position: plain.position,
    safetyStock: lead.level - lead.mean,
    reorderPoint,
    orderUpTo,
    suggestedQuantity,
    shouldOrder: plain.position <= reorderPoint && suggestedQuantity > 0,
    why: [
      explainSafety('safetyStock', lead, input),
      explainLevel('reorderPoint', lead, 'L'),
      ...position,
      explainSafety('safetyStockWithReview', cover, input),
      explainLevel('orderUpTo', cover, 'L + R'),
      ...explainNeed(need, cover.level, plain.position, suggestedQuantity, input),
    ],
  }
}

interface Level {
  days: number
  weeks: number
  /** Expected units of these days. */
  mean: number
  /** How much more is needed for the service level, by demand alone and by a late delivery. */
  demandBuffer: number
  leadTimeBuffer: number
  level: number
}

/** Expected demand of some days from now on, and what the service level needs beyond it. */
function levelOf(
  forecast: PlannedForecast,
  days: number,
  weeks: number,
  quantiles: number[],
  { serviceLevel, leadTimeDays, leadTimeDeviationDays }: ReorderInput,
): Level {
  const mean = demandAhead(forecast, forecast.from, days)
  const learned = forecast.mean.slice(0, weeks).reduce((sum, x) => sum + x, 0)
  const spread = quantileAt(quantiles, serviceLevel) - learned
  const demandBuffer = spread * Math.sqrt(days / (7 * weeks))
  const longest = leadTimeDistribution({
    meanDays: leadTimeDays,
    deviationDays: leadTimeDeviationDays,
    receipts: 0,
  }).quantile(serviceLevel)
  const leadTimeBuffer = days > 0 ? (mean / days) * (longest - leadTimeDays) : 0
  // Below a service level of a half the buffers are negative; roots know no sign.
  const buffer = Math.sign(demandBuffer + leadTimeBuffer) * Math.hypot(demandBuffer, leadTimeBuffer)
  return { days, weeks, mean, demandBuffer, leadTimeBuffer, level: Math.max(0, mean + buffer) }
}

const scores = SUM_LEVELS.map((level) => normalQuantile(level))

/** Between the kept probabilities in a straight line over normal scores; beyond them it goes on. */
function quantileAt(quantiles: number[], p: number): number {
  const score = normalQuantile(p)
  let k = 1
  while (k < scores.length - 1 && (scores[k] ?? 0) < score) k++
  const [low, high] = [scores[k - 1] ?? 0, scores[k] ?? 1]
  const [from, to] = [quantiles[k - 1] ?? 0, quantiles[k] ?? 0]
  return Math.max(0, from + ((score - low) / (high - low)) * (to - from))
}

function explainSafety(name: string, level: Level, input: ReorderInput): Explanation {
  return {
    name,
    formula:
      '√(demandBuffer² + leadTimeBuffer²); demand: its quantile − its mean, over k weeks, × √(days / 7k)',
    inputs: {
      serviceLevel: input.serviceLevel,
      days: level.days,
      k: level.weeks,
      demandBuffer: level.demandBuffer,
      leadTimeBuffer: level.leadTimeBuffer,
      σ_L: input.leadTimeDeviationDays,
    },
    result: level.level - level.mean,
  }
}

function explainLevel(name: string, level: Level, days: string): Explanation {
  const buffer = name === 'reorderPoint' ? 'safetyStock' : 'safetyStockWithReview'
  return {
    name,
    formula: `expectedDemand of the next ${days} days + ${buffer}`,
    inputs: { days: level.days, expectedDemand: level.mean, [buffer]: level.level - level.mean },
    result: level.level,
  }
}

function explainNeed(
  need: number,
  orderUpTo: number,
  position: number,
  suggestedQuantity: number,
  { minimumOrderQuantity, casePack }: ReorderInput,
): Explanation[] {
  return [
    {
      name: 'quantityBeforeRounding',
      formula: 'max(0, orderUpTo − position)',
      inputs: { orderUpTo, position },
      result: need,
    },
    {
      name: 'suggestedQuantity',
      formula:
        need > 0
          ? '⌈max(quantityBeforeRounding, minimumOrderQuantity) / casePack⌉·casePack'
          : '0, as nothing is needed',
      inputs: { quantityBeforeRounding: need, minimumOrderQuantity, casePack },
      result: suggestedQuantity,
    },
  ]
}
