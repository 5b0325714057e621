import type { PanelSeries } from './panel.ts'

/** Multiplicative index of every place in the season, with a mean of 1. */
export type SeasonIndices = Float64Array

/** How strongly an item's own season leans on the pooled one, in years of the own history. */
export const seasonStrengths = [0.4, 3]

type Cells = { top: Float64Array; bottom: Float64Array }

/**
 * Demand and expected demand (the level around it) by place in the season, over the first `length`
 * periods of a series. The level is a centred mean over one season.
 */
function seasonCells(
  series: PanelSeries,
  values: Float64Array,
  weight: Float64Array,
  length: number,
  period: number,
): Cells {
  const top = new Float64Array(period)
  const bottom = new Float64Array(period)
  const level = centredLevel(values, weight, length, period)
  for (let t = 0; t < length; t++) {
    if (weight[t]! < 0.5 || level[t]! <= 0) continue
    const place = (series.start + t) % period
    top[place] = top[place]! + values[t]!
    bottom[place] = bottom[place]! + level[t]! * weight[t]!
  }
  return { top, bottom }
}

function centredLevel(
  values: Float64Array,
  weight: Float64Array,
  length: number,
  period: number,
): Float64Array {
  const sums = new Float64Array(length + 1)
  const exposures = new Float64Array(length + 1)
  for (let t = 0; t < length; t++) {
    sums[t + 1] = sums[t]! + values[t]!
    exposures[t + 1] = exposures[t]! + weight[t]!
  }
  const half = Math.floor(period / 2)
  return Float64Array.from({ length }, (_, t) => {
    // At the ends the window slides inside, so that it always holds whole seasons.
    const from = Math.max(0, Math.min(t - half, length - period))
    const to = Math.min(length, from + period)
    const exposure = exposures[to]! - exposures[from]!
    return exposure > 0 ? (sums[to]! - sums[from]!) / exposure : 0
  })
}

/**
 * The season of one series over its first `length` periods, leaning on `prior` by each strength (in
 * seasons of own history), and smoothed over neighbours where the season is long.
 */
export function ownSeasons(
  series: PanelSeries,
  values: Float64Array,
  weight: Float64Array,
  length: number,
  prior: SeasonIndices,
): SeasonIndices[] {
  const period = prior.length
  const { top, bottom } = seasonCells(series, values, weight, length, period)
  const all = bottom.reduce((sum, value) => sum + value, 0)
  const years = length / period
  return seasonStrengths.map((strength) => {
    const indices = new Float64Array(period)
    const smooth = period > 26 ? [0.25, 0.5, 0.25] : [0, 1, 0]
    for (let j = 0; j < period; j++) {
      let units = 0
      let expected = 0
      for (let k = -1; k <= 1; k++) {
        const place = (j + k + period) % period
        units += smooth[k + 1]! * top[place]!
        expected += smooth[k + 1]! * bottom[place]!
      }
      // A cell's worth of expected demand per season, times the strength, is what the prior weighs.
      const unit = all / period / Math.max(years, 1e-9)
      const denominator = expected + strength * unit
      indices[j] = denominator > 0 ? (units + strength * unit * prior[j]!) / denominator : prior[j]!
    }
    return scaleToOne(indices)
  })
}

/** A series with what its season is read from: the first `length` of its values. */
export type SeasonPart = {
  series: PanelSeries
  values: Float64Array
  weight: Float64Array
  length: number
}

/**
 * The season that many series share: the sum of their cells, each series scaled to the same total
 * so that big sellers do not drown the rest. Ones where nothing is known.
 */
export function pooledSeason(parts: Iterable<SeasonPart>, period: number): SeasonIndices {
  const { top, bottom } = sumCells(parts, period)
  return scaleToOne(top.map((units, j) => (bottom[j]! > 0 ? units / bottom[j]! : 1)))
}

/** How many series the whole panel's season counts as in that of a group. */
const groupPrior = 3

/** The season that a group's series share, leaning on that of the whole panel. */
export function groupSeason(parts: readonly SeasonPart[], whole: SeasonIndices): SeasonIndices {
  const period = whole.length
  const { top, bottom, count } = sumCells(parts, period)
  const total = bottom.reduce((sum, value) => sum + value, 0)
  const lean = count > 0 ? ((total / count) * groupPrior) / period : 1
  return scaleToOne(top.map((units, j) => (units + lean * whole[j]!) / (bottom[j]! + lean)))
}

function sumCells(parts: Iterable<SeasonPart>, period: number): Cells & { count: number } {
  const top = new Float64Array(period)
  const bottom = new Float64Array(period)
  let count = 0
  for (const { series, values, weight, length } of parts) {
    if (length < period) continue
    const cells = seasonCells(series, values, weight, length, period)
    const total = cells.bottom.reduce((sum, value) => sum + value, 0)
    if (total <= 0) continue
    count++
    // Units weigh by their square root: more sales tell more, yet not in proportion.
    const scale = Math.sqrt(length) / total
    for (let j = 0; j < period; j++) {
      top[j] = top[j]! + cells.top[j]! * scale
      bottom[j] = bottom[j]! + cells.bottom[j]! * scale
    }
  }
  return { top, bottom, count }
}

function scaleToOne(indices: Float64Array): Float64Array {
  let sum = 0
  for (const index of indices) sum += index
  const mean = sum / indices.length
  return mean > 0 ? indices.map((index) => index / mean) : indices.fill(1)
}
