import {
  requireNonNegative,
  requirePositive,
  requireProbability,
  requireShare,
} from './argument.ts'
import { incompleteGamma, logGamma } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/**
 * Probability that a Poisson variable with this mean equals the whole number `count`; 0 otherwise.
 *
 * Throws RangeError when the mean is negative or not finite.
 */
export function poissonMass(count: number, mean: number): number {
  requireNonNegative('mean', mean)
  if (!(Number.isInteger(count) && count >= 0)) return 0
  if (mean === 0) return count === 0 ? 1 : 0
  return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
}

/**
 * Probability that a Poisson variable with this mean is at most `count`.
 *
 * Throws RangeError when the mean is negative or not finite. Source: F(k) = Q(k + 1, mean).
 */
export function poissonProbability(count: number, mean: number): number {
  requireNonNegative('mean', mean)
  if (count < 0) return 0
  if (mean === 0) return 1
  return incompleteGamma(Math.floor(count) + 1, mean, true)
}

/**
 * The smallest whole number that a Poisson variable stays at or below with probability >= p.
 *
 * Throws RangeError unless 0 < p < 1 and mean >= 0.
 */
export function poissonQuantile(p: number, mean: number): number {
  requireProbability('p', p)
  requireNonNegative('mean', mean)
  if (mean === 0) return 0
  return smallestCount(p, mean, Math.sqrt(mean), (count) => poissonProbability(count, mean))
}

/**
 * Regularised incomplete beta function I_x(a, b).
 *
 * Throws RangeError unless a, b > 0 and 0 <= x <= 1. Source: continued fraction of Abramowitz & Stegun 26.5.8,
 * by Lentz's method.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  requireShare('x', x)
  requirePositive('a', a)
  requirePositive('b', b)
  if (x === 0 || x === 1) return x
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  )
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * betaFraction(x, a, b)) / a)
  return Math.max(0, 1 - (front * betaFraction(1 - x, b, a)) / b)
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let fraction = d
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    c = 1 + even / c
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    fraction *= d * (Math.abs(c) < tiny ? tiny : c)
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    c = 1 + odd / c
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    const change = d * (Math.abs(c) < tiny ? tiny : c)
    fraction *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return fraction
}

/**
 * Probability that a negative binomial variable with this mean and variance equals `count`.
 *
 * Throws RangeError unless mean > 0 and variance > mean. Source: counts of failures before r
 * successes, r = mean² / (variance − mean), success probability mean / variance.
 */
export function negativeBinomialMass(count: number, mean: number, variance: number): number {
  const { size, success } = negativeBinomialShape(mean, variance)
  if (!(Number.isInteger(count) && count >= 0)) return 0
  return Math.exp(
    logGamma(count + size) -
      logGamma(size) -
      logGamma(count + 1) +
      size * Math.log(success) +
      count * Math.log1p(-success),
  )
}

/**
 * Probability that a negative binomial variable with this mean and variance is at most `count`.
 *
 * Throws RangeError unless mean > 0 and variance > mean. Source: F(k) = I_success(size, k + 1).
 */
export function negativeBinomialProbability(count: number, mean: number, variance: number): number {
  const { size, success } = negativeBinomialShape(mean, variance)
  if (count < 0) return 0
  return incompleteBeta(success, size, Math.floor(count) + 1)
}

/**
 * The smallest whole number that a negative binomial variable stays at or below with
 * probability >= p.
 *
 * Throws RangeError unless 0 < p < 1, mean > 0 and variance > mean.
 */
export function negativeBinomialQuantile(p: number, mean: number, variance: number): number {
  requireProbability('p', p)
  negativeBinomialShape(mean, variance)
  return smallestCount(p, mean, Math.sqrt(variance), (count) =>
    negativeBinomialProbability(count, mean, variance),
  )
}

function negativeBinomialShape(mean: number, variance: number): { size: number; success: number } {
  requirePositive('mean', mean)
  if (!(variance > mean && variance < Infinity)) {
    throw new RangeError(
      `variance must be above the mean (${mean}) for a negative binomial, not ${variance}`,
    )
  }
  return { size: (mean * mean) / (variance - mean), success: mean / variance }
}

// The probability may miss p by a rounding error, which must not move the answer by one.
const slack = 1e-13

function smallestCount(
  p: number,
  mean: number,
  deviation: number,
  probability: (count: number) => number,
): number {
  const reached = (count: number) => probability(count) >= p - slack
  let high = Math.max(0, Math.floor(mean + normalQuantile(p) * deviation))
  let step = Math.max(1, Math.ceil(deviation / 4))
  while (!reached(high)) {
    high += step
    step *= 2
  }
  let low = high
  step = Math.max(1, Math.ceil(deviation / 4))
  while (low >= 0 && reached(low)) {
    high = low
    low -= step
    step *= 2
  }
  low = Math.max(low, -1)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}
