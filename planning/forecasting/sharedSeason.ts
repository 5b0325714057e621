import type { Prepared } from './experts.ts'
import type { PanelSeries } from './panel.ts'
import { groupSeason, pooledSeason, type SeasonIndices, type SeasonPart } from './seasons.ts'

/** The season of a panel, and of its groups where these differ. */
export type SharedSeason = {
  whole: SeasonIndices
  /** Place of the kind of group in the panel's list; −1 for none. */
  kind: number
  groups: Map<string, SeasonIndices>
}

/** The season that a series leans on: that of its group, else of the whole panel. */
export function seasonOfSeries(shared: SharedSeason, series: PanelSeries): SeasonIndices {
  return shared.groups.get(groupOf(series, shared.kind)) ?? shared.whole
}

function groupOf({ groups }: PanelSeries, kind: number): string {
  return groups?.[kind] ?? ''
}

/** The season that prepared series share over all they know, and that of each of their groups. */
export function shareSeason(period: number, all: readonly Prepared[], kind: number): SharedSeason {
  return shareParts(
    period,
    all.map((one) => partOf(one, one.value.length)),
    kind,
  )
}

function partOf({ series, value, weight }: Prepared, length: number): SeasonPart {
  return { series, values: value, weight, length }
}

function shareParts(period: number, parts: SeasonPart[], kind: number): SharedSeason {
  const whole = pooledSeason(parts, period)
  if (kind < 0 || period === 1) return { whole, kind, groups: new Map() }
  const members = Map.groupBy(parts, ({ series }) => groupOf(series, kind))
  const groups = new Map(
    [...members].map(([name, some]) => [name, groupSeason(some, whole)] as const),
  )
  return { whole, kind, groups }
}

// How much less the squared error of the groups' seasons must be than that of the panel's.
const leastGain = 0.02

/**
 * The kind of group (category, supplier, channel) whose own seasons would have forecast nearer than
 * that of the whole panel, looking back twice; −1 where none would.
 */
export function chooseSeasonGroups(
  period: number,
  all: readonly Prepared[],
  kinds: number,
  horizon: number,
): number {
  if (period === 1) return -1
  const errorOf = (kind: number) =>
    [1, 2].reduce((sum, round) => sum + seasonError(period, all, kind, horizon, round), 0)
  let least = kinds > 0 ? errorOf(-1) * (1 - leastGain) : 0
  let best = -1
  for (let kind = 0; kind < kinds; kind++) {
    const error = errorOf(kind)
    if (error >= least) continue
    least = error
    best = kind
  }
  return best
}

function seasonError(
  period: number,
  all: readonly Prepared[],
  kind: number,
  horizon: number,
  round: number,
): number {
  const parts = all.map((one) => {
    const n = one.value.length
    return partOf(one, n - round * Math.max(1, Math.min(horizon, Math.floor(0.3 * n))))
  })
  const known = parts.filter(({ length }) => length >= period + 4)
  const shared = shareParts(period, known, kind)
  return known.reduce((sum, part) => sum + errorOfPart(part, shared, horizon), 0)
}

// Squares of what the usual demand of the last quarter of a season, by season, was off, in units of
// that demand.
function errorOfPart(
  { series, values, weight, length }: SeasonPart,
  shared: SharedSeason,
  horizon: number,
): number {
  const season = seasonOfSeries(shared, series)
  const period = season.length
  const index = (t: number) => Math.max(0.05, season[(series.start + t) % period]!)
  let units = 0
  let exposure = 0
  for (let t = Math.max(0, length - Math.max(8, Math.round(period / 4))); t < length; t++) {
    units += values[t]!
    exposure += weight[t]! * index(t)
  }
  if (units <= 0) return 0
  const level = units / exposure
  let error = 0
  const end = Math.min(values.length, length + horizon)
  for (let t = length; t < end; t++) {
    if (weight[t]! >= 0.5) error += Math.min(9, (values[t]! / weight[t]! / level - index(t)) ** 2)
  }
  return error / Math.max(1, end - length)
}
