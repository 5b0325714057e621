import {
  requireFinite,
  requireNonNegative,
  requireProbability,
  requireShare,
  requireWhole,
} from './argument.ts'
import { poissonQuantile } from './counts.ts'

/** How much of the stock a sales channel may show; quantities in base units. */
export type ListingRule = {
  /** Kept for other channels or customers. */
  ringFenced?: number
  /** Withheld against sales not yet seen. */
  buffer?: number
  /** Share of the rest that is shown, 0..1. */
  share?: number
  /** Show at most this many. */
  maximum?: number
  /** Show 0 rather than fewer than this many. */
  minimum?: number
  /** Units in one listed pack. */
  packSize?: number
}

/**
 * Quantity that a channel lists, in packs. The order of steps is fixed: `available` (units over
 * the channel's locations, plus what may be pre-sold) less ring-fenced less buffer, × share
 * rounded down, at most the maximum, 0 when below the minimum, never negative, whole packs.
 *
 * Throws RangeError when available is not finite or a setting is out of range.
 */
export function listedQuantity(available: number, rule: ListingRule = {}): number {
  const { ringFenced = 0, buffer = 0, share = 1, minimum = 0, packSize = 1 } = rule
  requireFinite('available', available)
  requireNonNegative('ringFenced', ringFenced)
  requireNonNegative('buffer', buffer)
  requireShare('share', share)
  requireNonNegative('minimum', minimum)
  requireWhole('packSize', packSize)
  if (packSize < 1) throw new RangeError('packSize must be at least 1')
  if (rule.maximum !== undefined) requireNonNegative('maximum', rule.maximum)
  // 0.7 × 10 is 7 on paper; the product of floats may be a hair below.
  const shared = Math.floor((available - ringFenced - buffer) * share + 1e-9)
  const capped = Math.min(shared, rule.maximum ?? Infinity)
  const shown = capped < minimum ? 0 : capped
  return Math.max(0, Math.floor(shown / packSize))
}

/**
 * Buffer against overselling: the units that *other* channels sell before this one hears of it,
 * exceeded with at most `oversellProbability`; a Poisson quantile.
 *
 * `otherUnitsPerSecond` is the rate of the other channels, `delaySeconds` the 95th percentile from
 * a sale there to its showing here.
 *
 * Throws RangeError on a negative rate or delay, or unless 0 < oversellProbability < 1.
 */
export function oversellBuffer(input: {
  otherUnitsPerSecond: number
  delaySeconds: number
  oversellProbability: number
}): number {
  requireNonNegative('otherUnitsPerSecond', input.otherUnitsPerSecond)
  requireNonNegative('delaySeconds', input.delaySeconds)
  requireProbability('oversellProbability', input.oversellProbability)
  return poissonQuantile(
    1 - input.oversellProbability,
    input.otherUnitsPerSecond * input.delaySeconds,
  )
}
