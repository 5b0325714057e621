import type { Prepared } from './experts.ts'

/** The year's course of daily demand, shared by a panel, as far as it has proved true. */
export type AnnualSeason = {
  /** Exponent of the indices: 0 is no annual season, 1 all of it. */
  share: number
  /** Multiples of usual demand by week of the year, to that exponent. */
  indices: Float64Array
}

const year = 365.25
const cells = 52
const leastDays = 548
const shares = [0.25, 0.5, 0.75, 1]
// How much less the squared error of four weeks has to be: as a share, and in units of usual demand.
const leastGain = 0.01
const leastDifference = 0.02 ** 2
const windowDays = 28
const mostRounds = 13

/** The multiple of usual demand on the day at a place of the calendar. */
export function annualIndex({ indices }: AnnualSeason, place: number): number {
  return indices[cellOf(place)]!
}

function cellOf(place: number): number {
  return Math.floor(((place % year) / year) * cells)
}

/**
 * The annual season of daily series that are known for a year and a half and more, and how far to
 * believe it: four weeks after four weeks of the past are forecast from the four before, with more
 * or less of the season known until then. Null where it brings nothing.
 */
export function learnAnnual(all: readonly Prepared[]): AnnualSeason | null {
  const long = all.filter(({ value }) => value.length >= leastDays)
  if (long.length === 0) return null
  const errors = new Float64Array(shares.length + 1)
  let windows = 0
  for (let round = 1; round <= mostRounds; round++) {
    const lengths = long.map(({ value }) => value.length - windowDays * round)
    const indices = annualIndices(long, lengths)
    if (!indices) break
    long.forEach((one, i) => {
      if (lengths[i]! < leastDays) return
      windows++
      for (const [k, share] of [0, ...shares].entries()) {
        errors[k]! += windowError(
          one,
          lengths[i]!,
          indices.map((x) => x ** share),
        )
      }
    })
  }
  let best = 0
  const enough = Math.min(errors[0]! * (1 - leastGain), errors[0]! - leastDifference * windows)
  for (let k = 1; k < errors.length; k++) {
    if (errors[k]! < Math.min(errors[best]!, enough)) best = k
  }
  return best > 0
    ? annualUntil(
        long,
        long.map(({ value }) => value.length),
        shares[best - 1]!,
      )
    : null
}

/** The annual season with a share that was learned, from the first days of each series. */
export function annualUntil(
  all: readonly Prepared[],
  lengths: readonly number[],
  share: number,
): AnnualSeason | null {
  const indices = annualIndices(all, lengths)
  return indices && { share, indices: indices.map((x) => x ** share) }
}

function annualIndices(all: readonly Prepared[], lengths: readonly number[]): Float64Array | null {
  const top = new Float64Array(cells)
  const bottom = new Float64Array(cells)
  all.forEach((one, i) => {
    if (lengths[i]! >= leastDays) addCells(one, lengths[i]!, top, bottom)
  })
  if (!bottom.some((x) => x > 0)) return null
  const raw = top.map((units, j) => (bottom[j]! > 0 ? units / bottom[j]! : 1))
  const smooth = raw.map((x, j) => {
    return (raw[(j + cells - 1) % cells]! + 2 * x + raw[(j + 1) % cells]!) / 4
  })
  const mean = smooth.reduce((sum, x) => sum + x, 0) / cells
  return smooth.map((x) => (mean > 0 ? Math.max(0.05, x / mean) : 1))
}

// Demand over the mean of the year around it, each series scaled to the same total.
function addCells(
  { series, value, weight }: Prepared,
  length: number,
  top: Float64Array,
  bottom: Float64Array,
): void {
  const units = new Float64Array(length + 1)
  const exposure = new Float64Array(length + 1)
  for (let t = 0; t < length; t++) {
    units[t + 1] = units[t]! + value[t]!
    exposure[t + 1] = exposure[t]! + weight[t]!
  }
  const all = units[length]!
  if (all <= 0) return
  const span = 365
  for (let t = 0; t < length; t++) {
    if (weight[t]! < 0.5) continue
    const from = Math.max(0, Math.min(t - 182, length - span))
    const to = Math.min(length, from + span)
    const seen = exposure[to]! - exposure[from]!
    const level = seen > 0 ? (units[to]! - units[from]!) / seen : 0
    if (level <= 0) continue
    const cell = cellOf(series.start + t)
    top[cell]! += value[t]! / all
    bottom[cell]! += (level * weight[t]!) / all
  }
}

function windowError(
  { series, value, weight }: Prepared,
  length: number,
  indices: Float64Array,
): number {
  let known = 0
  let expected = 0
  let actual = 0
  let ahead = 0
  for (let k = 1; k <= windowDays; k++) {
    known += value[length - k]!
    expected += weight[length - k]! * indices[cellOf(series.start + length - k)]!
    actual += value[length + k - 1]!
    ahead += weight[length + k - 1]! * indices[cellOf(series.start + length + k - 1)]!
  }
  if (known <= 0 || ahead <= 0) return 0
  return Math.min(9, (actual / ((known / expected) * ahead) - 1) ** 2)
}
