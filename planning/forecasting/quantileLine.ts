import { requireProbability } from '../argument.ts'
import { normalQuantile } from '../normal.ts'
import { quantileGrid, spreadFeatures } from './spread.ts'

/** Quantiles at the levels of the grid, rising. */
export type QuantileLine = Float64Array | Float32Array

/** Features of every quantile put together by their coefficients, so that they rise. */
export function combineFeatures(
  features: Float64Array,
  coefficients: Float64Array[],
): Float64Array {
  let highest = 0
  return Float64Array.from(coefficients, (beta, q) => {
    let value = 0
    for (let j = 0; j < spreadFeatures; j++) value += beta[j]! * features[q * spreadFeatures + j]!
    highest = Math.max(highest, value)
    return highest
  })
}

/**
 * The quantiles that orders are decided by: the mean of the learned ones, those of the negative
 * binomial or gamma, and the item's own past moved to the mean. Each is off in its own way; a stock
 * pays dearly for what only one of them believes.
 */
export function blendOrderLine(learned: Float64Array, features: Float64Array): Float64Array {
  return learned.map((value, q) => {
    const at = q * spreadFeatures
    return (value + features[at + 1]! + features[at + 3]!) / 3
  })
}

const scores = quantileGrid.map((p) => normalQuantile(p))

/** The quantile at `p`: straight lines over normal scores; beyond the grid the last goes on. */
export function quantileAt(line: QuantileLine, p: number): number {
  return valueAtScore(line, scoreOf(p))
}

/** The normal score of a probability, 0 < p < 1. */
export function scoreOf(p: number): number {
  requireProbability('p', p)
  return normalQuantile(p)
}

/** The quantile at a normal score. */
export function valueAtScore(line: QuantileLine, score: number): number {
  let k = 1
  while (k < scores.length - 1 && scores[k]! < score) k++
  const share = (score - scores[k - 1]!) / (scores[k]! - scores[k - 1]!)
  return Math.max(0, line[k - 1]! + share * (line[k]! - line[k - 1]!))
}
