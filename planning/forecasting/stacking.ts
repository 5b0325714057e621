/** Sums of squares and products of expert forecasts with the outcome, for least squares. */
export class Gram {
  readonly size: number
  readonly products: Float64Array
  readonly targets: Float64Array
  count = 0

  constructor(size: number) {
    this.size = size
    this.products = new Float64Array(size * size)
    this.targets = new Float64Array(size)
  }

  /** Adds one forecast of every expert with what came, both in units of the series' scale. */
  add(forecasts: ArrayLike<number>, outcome: number, weight = 1): void {
    const n = this.size
    for (let i = 0; i < n; i++) {
      const f = weight * forecasts[i]!
      this.targets[i]! += f * outcome
      for (let j = 0; j <= i; j++) this.products[i * n + j]! += f * forecasts[j]!
    }
    this.count += weight
  }

  /** Adds another's sums, so that they count as `records` records. */
  lean(other: Gram, records: number): void {
    if (other.count === 0) return
    const scale = records / other.count
    for (let k = 0; k < this.products.length; k++) this.products[k]! += scale * other.products[k]!
    for (let k = 0; k < this.targets.length; k++) this.targets[k]! += scale * other.targets[k]!
    this.count += records
  }
}

/**
 * Weights of experts, not negative and with sum 1, that would have forecast best by least squares:
 * exponentiated gradient steps from equal weights, which keeps every expert a little.
 *
 * Source: Kivinen & Warmuth (1997), Information & Computation 132.
 */
export function stackExperts(gram: Gram, rounds = 4000): Float64Array {
  const n = gram.size
  const weights = new Float64Array(n).fill(1 / n)
  if (gram.count === 0) return weights
  let largest = 1e-12
  for (let i = 0; i < n; i++) largest = Math.max(largest, gram.products[i * n + i]!)
  const gradient = new Float64Array(n)
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      let sum = -gram.targets[i]!
      for (let j = 0; j < n; j++) {
        sum += weights[j]! * gram.products[i >= j ? i * n + j : j * n + i]!
      }
      gradient[i] = sum / largest
    }
    let total = 0
    for (let i = 0; i < n; i++) {
      weights[i] = weights[i]! * Math.exp(-2 * gradient[i]!)
      total += weights[i]!
    }
    for (let i = 0; i < n; i++) weights[i] = weights[i]! / total
  }
  return weights
}
