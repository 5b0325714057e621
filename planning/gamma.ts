import { requireFinite, requirePositive, requireProbability } from './argument.ts'
import { normalQuantile } from './normal.ts'

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
]

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-14 relative.
 *
 * Throws RangeError unless x > 0. Source: Lanczos (1964), g = 7 with nine terms.
 */
export function logGamma(x: number): number {
  requirePositive('x', x)
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  let sum = lanczos[0]!
  for (let i = 1; i < lanczos.length; i++) sum += lanczos[i]! / (shifted + i)
  const t = shifted + 7.5
  return 0.9189385332046727 + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Regularised lower incomplete gamma function P(a, x) with `complement` false, Q(a, x) = 1 − P
 * with `complement` true (so that neither loses digits in its tail).
 *
 * Throws RangeError unless a > 0 and x is a number. Source: series and continued fraction of Abramowitz & Stegun
 * 6.5.29 and 6.5.31.
 */
export function incompleteGamma(a: number, x: number, complement = false): number {
  requirePositive('a', a)
  if (Number.isNaN(x)) throw new RangeError('x must be a number, not NaN')
  if (x <= 0) return complement ? 1 : 0
  if (x === Infinity) return complement ? 0 : 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    const lower = Math.min(1, scale * lowerSeries(a, x))
    return complement ? 1 - lower : lower
  }
  const upper = Math.min(1, scale * upperFraction(a, x))
  return complement ? upper : 1 - upper
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 100000; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-17) break
  }
  return sum
}

// Lentz's method.
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100000; n++) {
    const an = -n * (n - a)
    b += 2
    d = an * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + an / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction
}

/**
 * Probability that a gamma variable with this shape and scale (mean = shape · scale) is at most x.
 *
 * Throws RangeError unless shape and scale are positive and x is finite.
 */
export function gammaProbability(x: number, shape: number, scale: number): number {
  requireFinite('x', x)
  requirePositive('shape', shape)
  requirePositive('scale', scale)
  return incompleteGamma(shape, x / scale)
}

/**
 * The value that a gamma variable stays at or below with probability p, in the unit of `scale`.
 *
 * Throws RangeError unless 0 < p < 1 and shape and scale are positive.
 * Source: Wilson–Hilferty start, then safeguarded Newton steps on the exact distribution.
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  requireProbability('p', p)
  requirePositive('shape', shape)
  requirePositive('scale', scale)
  const wilson = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))
  const logConstant = logGamma(shape)
  // For small shapes the lower tail is F(x) ≈ x^shape / (shape · Γ(shape)).
  const tail = Math.exp((Math.log(p * shape) + logConstant) / shape)
  if (tail < 1e-280) return 0
  let x = wilson > 0.2 ? shape * wilson ** 3 : tail
  let low = 0
  let high = Infinity
  for (let step = 0; step < 200; step++) {
    const error = p > 0.5 ? 1 - p - incompleteGamma(shape, x, true) : incompleteGamma(shape, x) - p
    if (error > 0) high = x
    else low = x
    const density = Math.exp((shape - 1) * Math.log(x) - x - logConstant)
    let next = x - error / density
    if (!(next > low && next < high)) {
      next = high === Infinity ? x * 2 : low === 0 ? high / 4 : (low + high) / 2
    }
    if (Math.abs(next - x) <= 1e-14 * x) return next * scale
    x = next
  }
  return x * scale
}
