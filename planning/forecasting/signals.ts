import { type AnnualSeason, annualIndex } from './annualSeason.ts'
import {
  type CalendarEvents,
  eventEffect,
  learnEvents,
  type PanelResidual,
} from './calendarEvents.ts'
import { solveSymmetric } from './linear.ts'
import type { Panel, PanelSeries, Signal } from './panel.ts'

/** What signals do to demand, learned over a panel: a log-linear model, of which items differ. */
export type SignalModel = {
  signals: readonly Signal[]
  period: number
  /** Coefficients of the panel, and the mean square of every feature (what the prior weighs). */
  pooled: Float64Array
  moments: Float64Array
  /** Knowing the signals would have brought past forecasts nearer. */
  helps: boolean
  /** Events of the U.S. year and the year's course, where they move demand. */
  events: CalendarEvents | null
  annual: AnnualSeason | null
}

/** Rows of own history that the panel's coefficients are worth. */
const priorRows = 25
/** Periods around one, over which its usual level is taken. */
const levelSpan = 8
const referenceSpan = 8
// Enough for what the panel has in common.
const mostSeries = 500

type Equations = { products: Float64Array; targets: Float64Array; rows: number }
/** Logarithms of demand and features, less their means nearby, where known. */
type Rows = { start: number; outcome: Float64Array; inputs: Float64Array[]; known: Uint8Array }

/**
 * Learns what prices and events do over the panel; null when it has no signals. Where knowing them
 * would not have explained the last quarter of the panel's histories from the first three, they are
 * held to have no effect (closed periods still have).
 *
 * Source: log-linear ridge regression; Hoerl & Kennard (1970), Technometrics 12.
 */
export function learnSignals(panel: Panel): SignalModel | null {
  const { signals = [], period } = panel
  const all = rowsOfPanel(panel)
  const fit = fitTogether(all, featureCount(signals, period), 1)
  const events = learnEvents(panel, residualOf(all, fit))
  if (signals.length === 0 && !events) return null
  const helps = signals.length > 0 && gainOf(all, signals, period) > 0.005
  return { signals, period, helps, events, annual: null, ...fit }
}

function residualOf(all: readonly Rows[], { pooled }: Fit): PanelResidual {
  const places = all.flatMap(({ start, known }) => [start, start + known.length])
  const from = places.reduce((a, b) => Math.min(a, b), Infinity)
  const length = all.length > 0 ? places.reduce((a, b) => Math.max(a, b), 0) - from : 0
  const mean = new Float64Array(length)
  const count = new Float64Array(length)
  for (const { start, known, outcome, inputs } of all) {
    for (let t = 0; t < known.length; t++) {
      if (!known[t]) continue
      let rest = outcome[t]!
      for (let j = 0; j < pooled.length; j++) rest -= pooled[j]! * inputs[j]![t]!
      mean[start - from + t]! += rest
      count[start - from + t]!++
    }
  }
  return { from, mean: mean.map((sum, t) => (count[t]! > 0 ? sum / count[t]! : Number.NaN)) }
}

/** A model of a panel without signals, with an annual season only. */
export function signalsWithAnnual(
  model: SignalModel | null,
  period: number,
  annual: AnnualSeason | null,
): SignalModel | null {
  if (!annual) return model
  const none = new Float64Array(0)
  const blank = { signals: [], period, helps: false, events: null, pooled: none, moments: none }
  return { ...(model ?? blank), annual }
}

/** Share of the variance of the last quarter of demand that the signals explain from the first three. */
export function signalGain(panel: Panel): number {
  return gainOf(rowsOfPanel(panel), panel.signals ?? [], panel.period)
}

function rowsOfPanel({ series, signals = [], period }: Panel): Rows[] {
  const every = Math.ceil(series.length / mostSeries)
  return series
    .filter((_, i) => i % every === 0)
    .flatMap((one) => rowsOf(one, signals, period, one.demand.length) ?? [])
}

function gainOf(all: readonly Rows[], signals: readonly Signal[], period: number): number {
  if (all.length === 0) return 0
  const size = featureCount(signals, period)
  return explained(all, fitTogether(all, size, 0.75), size - seasonColumns(period))
}

type Fit = { pooled: Float64Array; moments: Float64Array }

function fitTogether(all: readonly Rows[], size: number, share: number): Fit {
  const total = blank(size)
  for (const rows of all) addEquations(total, rows, Math.floor(share * rows.known.length))
  const moments = Float64Array.from({ length: size }, (_, j) => {
    return total.rows > 0 ? total.products[j * size + j]! / total.rows : 0
  })
  for (let j = 0; j < size; j++) total.products[j * size + j]! += 10 * moments[j]! + 1e-6
  return { pooled: solveSymmetric(total.products, total.targets), moments }
}

// Share of the variance of the last quarter that the first `signalCount` columns explain.
function explained(all: readonly Rows[], early: Fit, signalCount: number): number {
  let without = 0
  let left = 0
  for (const rows of all) {
    const n = rows.known.length
    const cut = Math.floor(0.75 * n)
    const own = ownCoefficients(rows, early, cut)
    for (let t = cut; t < n; t++) {
      if (!rows.known[t]) continue
      let rest = rows.outcome[t]!
      let effect = 0
      for (let j = 0; j < own.length; j++) {
        const part = own[j]! * rows.inputs[j]![t]!
        if (j < signalCount) effect += part
        else rest -= part
      }
      without += rest * rest
      left += (rest - effect) ** 2
    }
  }
  return without > 0 ? 1 - left / without : 0
}

function ownCoefficients(rows: Rows, { pooled, moments }: Fit, length: number): Float64Array {
  const size = pooled.length
  const own = blank(size)
  addEquations(own, rows, length)
  if (own.rows < 8) return pooled
  for (let j = 0; j < size; j++) {
    const prior = priorRows * moments[j]! + 1e-6
    own.products[j * size + j]! += prior
    own.targets[j]! += prior * pooled[j]!
  }
  return solveSymmetric(own.products, own.targets)
}

/**
 * Multiplies of usual demand in every period of the signals' plans, 0 when closed: from the first
 * `length` periods' own experience, leaning on the panel's.
 */
export function signalEffects(
  model: SignalModel,
  series: PanelSeries,
  length: number,
  count: number,
): Float64Array {
  const { signals, period, annual, events } = model
  const closed = closedPeriods(series, signals, length, count)
  const usual = Float64Array.from(closed, (shut, t) => {
    if (shut) return 0
    const place = series.start + t
    return (annual ? annualIndex(annual, place) : 1) * (events ? eventEffect(events, place) : 1)
  })
  const rows = model.helps ? rowsOf(series, signals, period, length) : null
  if (!rows) return usual
  const coefficients = ownCoefficients(rows, model, length)
  const features = featuresOf(series, signals, period, count)
  // The season of the last columns is told by the season's own model.
  const used = coefficients.length - seasonColumns(period)
  return usual.map((effect, t) => {
    if (effect === 0) return 0
    let log = 0
    for (let j = 0; j < used; j++) log += coefficients[j]! * features[j]![t]!
    return effect * Math.exp(Math.min(3, Math.max(-3, log)))
  })
}

/** Which periods were or will be closed: a closed signal counts if hardly anything sold in it. */
export function closedPeriods(
  series: PanelSeries,
  signals: readonly Signal[],
  length: number,
  count: number,
): Uint8Array {
  const closed = new Uint8Array(count)
  signals.forEach((signal, s) => {
    if (signal.kind !== 'closed') return
    const plan = series.signals![s]!
    let sold = 0
    let all = 0
    for (let t = 0; t < length; t++) {
      all += series.demand[t]!
      if (plan[t]! > 0.5) sold += series.demand[t]!
    }
    if (sold > 0.01 * all) return
    for (let t = 0; t < count; t++) if (plan[t]! > 0.5) closed[t] = 1
  })
  return closed
}

function featureCount(signals: readonly Signal[], period: number): number {
  const open = signals.filter((signal) => signal.kind !== 'closed')
  const events = open.filter((signal) => signal.kind === 'event').length
  return open.length + (period === 7 ? events * 6 : 0) + seasonColumns(period)
}

function seasonColumns(period: number): number {
  return period > 1 && period <= 12 ? period : 0
}

// Columns: each signal; each event on each weekday but one; then the season, which is only there
// so that an event of certain weekdays is not taken for those weekdays.
function featuresOf(
  series: PanelSeries,
  signals: readonly Signal[],
  period: number,
  count: number,
): Float64Array[] {
  const columns: Float64Array[] = []
  const crossed: Float64Array[] = []
  signals.forEach((signal, s) => {
    if (signal.kind === 'closed') return
    const plan = series.signals![s]!
    const column = signalColumn(signal, plan, count)
    columns.push(column)
    if (signal.kind !== 'event' || period !== 7) return
    for (let day = 0; day < 6; day++) {
      crossed.push(column.map((x, t) => ((series.start + t) % 7 === day ? x : 0)))
    }
  })
  columns.push(...crossed)
  for (let j = 0; j < seasonColumns(period); j++) {
    columns.push(
      Float64Array.from({ length: count }, (_, t) => {
        return (series.start + t) % period === j ? 1 : 0
      }),
    )
  }
  return columns
}

/** What a signal's plan says in each of its first `count` periods, as the model takes it. */
export function signalColumn(
  { kind }: Signal,
  plan: Float64Array,
  count = plan.length,
): Float64Array {
  if (kind === 'price') return priceColumn(plan, count)
  if (kind === 'event') return eventColumn(plan, count)
  return Float64Array.from({ length: count }, (_, t) => plan[t] || 0)
}

// Log of the price over the regular one, the highest of the last eight; where a price is unknown it
// is held to be as far below that as it has usually been.
function priceColumn(plan: Float64Array, count: number): Float64Array {
  const before: number[] = []
  const ratios: number[] = []
  return Float64Array.from({ length: count }, (_, t) => {
    const price = plan[t]!
    const recent = ratios.slice(-referenceSpan)
    if (!(price > 0)) return recent.reduce((sum, x) => sum + x, 0) / Math.max(1, recent.length)
    const regular = before.slice(-referenceSpan).reduce((a, b) => Math.max(a, b), 0) || price
    before.push(price)
    ratios.push(Math.max(-1.5, Math.min(1.5, Math.log(price / regular))) - 0)
    return ratios.at(-1)!
  })
}

// Events as they are when they are shares or yes and no; amounts by their logarithm.
function eventColumn(plan: Float64Array, count: number): Float64Array {
  let largest = 0
  for (let t = 0; t < Math.min(count, plan.length); t++) {
    if (plan[t]! > largest) largest = plan[t]!
  }
  return Float64Array.from({ length: count }, (_, t) => {
    const x = plan[t]! > 0 ? plan[t]! : 0
    return largest > 1.5 ? Math.log1p(x) / Math.log1p(largest) : x
  })
}

/**
 * Logarithms of demand and the features, each less its own mean nearby; null when the series sells
 * in fewer than seven of ten open periods, whose levels tell too little.
 */
function rowsOf(
  series: PanelSeries,
  signals: readonly Signal[],
  period: number,
  length: number,
): Rows | null {
  const closed = closedPeriods(series, signals, length, length)
  const logs = new Float64Array(length)
  const known = new Uint8Array(length)
  let sold = 0
  let open = 0
  for (let t = 0; t < length; t++) {
    if (closed[t] || (series.inStock && series.inStock[t]! < 0.5)) continue
    open++
    if (series.demand[t]! <= 0) continue
    sold++
    known[t] = 1
    logs[t] = Math.log(series.demand[t]!)
  }
  if (sold < 0.7 * open || sold < 8) return null
  const span = levelSpan * (period === 7 ? 7 : 1)
  const outcome = centred(logs, known, span).map((y) => Math.max(-2.5, Math.min(2.5, y)))
  const inputs = featuresOf(series, signals, period, length).map((column) => {
    return centred(column, known, span)
  })
  return { start: series.start, outcome, inputs, known }
}

function addEquations(total: Equations, { outcome, inputs, known }: Rows, length: number): void {
  const size = total.targets.length
  for (let t = 0; t < length; t++) {
    if (!known[t]) continue
    total.rows++
    for (let i = 0; i < size; i++) {
      const x = inputs[i]![t]!
      if (x === 0) continue
      total.targets[i]! += x * outcome[t]!
      for (let j = 0; j < size; j++) total.products[i * size + j]! += x * inputs[j]![t]!
    }
  }
}

// Less the mean of the known periods at most `span` away: what is left moves faster than levels do.
function centred(values: Float64Array, known: Uint8Array, span: number): Float64Array {
  const n = values.length
  const sums = new Float64Array(n + 1)
  const counts = new Float64Array(n + 1)
  for (let t = 0; t < n; t++) {
    sums[t + 1] = sums[t]! + (known[t] ? values[t]! : 0)
    counts[t + 1] = counts[t]! + known[t]!
  }
  return values.map((value, t) => {
    const from = Math.max(0, t - span)
    const to = Math.min(n, t + span + 1)
    const count = counts[to]! - counts[from]!
    return count > 0 ? value - (sums[to]! - sums[from]!) / count : 0
  })
}

function blank(size: number): Equations {
  return { products: new Float64Array(size * size), targets: new Float64Array(size), rows: 0 }
}
