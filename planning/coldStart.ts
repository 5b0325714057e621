import { requireDemand, requireNonNegative, requirePositive, requireWhole } from './argument.ts'
import { type Distribution, negativeBinomialDemand, poissonDemand } from './distribution.ts'

/** What is believed of an item's rate before it sells: gamma with this mean and weight. */
export type RatePrior = {
  /** Expected units per period. */
  mean: number
  /** Periods of sales that the belief is worth. */
  periods: number
}

/** How demand grows after a launch, and how much its items differ. */
export type LaunchCurve = {
  /** Demand of each period since launch over that of the mature item: mean 1 at the end. */
  shape: Float64Array
  prior: RatePrior
}

/**
 * Learns how the items of a category sell after their launch: the mean of their sales by age,
 * each item scaled to its own mean so that big sellers do not drown the rest, over the mean of the
 * last quarter of `ages`; and the rates' mean and spread by the method of moments.
 *
 * `launches[i]` is item i's units per period since its launch; only the first `ages` count, and
 * items without that many are left out.
 *
 * Throws RangeError when no item is old enough, or a value is negative or not finite.
 * Source: gamma–Poisson model of Ehrenberg (1959), Applied Statistics 8; moments as in Casella (1985).
 */
export function learnLaunch(launches: readonly ArrayLike<number>[], ages: number): LaunchCurve {
  requireWhole('ages', ages)
  if (ages < 1) throw new RangeError('ages must be at least 1')
  const old = launches.filter((units) => units.length >= ages)
  if (old.length === 0) throw new RangeError(`no item has ${ages} periods since its launch`)
  const sums = new Float64Array(ages)
  const tail = Math.max(1, Math.floor(ages / 4))
  const rates: number[] = []
  old.forEach((units, i) => {
    requireDemand(`launches[${i}]`, units)
    let total = 0
    for (let t = 0; t < ages; t++) total += units[t]!
    let late = 0
    for (let t = ages - tail; t < ages; t++) late += units[t]!
    rates.push(late / tail)
    if (total === 0) return
    for (let t = 0; t < ages; t++) sums[t] = sums[t]! + (units[t]! / total) * ages
  })
  const mature = sums.subarray(ages - tail).reduce((sum, x) => sum + x, 0) / tail
  const shape = sums.map((sum) => (mature > 0 ? sum / mature : 1))
  return { shape, prior: priorOf(rates, tail) }
}

// Gamma with the rates' mean and the variance that Poisson noise does not explain.
function priorOf(rates: readonly number[], periods: number): RatePrior {
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  const squares = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0)
  const variance = rates.length > 1 ? squares / (rates.length - 1) - mean / periods : 0
  // Rates that hardly differ make a strong belief, yet never one that a year could not change.
  const worth = variance > 0 ? mean / variance : 52
  return { mean, periods: Math.min(52, Math.max(0.1, worth)) }
}

/**
 * Demand of a new item over `periods` to come, as a distribution: the belief from its category (or
 * from a like item: its mean, with the weight that the likeness deserves) updated by its own sales,
 * `λ̂ = (a + Σx) / (b + n)`, along the launch curve.
 *
 * `sold` is its units since launch. Negative binomial, as the rate itself is not known.
 *
 * Throws RangeError when a number is out of range. Source: gamma–Poisson updating.
 */
export function forecastLaunch(
  { shape, prior }: LaunchCurve,
  sold: ArrayLike<number>,
  periods: number,
): { rate: number; mean: Float64Array; sum: Distribution } {
  requireDemand('sold', sold)
  requireWhole('periods', periods)
  requireNonNegative('prior.mean', prior.mean)
  requirePositive('prior.periods', prior.periods)
  const at = (age: number) => shape[Math.min(age, shape.length - 1)] ?? 1
  let units = prior.mean * prior.periods
  let exposure = prior.periods
  for (let t = 0; t < sold.length; t++) {
    units += sold[t]!
    exposure += at(t)
  }
  const rate = units / exposure
  const mean = Float64Array.from({ length: periods }, (_, h) => rate * at(sold.length + h))
  const total = mean.reduce((sum, x) => sum + x, 0)
  const weight = rate > 0 ? total / rate : 0
  const variance = total + (units * weight * weight) / (exposure * exposure)
  const sum =
    variance > total * (1 + 1e-9)
      ? negativeBinomialDemand(total, Math.sqrt(variance))
      : poissonDemand(total)
  return { rate, mean, sum }
}
