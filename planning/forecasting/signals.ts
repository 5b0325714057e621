import { solveSymmetric } from './linear.ts'
import type { Panel, PanelSeries, Signal } from './panel.ts'

/** What signals do to demand, learned over a panel: a log-linear model, of which items differ. */
export type SignalModel = {
  signals: readonly Signal[]
  period: number
  /** Coefficients of the panel, and the mean square of every feature (what the prior weighs). */
  pooled: Float64Array
  moments: Float64Array
}

/** Rows of own history that the panel's coefficients are worth. */
const priorRows = 25
/** Periods around one, over which its usual level is taken. */
const levelSpan = 8
const referenceSpan = 8

type Equations = { products: Float64Array; targets: Float64Array; rows: number }

/**
 * Learns what prices and events do over the panel; null when it has no signals, or when knowing
 * them would not have brought the panel's past levels at least 2 % nearer to what came.
 *
 * Source: log-linear ridge regression; Hoerl & Kennard (1970), Technometrics 12.
 */
export function learnSignals(panel: Panel): SignalModel | null {
  const signals = panel.signals ?? []
  if (signals.length === 0) return null
  const size = featureCount(signals, panel.period)
  const total: Equations = blank(size)
  for (const series of panel.series) {
    const own = equationsOf(series, signals, panel.period, series.demand.length)
    if (!own || own.rows < 8) continue
    // Every series counts by its rows, so none drowns the rest.
    for (let k = 0; k < own.products.length; k++) total.products[k]! += own.products[k]!
    for (let k = 0; k < size; k++) total.targets[k]! += own.targets[k]!
    total.rows += own.rows
  }
  const moments = Float64Array.from({ length: size }, (_, j) => {
    return total.rows > 0 ? total.products[j * size + j]! / total.rows : 0
  })
  const ridge = Float64Array.from(total.products)
  for (let j = 0; j < size; j++) ridge[j * size + j]! += 10 * moments[j]! + 1e-6
  const pooled = solveSymmetric(ridge, total.targets)
  return { signals, period: panel.period, pooled, moments }
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
  const { signals, period, pooled, moments } = model
  const size = pooled.length
  const own = equationsOf(series, signals, period, length)
  let coefficients = pooled
  if (own && own.rows >= 8) {
    const products = Float64Array.from(own.products)
    const targets = Float64Array.from(own.targets)
    for (let j = 0; j < size; j++) {
      const prior = priorRows * moments[j]! + 1e-6
      products[j * size + j]! += prior
      targets[j]! += prior * pooled[j]!
    }
    coefficients = solveSymmetric(products, targets)
  }
  const features = featuresOf(series, signals, period, count)
  const closed = closedPeriods(series, signals, length, count)
  const driven = own !== null
  return Float64Array.from({ length: count }, (_, t) => {
    if (closed[t]) return 0
    if (!driven) return 1
    let log = 0
    // The season of the last columns is told by the season's own model.
    for (let j = 0; j < size - seasonColumns(period); j++)
      log += coefficients[j]! * features[j]![t]!
    return Math.exp(Math.min(3, Math.max(-3, log)))
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
    const column = signal.kind === 'price' ? priceColumn(plan, count) : eventColumn(plan, count)
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

// Log of the price over the usual price before; 0 where unknown.
function priceColumn(plan: Float64Array, count: number): Float64Array {
  const before: number[] = []
  return Float64Array.from({ length: count }, (_, t) => {
    const price = plan[t]!
    if (!(price > 0)) return 0
    const recent = before.slice(-referenceSpan).toSorted((a, b) => a - b)
    before.push(price)
    if (recent.length === 0) return 0
    const usual = recent[Math.floor(recent.length / 2)]!
    return Math.max(-1.5, Math.min(1.5, Math.log(price / usual)))
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
 * Normal equations of log(demand / usual level) on the features, each less its own mean nearby;
 * null when the series sells in fewer than seven of ten periods, whose levels tell too little.
 */
function equationsOf(
  series: PanelSeries,
  signals: readonly Signal[],
  period: number,
  length: number,
): Equations | null {
  const closed = closedPeriods(series, signals, length, length)
  const size = featureCount(signals, period)
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
  const columns = featuresOf(series, signals, period, length)
  const span = levelSpan * (period === 7 ? 7 : 1)
  const outcome = centred(logs, known, span)
  const inputs = columns.map((column) => centred(column, known, span))
  const equations = blank(size)
  for (let t = 0; t < length; t++) {
    if (!known[t]) continue
    equations.rows++
    const y = Math.max(-2.5, Math.min(2.5, outcome[t]!))
    for (let i = 0; i < size; i++) {
      const x = inputs[i]![t]!
      if (x === 0) continue
      equations.targets[i]! += x * y
      for (let j = 0; j <= i; j++) equations.products[i * size + j]! += x * inputs[j]![t]!
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) equations.products[j * size + i] = equations.products[i * size + j]!
  }
  return equations
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
