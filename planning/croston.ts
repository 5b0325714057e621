import { requireDemand, requireProbability } from './argument.ts'

/** State of an intermittent-demand method after the last period; `forecast` in units per period. */
export type IntermittentForecast = {
  forecast: number
  /** Smoothed size of a demand, when there is one. */
  size: number
  /** Smoothed periods between demands (TSB: 1 / probability). */
  interval: number
}

const nothing: IntermittentForecast = { forecast: 0, size: 0, interval: Infinity }

/**
 * Croston's method: size and interval smoothed with `alpha` at each demand, forecast size /
 * interval. Starts with the first demand as size and its position (1-based) as interval.
 *
 * `demand` is units per period, oldest first; all zeros forecast 0.
 *
 * Throws RangeError unless 0 < alpha < 1 and demand is finite and >= 0.
 * Source: Croston (1972), Oper. Res. Quart. 23.
 */
export function forecastCroston(demand: ArrayLike<number>, alpha = 0.1): IntermittentForecast {
  requireProbability('alpha', alpha)
  requireDemand('demand', demand)
  let size = 0
  let interval = 0
  let waited = 0
  for (let t = 0; t < demand.length; t++) {
    const units = demand[t]!
    waited++
    if (units === 0) continue
    if (interval === 0) {
      size = units
      interval = waited
    } else {
      size += alpha * (units - size)
      interval += alpha * (waited - interval)
    }
    waited = 0
  }
  return interval === 0 ? nothing : { forecast: size / interval, size, interval }
}

/**
 * Syntetos–Boylan approximation: Croston's forecast × (1 − alpha / 2), which removes its bias.
 *
 * Throws RangeError unless 0 < alpha < 1 and demand is finite and >= 0.
 * Source: Syntetos & Boylan (2005), Int. J. Forecasting 21.
 */
export function forecastSba(demand: ArrayLike<number>, alpha = 0.1): IntermittentForecast {
  const croston = forecastCroston(demand, alpha)
  return { ...croston, forecast: croston.forecast * (1 - alpha / 2) }
}

/**
 * Teunter–Syntetos–Babai: the probability of a demand is smoothed with `beta` in every period, so
 * the forecast of an item that stops selling decays; the size is smoothed with `alpha` at demands.
 * Starts at the first demand with that size and the probability 1 / its position (1-based).
 *
 * Throws RangeError unless 0 < alpha, beta < 1 and demand is finite and >= 0.
 * Source: Teunter, Syntetos & Babai (2011), Eur. J. Oper. Res. 214.
 */
export function forecastTsb(
  demand: ArrayLike<number>,
  alpha = 0.1,
  beta = 0.1,
): IntermittentForecast & { probability: number } {
  requireProbability('alpha', alpha)
  requireProbability('beta', beta)
  requireDemand('demand', demand)
  let size = 0
  let probability = 0
  for (let t = 0; t < demand.length; t++) {
    const units = demand[t]!
    if (probability === 0) {
      if (units === 0) continue
      size = units
      probability = 1 / (t + 1)
      continue
    }
    if (units > 0) size += alpha * (units - size)
    probability += beta * ((units > 0 ? 1 : 0) - probability)
  }
  if (probability === 0) return { ...nothing, probability }
  return { forecast: probability * size, size, interval: 1 / probability, probability }
}
