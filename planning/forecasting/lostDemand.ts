import type { PanelSeries } from './panel.ts'
import { type Portfolio, prepareSeries } from './portfolio.ts'
import { ownSeasons, type SeasonIndices } from './seasons.ts'
import { seasonOfSeries } from './sharedSeason.ts'
import { pastErrors } from './spread.ts'

/** What stock-outs cost, with the doubt about it. */
export type LostDemand = {
  /** Expected units that would have sold beyond those that did. */
  units: number
  deviation: number
  /** Units lost in each period; 0 in stock. */
  byPeriod: Float64Array
}

/**
 * Demand that stock-outs hid: in a period out of stock, what was to be expected from the level
 * around it, the season and the signals, less what sold; in a period partly in stock, the expected
 * demand of the missing share. Nothing where no period nearby is known.
 *
 * The series is as in the panel that the portfolio was learned from.
 * Source: one expectation step for censored demand, Vulcano, van Ryzin & Ratliff (2012).
 */
export function estimateLostDemand(portfolio: Portfolio, series: PanelSeries): LostDemand {
  const n = series.demand.length
  const byPeriod = new Float64Array(n)
  const { inStock } = series
  if (!inStock) return { units: 0, deviation: 0, byPeriod }
  const prepared = prepareSeries(series, portfolio.signals, n, 0)
  const { value, weight, effect } = prepared
  const season = ownSeasonOf(
    seasonOfSeries(portfolio.season, series),
    prepared.series,
    value,
    weight,
  )
  const index = (t: number) => season[(series.start + t) % season.length]!
  const base = value.map((units, t) => (weight[t]! > 0 ? units / Math.max(0.05, index(t)) : 0))
  const error = pastErrors({ value: base, weight, length: n }, 1, 120)?.error ?? 0
  let units = 0
  let variance = 0
  for (let t = 0; t < n; t++) {
    const share = Math.min(1, inStock[t]!)
    if (share >= 1 || effect[t] === 0) continue
    const level = levelAround(base, weight, t)
    if (level === null) continue
    const expected = level * index(t) * effect[t]!
    const missed = share >= 0.5 ? expected * (1 - share) : expected - series.demand[t]!
    if (missed <= 0) continue
    byPeriod[t] = missed
    units += missed
    variance += (error * index(t) * effect[t]! * (1 - share)) ** 2
  }
  return { units, deviation: Math.sqrt(variance), byPeriod }
}

function ownSeasonOf(
  shared: SeasonIndices,
  series: PanelSeries,
  value: Float64Array,
  weight: Float64Array,
): SeasonIndices {
  if (shared.length === 1 || value.length < shared.length) return shared
  return ownSeasons(series, value, weight, value.length, shared).at(-1)!
}

const nearby = 8

// Mean of the known periods at most eight away, or farther where fewer than four are known.
function levelAround(base: Float64Array, weight: Float64Array, t: number): number | null {
  let units = 0
  let exposure = 0
  let known = 0
  for (let away = 1; away < base.length; away++) {
    for (const at of [t - away, t + away]) {
      if (at < 0 || at >= base.length || weight[at]! < 0.5) continue
      units += base[at]!
      exposure += weight[at]!
      known++
    }
    if (away >= nearby && known >= 4) break
  }
  return known > 0 ? units / exposure : null
}
