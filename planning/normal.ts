import { requireFinite, requirePositive, requireProbability } from './argument.ts'

const inverseRootTwoPi = 0.3989422804014326779399461

// W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
const centre = {
  top: [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582],
  topLast: 18154.981253343561249,
  topFirst: 0.065682337918207449113,
  bottom: [47.20258190468824187, 976.09855173777669322, 10260.932208618978205],
  bottomLast: 45507.789335026729956,
}
const flank = {
  top: [
    0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
    2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124,
  ],
  topLast: 9842.7148383839780218,
  topFirst: 1.0765576773720192317e-8,
  bottom: [
    22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
    18615.571640885098091, 34900.952721145977266, 38912.003286093271411,
  ],
  bottomLast: 19685.429676859990727,
}
const tail = {
  top: [0.21589853405795699, 0.1274011611602473639, 0.022235277649801449, 0.001421619193227893466],
  topLast: 2.9112874951168792e-5,
  topFirst: 0.02307344176494017303,
  bottom: [
    1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244,
  ],
  bottomLast: 7.29751555083966205e-5,
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
 * Throws RangeError when `z` is not finite. Source: Cody (1969).
 */
export function normalProbability(z: number): number {
  requireFinite('z', z)
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 + z * chebyshevRatio(centre, size > 1e-16 ? z * z : 0)
  if (size >= 39) return z > 0 ? 1 : 0
  let ratio: number
  if (size <= 5.656854249492381) {
    ratio = chebyshevRatio(flank, size)
  } else {
    const inverse = 1 / (size * size)
    ratio = (inverseRootTwoPi - inverse * chebyshevRatio(tail, inverse)) / size
  }
  // exp(-z*z/2) in two factors, the first of an exact square, so that the tail keeps its digits.
  const coarse = Math.trunc(size * 16) / 16
  const rest = (size - coarse) * (size + coarse)
  const upper = Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest) * ratio
  return z > 0 ? 1 - upper : upper
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
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
  13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
]
const middleBottom = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
  5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
]
const outerTop = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
  1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
  1.42343711074968357734,
]
const outerBottom = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
  0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
]
const farTop = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
  0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
  6.6579046435011037772,
]
const farBottom = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
  7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769,
  1,
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
