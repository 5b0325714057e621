import { requireFinite, requireProbability } from './argument.ts'
import type { Explanation } from './explanation.ts'
import { normalQuantile } from './normal.ts'
import { orderUpToLevel, roundUpOrder } from './orderUpTo.ts'
import { reorderPoint, roundUpUnits } from './reorderPoint.ts'
import { protectionDeviation } from './safetyStock.ts'

/** All that the decision to reorder one item at one site needs; units and days. */
export type ReorderInput = {
  meanDailyDemand: number
  dailyDemandDeviation: number
  leadTimeDays: number
  leadTimeDeviationDays: number
  reviewDays: number
  /** Cycle service level, above 0 and below 1. */
  serviceLevel: number
  onHand: number
  unavailable: number
  incoming: number
  committed: number
  minimumOrderQuantity: number
  casePack: number
}

/** The decision with its reasons. */
export type ReorderPlan = {
  /** On hand − unavailable + incoming − committed; negative when more is promised than comes. */
  position: number
  /** For the lead time alone, as in the reorder point; not rounded. */
  safetyStock: number
  /** Rounded up to whole units, as shown and as compared. */
  reorderPoint: number
  /** Level that an order fills up to, for lead time and review; rounded up to whole units. */
  orderUpTo: number
  /** What to order if one orders today, also when that is not yet needed: see shouldOrder. */
  suggestedQuantity: number
  /** The position is at or below the reorder point and there is something to order. */
  shouldOrder: boolean
  why: Explanation[]
}

/**
 * Decides whether to reorder one item, and how much, and explains every figure.
 *
 * Reorder point `d·L + z·√(L·σ_d² + d²·σ_L²)`; order when the position is at or below it;
 * quantity `d·(L + R) + z·√((L + R)·σ_d² + d²·σ_L²) − position`, rounded up to the minimum order
 * and to whole case packs, never negative. Rounded figures are in the result, the unrounded ones
 * in `why`, whose names are the result's keys (and `safetyStockWithReview`,
 * `quantityBeforeRounding`).
 *
 * Throws RangeError when a rate or time is negative, the service level is not between 0 and 1, the
 * minimum or case pack is not whole, or a number is not finite.
 * Source: Silver, Pyke & Thomas 4e, ch. 6: (R, s, S) with the demand of lead time plus review.
 */
export function planReorder(input: ReorderInput): ReorderPlan {
  requireProbability('serviceLevel', input.serviceLevel)
  const position = explainPosition(input)
  const z = normalQuantile(input.serviceLevel)
  const buffer = explainSafetyStock('safetyStock', input, z, 0)
  const point = explainReorderPoint(input, buffer.result)
  const wideBuffer = explainSafetyStock('safetyStockWithReview', input, z, input.reviewDays)
  const level = explainOrderUpTo(input, wideBuffer.result)
  const need = explainNeed(level.result, position.result)
  const rounded = explainRounding(input, need.result)
  const shownPoint = roundUpUnits(point.result)
  return {
    position: position.result,
    safetyStock: buffer.result,
    reorderPoint: shownPoint,
    orderUpTo: roundUpUnits(level.result),
    suggestedQuantity: rounded.result,
    shouldOrder: position.result <= shownPoint && rounded.result > 0,
    why: [buffer, point, position, wideBuffer, level, need, rounded],
  }
}

function explainPosition(input: ReorderInput): Explanation {
  const { onHand, unavailable, incoming, committed } = input
  for (const [name, value] of Object.entries({ onHand, unavailable, incoming, committed })) {
    requireFinite(name, value)
  }
  return {
    name: 'position',
    formula: 'onHand − unavailable + incoming − committed',
    inputs: { onHand, unavailable, incoming, committed },
    result: onHand - unavailable + incoming - committed,
  }
}

function explainSafetyStock(
  name: string,
  input: ReorderInput,
  z: number,
  reviewDays: number,
): Explanation {
  const { serviceLevel, meanDailyDemand: d, dailyDemandDeviation, leadTimeDays } = input
  const inputs = {
    serviceLevel,
    z,
    d,
    σ_d: dailyDemandDeviation,
    L: leadTimeDays,
    σ_L: input.leadTimeDeviationDays,
  }
  const withReview = name === 'safetyStockWithReview'
  return {
    name,
    formula: withReview ? 'z·√((L + R)·σ_d² + d²·σ_L²)' : 'z·√(L·σ_d² + d²·σ_L²)',
    inputs: withReview ? { ...inputs, R: reviewDays } : inputs,
    // The addition turns −0 into 0.
    result: z * protectionDeviation({ ...input, reviewDays }) + 0,
  }
}

function explainReorderPoint(input: ReorderInput, safetyStock: number): Explanation {
  const { meanDailyDemand: d, leadTimeDays: L } = input
  return {
    name: 'reorderPoint',
    formula: 'd·L + safetyStock',
    inputs: { d, L, safetyStock },
    result: reorderPoint({ meanDailyDemand: d, leadTimeDays: L, safetyStock }),
  }
}

function explainOrderUpTo(input: ReorderInput, safetyStockWithReview: number): Explanation {
  const { meanDailyDemand: d, leadTimeDays: L, reviewDays: R } = input
  return {
    name: 'orderUpTo',
    formula: 'd·(L + R) + safetyStockWithReview',
    inputs: { d, L, R, safetyStockWithReview },
    result: orderUpToLevel({
      meanDailyDemand: d,
      leadTimeDays: L,
      reviewDays: R,
      safetyStock: safetyStockWithReview,
    }),
  }
}

function explainNeed(orderUpTo: number, position: number): Explanation {
  return {
    name: 'quantityBeforeRounding',
    formula: 'max(0, orderUpTo − position)',
    inputs: { orderUpTo, position },
    result: Math.max(0, orderUpTo - position),
  }
}

function explainRounding(input: ReorderInput, quantityBeforeRounding: number): Explanation {
  const { minimumOrderQuantity, casePack } = input
  return {
    name: 'suggestedQuantity',
    formula:
      quantityBeforeRounding > 0
        ? '⌈max(quantityBeforeRounding, minimumOrderQuantity) / casePack⌉·casePack'
        : '0, as nothing is needed',
    inputs: { quantityBeforeRounding, minimumOrderQuantity, casePack },
    result: roundUpOrder(quantityBeforeRounding, minimumOrderQuantity, casePack),
  }
}
