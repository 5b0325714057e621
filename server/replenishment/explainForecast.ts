import type { Explanation } from '@onhand/planning/explanation.ts'
import type { ForecastParts } from './forecastSeries.ts'

/** What an explanation needs of a forecast. */
export interface ExplainedForecast {
  historyWeeks: number
  coverWeeks: number
  parts: ForecastParts
  lookedBack: number[] | null
  realised: number[] | null
}

/** What the expected demand is made of, and how good such forecasts have been. */
export function explainForecast(forecast: ExplainedForecast): Explanation[] {
  const { parts, historyWeeks, coverWeeks } = forecast
  const { usual, season, promotion, price, trend } = parts
  const accuracy = accuracyOf(forecast.realised, 'realised') ?? accuracyOf(forecast.lookedBack, '')
  return [
    {
      name: 'weeklyDemand',
      formula: 'usualWeek × season × promotions × price × trend, mean of the next k weeks',
      inputs: {
        usualWeek: usual,
        season,
        promotions: promotion,
        price,
        trend,
        k: coverWeeks,
        historyWeeks,
      },
      result: parts.expected,
    },
    {
      name: 'methods',
      formula: 'the weights of the methods that say most, learned from earlier weeks',
      inputs: Object.fromEntries(parts.methods),
      result: parts.methods.reduce((sum, [, weight]) => sum + weight, 0),
    },
    {
      name: 'hiddenByStockouts',
      formula: 'units that the last 52 weeks would have sold in stock; they raise the forecast',
      inputs: { weeksMostlyOut: parts.hiddenWeeks },
      result: parts.lost,
    },
    ...(accuracy ? [accuracy] : []),
  ]
}

// Before so many weeks have really come, looking back tells more.
const LEAST_REALISED = 4

function accuracyOf(sums: number[] | null, kind: 'realised' | ''): Explanation | null {
  const found = measureAccuracy(sums)
  if (!found || (kind === 'realised' && found.weeks < LEAST_REALISED) || found.wape === null)
    return null
  return {
    name: kind === 'realised' ? 'realisedError' : 'errorLookingBack',
    formula: 'Σ|forecast − actual| / Σ actual by week',
    inputs: {
      weeks: found.weeks,
      bias: found.bias ?? 0,
      belowP90: found.coverage90,
      ...(found.valueAdded === null ? {} : { betterThanNaive: found.valueAdded }),
    },
    result: found.wape,
  }
}

/** How good forecasts were: as shares, null where nothing sold. */
export interface ForecastAccuracy {
  weeks: number
  wape: number | null
  bias: number | null
  coverage90: number
  valueAdded: number | null
}

/** Reads sums over weeks as shares. */
export function measureAccuracy(sums: number[] | null): ForecastAccuracy | null {
  const [weeks = 0, absolute = 0, error = 0, actual = 0, below = 0, naive = 0] = sums ?? []
  if (weeks === 0) return null
  return {
    weeks,
    wape: actual > 0 ? absolute / actual : null,
    bias: actual > 0 ? error / actual : null,
    coverage90: below / weeks,
    valueAdded: naive > 0 ? 1 - absolute / naive : null,
  }
}
