import type { Panel, PanelSeries, Signal } from './panel.ts'
import { signalColumn, signalGain } from './signals.ts'

/** Which others' plans act on the demand of an item: those of its group, or of the whole panel. */
export type Rivals = {
  /** Place of the kind of group in the panel's list; −1 for all items together. */
  kind: number
  /** Signals of the panel that rivals are asked about. */
  sources: number[]
  signals: Signal[]
}

// Share of the variance that rivals must explain beyond what an item's own signals do.
const leastGain = 0.01
// What acts on all items alike in a period is one observation, however many items there are.
const leastPeriods = 48

/**
 * Learns whether the prices and events of other items act on an item's demand (a rival's deal takes
 * buyers away), and of which others: null when knowing them would not have explained past demand
 * better.
 *
 * Source: cross-item promotion effects, Huang, Fildes & Soopramanien (2014), EJOR 237.
 */
export function chooseRivals(panel: Panel): Rivals | null {
  const sources = (panel.signals ?? []).flatMap(({ kind }, s) =>
    kind === 'price' || kind === 'event' ? [s] : [],
  )
  const lengths = panel.series.map(({ demand }) => demand.length).toSorted((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  if (sources.length === 0 || lengths.length < 3 || usual < leastPeriods) return null
  const signals = sources.map((s): Signal => {
    return { name: `${panel.signals![s]!.name} of rivals`, kind: 'measure' }
  })
  let best: Rivals | null = null
  let most = signalGain(panel) + leastGain
  const kinds = [-1, ...(panel.groupKinds ?? []).keys()]
  for (const kind of kinds) {
    const rivals = { kind, sources, signals }
    const gain = signalGain(addRivals(rivals, panel))
    if (gain <= most) continue
    most = gain
    best = rivals
  }
  return best
}

type Totals = { from: number; weight: Float64Array; sums: Float64Array[] }

/**
 * Gives every series what its rivals plan as further signals: the mean of the others' price
 * cuts and events in each period, weighed by the root of their mean demand. Plans count as far
 * ahead as they are known. Without rivals the panel stays as it is.
 */
export function addRivals(rivals: Rivals | null, panel: Panel): Panel {
  if (!rivals) return panel
  const { kind, sources, signals } = rivals
  const places = panel.series.flatMap(({ start, signals: plans }) => [
    start,
    start + (plans?.[0]?.length ?? 0),
  ])
  const from = places.reduce((a, b) => Math.min(a, b), Infinity)
  const length = places.reduce((a, b) => Math.max(a, b), 0) - from
  const totals = new Map<string, Totals>()
  const own = panel.series.map((series) => {
    const columns = sources.map((s) => signalColumn(panel.signals![s]!, series.signals![s]!))
    const weight = weightOf(series)
    const total = totals.get(groupOf(series, kind)) ?? blankTotals(from, length, sources.length)
    totals.set(groupOf(series, kind), total)
    addTo(total, series, columns, weight)
    return { columns, weight }
  })
  return {
    ...panel,
    signals: [...panel.signals!, ...signals],
    series: panel.series.map((series, i) => {
      const total = totals.get(groupOf(series, kind))!
      return { ...series, signals: [...series.signals!, ...othersOf(total, series, own[i]!)] }
    }),
  }
}

function groupOf({ groups }: PanelSeries, kind: number): string {
  return kind < 0 ? '' : (groups?.[kind] ?? '')
}

function weightOf({ demand }: PanelSeries): number {
  let units = 0
  for (const y of demand) units += y
  return Math.sqrt(units / Math.max(1, demand.length))
}

function blankTotals(from: number, length: number, count: number): Totals {
  const sums = Array.from({ length: count }, () => new Float64Array(length))
  return { from, weight: new Float64Array(length), sums }
}

function addTo(
  { from, weight: weights, sums }: Totals,
  { start }: PanelSeries,
  columns: Float64Array[],
  weight: number,
): void {
  columns.forEach((column, c) => {
    const sum = sums[c]!
    for (let t = 0; t < column.length; t++) {
      sum[start - from + t]! += weight * column[t]!
      if (c === 0) weights[start - from + t]! += weight
    }
  })
}

function othersOf(
  { from, weight: weights, sums }: Totals,
  { start }: PanelSeries,
  { columns, weight }: { columns: Float64Array[]; weight: number },
): Float64Array[] {
  return columns.map((column, c) => {
    return column.map((x, t) => {
      const place = start - from + t
      const others = weights[place]! - weight
      return others > 1e-9 ? (sums[c]![place]! - weight * x) / others : 0
    })
  })
}
