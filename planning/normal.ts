import { requireFinite, requirePositive, requireProbability } from './argument.ts'

const inverseRootTwoPi = 0.3989422804014327

// W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
const centre = {
  top: [2.2352520354606837, 161.02823106855587, 1067.6894854603709],
  topLast: 18154.98125334356,
  topFirst: 0.06568233791820745,
  bottom: [47.202581904688245, 976.0985517377767, 10260.932208618979],
  bottomLast: 45507.78933502673,
}
const flank = {
  top: [
    0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735,
  ],
  topLast: 9842.714838383978,
  topFirst: 1.0765576773720192e-8,
  bottom: [
    22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
    34900.95272114598, 38912.00328609327,
  ],
  bottomLast: 19685.429676859992,
}
/**
 * Density of the standard normal distribution at `z`.
 *
 * Throws RangeError when `z` is not finite.
 */
export function normalDensity(z: number): number {
  requireFinite('z', z)
  return inverseRootTwoPi * Math.exp(-0.5 * z * z)
}

/**
 * Probability that a standard normal variable is at most `z`, to about 1e-15 relative also in the
 * tails; the upper tail is `normalProbability(-z)`.
 *
 * Throws RangeError when `z` is not finite. Source: Cody (1969); Laplace's continued fraction.
 */
export function normalProbability(z: number): number {
  requireFinite('z', z)
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 + z * chebyshevRatio(centre, size > 1e-16 ? z * z : 0)
  if (size >= 39) return z > 0 ? 1 : 0
  const ratio = size <= 5.656854249492381 ? chebyshevRatio(flank, size) : millsRatio(size)
  // exp(-z*z/2) in two factors, the first of an exact square, so that the tail keeps its digits.
  const coarse = Math.trunc(size * 16) / 16
  const rest = (size - coarse) * (size + coarse)
  const upper = Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest) * ratio
  return z > 0 ? 1 - upper : upper
}

// Laplace's continued fraction, here beyond 5.6 deviations, where forty terms are more than enough.
function millsRatio(z: number): number {
  let fraction = z
  for (let n = 40; n > 0; n--) fraction = z + n / fraction
  return inverseRootTwoPi / fraction
}

function chebyshevRatio(terms: typeof centre, x: number): number {
  let top = terms.topFirst * x
  let bottom = x
  for (let i = 0; i < terms.top.length; i++) {
    top = (top + terms.top[i]!) * x
    bottom = (bottom + terms.bottom[i]!) * x
  }
  return (top + terms.topLast) / (bottom + terms.bottomLast)
}

// M. J. Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), PPND16; highest power first.
const middleTop = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const middleBottom = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]
const outerTop = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const outerBottom = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
]
const farTop = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const farBottom = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]

/**
 * The `z` that a standard normal variable stays at or below with probability `p`: the safety
 * factor of a cycle service level. Relative error about 1e-15.
 *
 * Throws RangeError unless 0 < p < 1. Source: Wichura (1988), AS 241.
 */
export function normalQuantile(p: number): number {
  requireProbability('p', p)
  const offset = p - 0.5
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset
    return (offset * polynomial(middleTop, r)) / polynomial(middleBottom, r)
  }
  const r = Math.sqrt(-Math.log(offset < 0 ? p : 1 - p))
  const size =
    r <= 5
      ? polynomial(outerTop, r - 1.6) / polynomial(outerBottom, r - 1.6)
      : polynomial(farTop, r - 5) / polynomial(farBottom, r - 5)
  return offset < 0 ? -size : size
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0
  for (const coefficient of coefficients) value = value * x + coefficient
  return value
}

/**
 * Standard normal loss `G(z) = φ(z) − z·(1 − Φ(z))`: the expected shortfall, in standard
 * deviations, of a stock that stands `z` deviations above the mean demand.
 *
 * Throws RangeError when `z` is not finite. Source: Silver, Pyke & Thomas 4e, appendix II.
 */
export function normalLoss(z: number): number {
  return z > 0
    ? Math.max(0, normalDensity(z) - z * normalProbability(-z))
    : normalDensity(z) - z * normalProbability(-z)
}

/**
 * The `z` whose standard normal loss is `loss`, the inverse of {@link normalLoss}, to about 1e-12.
 *
 * Throws RangeError unless `loss` > 0. Source: Newton's method on G, whose slope is Φ(z) − 1.
 */
export function inverseNormalLoss(loss: number): number {
  requirePositive('loss', loss)
  if (loss > 38) return -loss
  let low = -39
  let high = 39
  let z = loss < 0.3989 ? Math.sqrt(-2 * Math.log(loss / 0.3989)) * 0.7 : 0.3989 - loss
  for (let step = 0; step < 200; step++) {
    const error = normalLoss(z) - loss
    if (error > 0) low = z
    else high = z
    const next = z + error / normalProbability(-z)
    const moved = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(moved - z) <= 1e-14 * Math.max(1, Math.abs(z))) return moved
    z = moved
  }
  return z
}
