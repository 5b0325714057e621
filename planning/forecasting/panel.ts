import { requireDemand, requireWhole } from '../argument.ts'

/** Demand of one item (at one site or channel), oldest period first. */
export type PanelSeries = {
  id: string
  /** Units per period, >= 0. */
  demand: Float64Array
  /** Share of each period in stock, 0..1; a period below a half tells nothing about demand. */
  inStock?: Float64Array
  /** Place of the first period on the calendar that the series share (days, weeks or months). */
  start: number
  /** Known plans, one array per signal of the panel: history, then the future as far as known. */
  signals?: readonly Float64Array[]
  /** The group it belongs to, for each kind of the panel's groups. */
  groups?: readonly string[]
}

/**
 * A signal that may move demand: a price (0 where unknown), an event (a share of the period, or an
 * amount), a closed period, which has no demand at all, or any other measure, above and below zero.
 */
export type Signal = { name: string; kind: 'price' | 'event' | 'closed' | 'measure' }

/** Series that are planned together: same length of period, same season. */
export type Panel = {
  series: readonly PanelSeries[]
  /** Periods in a season: 7 for days, 52 for weeks, 12 for months; 1 for none. */
  period: number
  signals?: readonly Signal[]
  /** Kinds of groups: category, supplier, channel. Whether one tells anything is learned. */
  groupKinds?: readonly string[]
  /** First day (YYYY-MM-DD) of place 0, where places are dated; market 'US' where none is named. */
  dates?: { first: string; daysPerPeriod: number; market?: string }
}

/** Throws RangeError when a demand is negative or not finite, or lists differ in length. */
export function requirePanel(panel: Panel): void {
  requireWhole('period', panel.period)
  if (panel.period < 1) throw new RangeError('period must be at least 1')
  for (const series of panel.series) {
    requireDemand(`${series.id}.demand`, series.demand)
    requireWhole(`${series.id}.start`, series.start)
    const { inStock, signals } = series
    if (inStock && inStock.length !== series.demand.length) {
      throw new RangeError(`${series.id}.inStock must be as long as its demand`)
    }
    if ((signals?.length ?? 0) !== (panel.signals?.length ?? 0)) {
      throw new RangeError(`${series.id}.signals must be one for each signal of the panel`)
    }
  }
}
