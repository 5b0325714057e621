import {
  requireFinite,
  requireNonNegative,
  requirePositive,
  requireProbability,
  requireSeries,
} from './argument.ts'
import {
  negativeBinomialProbability,
  negativeBinomialQuantile,
  poissonProbability,
  poissonQuantile,
} from './counts.ts'
import { gammaProbability, gammaQuantile, incompleteGamma } from './gamma.ts'
import { normalLoss, normalProbability, normalQuantile } from './normal.ts'

/**
 * What demand over some time may be: the one shape that every stock decision takes.
 *
 * `probability(x)` is P(demand <= x); `quantile(p)` the smallest demand with probability >= p, for
 * 0 < p < 1; `loss(x)` the expected demand beyond x, E[(demand − x)+]. Units are those of `mean`.
 */
export type Distribution = {
  kind: 'normal' | 'gamma' | 'poisson' | 'negative binomial' | 'empirical' | 'certain'
  mean: number
  deviation: number
  probability(x: number): number
  quantile(p: number): number
  loss(x: number): number
}

/**
 * Demand without any doubt: always `mean`.
 *
 * Throws RangeError when the mean is not finite.
 */
export function certainDemand(mean: number): Distribution {
  requireFinite('mean', mean)
  return {
    kind: 'certain',
    mean,
    deviation: 0,
    probability: (x) => (x >= mean ? 1 : 0),
    quantile: (p) => {
      requireProbability('p', p)
      return mean
    },
    loss: (x) => Math.max(0, mean - x),
  }
}

/**
 * Normal demand; with deviation 0 it is certain.
 *
 * Throws RangeError when the mean is not finite or the deviation negative.
 */
export function normalDemand(mean: number, deviation: number): Distribution {
  requireFinite('mean', mean)
  requireNonNegative('deviation', deviation)
  if (deviation === 0) return certainDemand(mean)
  return {
    kind: 'normal',
    mean,
    deviation,
    probability: (x) => normalProbability((x - mean) / deviation),
    quantile: (p) => mean + deviation * normalQuantile(p),
    loss: (x) => deviation * normalLoss((x - mean) / deviation),
  }
}

/**
 * Gamma demand, never negative: shape = mean² / deviation², scale = deviation² / mean.
 *
 * Throws RangeError unless mean and deviation are positive. Source: Burgin (1975).
 */
export function gammaDemand(mean: number, deviation: number): Distribution {
  requirePositive('mean', mean)
  requirePositive('deviation', deviation)
  const scale = (deviation * deviation) / mean
  const shape = mean / scale
  return {
    kind: 'gamma',
    mean,
    deviation,
    probability: (x) => gammaProbability(x, shape, scale),
    quantile: (p) => gammaQuantile(p, shape, scale),
    loss: (x) =>
      x <= 0
        ? mean - x
        : Math.max(
            0,
            mean * incompleteGamma(shape + 1, x / scale, true) -
              x * incompleteGamma(shape, x / scale, true),
          ),
  }
}

/**
 * Poisson demand: independent orders of one unit.
 *
 * Throws RangeError when the mean is negative or not finite.
 */
export function poissonDemand(mean: number): Distribution {
  requireNonNegative('mean', mean)
  return {
    kind: 'poisson',
    mean,
    deviation: Math.sqrt(mean),
    probability: (x) => poissonProbability(x, mean),
    quantile: (p) => poissonQuantile(p, mean),
    loss: (x) =>
      countLoss(
        x,
        mean,
        (k) => mean * poissonTail(k - 1, mean) - k * poissonTail(k, mean),
        (k) => poissonTail(k, mean),
      ),
  }
}

function poissonTail(count: number, mean: number): number {
  if (count < 0) return 1
  return mean === 0 ? 0 : incompleteGamma(count + 1, mean)
}

/**
 * Negative binomial demand, the usual form of slow movers bought several at a time.
 *
 * Throws RangeError unless mean > 0 and deviation² > mean.
 */
export function negativeBinomialDemand(mean: number, deviation: number): Distribution {
  requirePositive('mean', mean)
  requirePositive('deviation', deviation)
  const variance = deviation * deviation
  // Refuses here what every later call would refuse.
  negativeBinomialProbability(0, mean, variance)
  const tail = (k: number) => 1 - negativeBinomialProbability(k, mean, variance)
  return {
    kind: 'negative binomial',
    mean,
    deviation,
    probability: (x) => negativeBinomialProbability(x, mean, variance),
    quantile: (p) => negativeBinomialQuantile(p, mean, variance),
    loss: (x) =>
      countLoss(
        x,
        mean,
        (k) => {
          // E[(X−k)+] = mean − Σ_{j<k} P(X > j).
          let loss = mean
          for (let j = 0; j < k; j++) loss -= tail(j)
          return loss
        },
        tail,
      ),
  }
}

// Between two whole numbers the loss of a count falls in a straight line.
function countLoss(
  x: number,
  mean: number,
  lossAtWhole: (k: number) => number,
  tail: (k: number) => number,
): number {
  requireFinite('x', x)
  if (x <= 0) return mean - x
  const whole = Math.floor(x)
  return Math.max(0, lossAtWhole(whole) - (x - whole) * tail(whole))
}

/**
 * The demand seen in past stretches of the same length, each as likely as the next; `quantile` is
 * the smallest observation with cumulative share >= p. `deviation` is the sample deviation.
 *
 * Throws RangeError when `observations` is empty or holds anything but finite numbers.
 */
export function empiricalDemand(observations: ArrayLike<number>): Distribution {
  requireSeries('observations', observations)
  const n = observations.length
  if (n === 0) throw new RangeError('observations must not be empty')
  const sorted = Float64Array.from(observations).toSorted()
  const sums = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + sorted[i]!
  const total = sums[n]!
  const mean = total / n
  let squares = 0
  for (const value of sorted) squares += (value - mean) ** 2
  const countUpTo = (x: number) => {
    let low = 0
    let high = n
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! <= x) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    kind: 'empirical',
    mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    probability: (x) => countUpTo(x) / n,
    quantile: (p) => {
      requireProbability('p', p)
      return sorted[Math.max(0, Math.ceil(p * n - 1e-9) - 1)]!
    },
    loss: (x) => {
      const below = countUpTo(x)
      return (total - sums[below]! - (n - below) * x) / n
    },
  }
}
