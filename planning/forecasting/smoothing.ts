import { type EtsForm, type EtsHeld, type EtsModel, fitEts, forecastEts, tryEts } from './ets.ts'
import { type MethodForecast, requireHistory } from './method.ts'

/**
 * Simple exponential smoothing, level only: ETS(A,N,N), its rate estimated unless `alpha` is given.
 *
 * `history` in units per period, oldest first. Throws RangeError as {@link fitEts}.
 */
export function forecastSes(
  history: ArrayLike<number>,
  horizon: number,
  held: EtsHeld = {},
): MethodForecast {
  return forecastForm('simple smoothing', history, horizon, 'N', 'N', 1, held)
}

/**
 * Holt's method, level and trend: ETS(A,A,N).
 *
 * `history` in units per period, oldest first. Throws RangeError as {@link fitEts}.
 */
export function forecastHolt(
  history: ArrayLike<number>,
  horizon: number,
  held: EtsHeld = {},
): MethodForecast {
  return forecastForm('Holt', history, horizon, 'A', 'N', 1, held)
}

/**
 * Damped Holt, whose trend fades out: ETS(A,Ad,N).
 *
 * `history` in units per period, oldest first. Throws RangeError as {@link fitEts}.
 */
export function forecastDampedHolt(
  history: ArrayLike<number>,
  horizon: number,
  held: EtsHeld = {},
): MethodForecast {
  return forecastForm('damped Holt', history, horizon, 'Ad', 'N', 1, held)
}

/**
 * Holt–Winters with an additive season, ETS(A,A,A), or a multiplicative one, ETS(M,A,M).
 *
 * `history` in units per period, oldest first, at least two seasons; above zero for the
 * multiplicative season. Throws RangeError as {@link fitEts}.
 */
export function forecastHoltWinters(
  history: ArrayLike<number>,
  horizon: number,
  period: number,
  season: 'additive' | 'multiplicative' = 'additive',
): MethodForecast {
  const letter = season === 'additive' ? 'A' : 'M'
  return forecastForm('Holt–Winters', history, horizon, 'A', letter, period, {})
}

function forecastForm(
  method: string,
  history: ArrayLike<number>,
  horizon: number,
  trend: EtsForm['trend'],
  season: EtsForm['season'],
  period: number,
  held: EtsHeld,
): MethodForecast {
  requireHistory(history, horizon)
  const error = season === 'M' ? 'M' : 'A'
  const model = fitEts(history, { error, trend, season }, period, held)
  return { ...forecastEts(model, horizon), method }
}

/**
 * The usual form of exponential smoothing with the least AICc for a history: up to fifteen forms,
 * those with multiplicative parts only above zero, seasonal ones only with a period of 2 to 24 and
 * more than two seasons.
 *
 * Throws RangeError when the history is empty or not finite.
 * Source: Hyndman et al. (2002), Int. J. Forecasting 18; forms as in R's forecast.
 */
export function chooseEts(history: ArrayLike<number>, period = 1): EtsModel {
  requireHistory(history, 1)
  const positive = Array.from(history).every((value) => value > 0)
  const seasonal = period > 1 && period <= 24 && history.length > 2 * period + 2
  const seasons: EtsForm['season'][] = seasonal ? ['N', 'A', 'M'] : ['N']
  let best: EtsModel | undefined
  for (const error of ['A', 'M'] as const) {
    for (const season of seasons) {
      const multiplicative = error === 'M' || season === 'M'
      if ((multiplicative && !positive) || (error === 'A' && season === 'M')) continue
      for (const trend of ['N', 'A', 'Ad'] as const) {
        const model = tryEts(history, { error, trend, season }, period)
        if (model && (!best || model.aicc < best.aicc)) best = model
      }
    }
  }
  return best!
}
