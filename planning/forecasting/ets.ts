import { requireWhole } from '../argument.ts'
import { initialStates } from './etsStart.ts'
import { errorSpread, type MethodForecast, requireHistory } from './method.ts'
import { minimise } from './nelderMead.ts'

/** Form of an exponential smoothing model: additive, multiplicative, damped or none. */
export type EtsForm = { error: 'A' | 'M'; trend: 'N' | 'A' | 'Ad'; season: 'N' | 'A' | 'M' }

/** A fitted model; states are those after the last period, `seasonal[0]` that of the next one. */
export type EtsModel = {
  form: EtsForm
  period: number
  alpha: number
  beta: number
  gamma: number
  phi: number
  level: number
  trend: number
  seasonal: Float64Array
  /** Variance of the one-step errors, relative ones with multiplicative errors. */
  variance: number
  logLikelihood: number
  aicc: number
}

/** Smoothing parameters set by hand instead of estimated. */
export type EtsHeld = { alpha?: number; beta?: number; gamma?: number; phi?: number }

/** Name as in the literature: ETS(M,Ad,M). */
export function etsName(form: EtsForm): string {
  return `ETS(${form.error},${form.trend},${form.season})`
}

/**
 * Fits one form by maximum likelihood over smoothing parameters and initial states, within
 * 0 < alpha < 1, beta < alpha, gamma < 1 − alpha, 0.8 <= phi <= 0.98. Parameters in `held` are
 * taken as given.
 *
 * `history` in units per period, oldest first, at least two seasons for a seasonal form.
 *
 * Throws RangeError when the history is too short or not finite, or not positive with a
 * multiplicative form, or the form cannot hold it. Source: Hyndman, Koehler, Ord & Snyder (2008); start as in R's forecast.
 */
export function fitEts(
  history: ArrayLike<number>,
  form: EtsForm,
  period = 1,
  held: EtsHeld = {},
): EtsModel {
  const model = tryEts(history, form, period, held)
  if (!model) throw new RangeError(`${etsName(form)} does not fit this history at all`)
  return model
}

/**
 * As {@link fitEts}, but null where a multiplicative form would have to expect zero or less. A
 * `quick` fit searches once and briefly.
 */
export function tryEts(
  history: ArrayLike<number>,
  form: EtsForm,
  period = 1,
  held: EtsHeld = {},
  quick = false,
): EtsModel | null {
  const m = form.season === 'N' ? 1 : period
  const y = requireForm(history, form, m)
  const layout = layoutOf(form, m, held)
  const start = startOf(y, form, m, layout)
  const states = new Float64Array(m + 2)
  const cost = (x: Float64Array) => {
    const rates = ratesOf(x, layout, held)
    return inRegion(rates) ? run(y, form, m, x, rates, layout, states).cost : Infinity
  }
  // The line through the first periods may lead below zero; the level alone does not.
  if (cost(start.point) === Infinity && layout.trend >= 0) start.point[layout.trend] = 0
  if (cost(start.point) === Infinity) return null
  const found = minimise(cost, start.point, start.steps, {
    evaluations: quick ? 100 + 25 * start.point.length : 400 + 150 * start.point.length,
    restarts: quick ? 0 : 4,
  })
  const rates = ratesOf(found.x, layout, held)
  const end = run(y, form, m, found.x, rates, layout, states)
  const n = y.length
  const count = start.point.length + 1
  const aic = end.cost + 2 * count
  return {
    form,
    period: m,
    ...rates,
    level: states[0]!,
    trend: states[1]!,
    seasonal: seasonAfter(states, n, m),
    variance: end.squares / Math.max(1, n - (count - 1)),
    logLikelihood: -0.5 * end.cost,
    aicc: n > count + 1 ? aic + (2 * count * (count + 1)) / (n - count - 1) : Infinity,
  }
}

function requireForm(history: ArrayLike<number>, form: EtsForm, m: number): Float64Array {
  requireHistory(history, 1)
  requireWhole('period', m)
  if (form.season !== 'N' && (m < 2 || history.length < 2 * m)) {
    throw new RangeError('a seasonal form needs a period of at least 2 and two seasons of history')
  }
  const y = Float64Array.from(history)
  if ((form.error === 'M' || form.season === 'M') && y.some((value) => value <= 0)) {
    throw new RangeError('a multiplicative form needs a history above zero')
  }
  return y
}

// Where each number stands in the vector that is optimised; −1: not in it.
type Layout = {
  alpha: number
  beta: number
  gamma: number
  phi: number
  level: number
  trend: number
  season: number
  size: number
}

function layoutOf(form: EtsForm, m: number, held: EtsHeld): Layout {
  let next = 0
  const take = (present: boolean, size = 1) => {
    if (!present) return -1
    next += size
    return next - size
  }
  const trended = form.trend !== 'N'
  const seasonal = form.season !== 'N'
  const alpha = take(held.alpha === undefined)
  const beta = take(trended && held.beta === undefined)
  const gamma = take(seasonal && held.gamma === undefined)
  const phi = take(form.trend === 'Ad' && held.phi === undefined)
  const level = take(true)
  const trend = take(trended)
  const season = take(seasonal, m - 1)
  return { alpha, beta, gamma, phi, level, trend, season, size: next }
}

type Rates = { alpha: number; beta: number; gamma: number; phi: number }

function ratesOf(x: Float64Array, layout: Layout, held: EtsHeld): Rates {
  const rate = (index: number, value: number | undefined, absent: number) =>
    index >= 0 ? x[index]! : (value ?? absent)
  const trended = layout.trend >= 0
  return {
    alpha: rate(layout.alpha, held.alpha, 0),
    beta: trended ? rate(layout.beta, held.beta, 0) : 0,
    gamma: layout.season >= 0 ? rate(layout.gamma, held.gamma, 0) : 0,
    phi: trended ? rate(layout.phi, held.phi, 1) : 1,
  }
}

function startOf(
  y: Float64Array,
  form: EtsForm,
  m: number,
  layout: Layout,
): { point: Float64Array; steps: Float64Array } {
  const point = new Float64Array(layout.size)
  const steps = new Float64Array(layout.size)
  const first = initialStates(y, form, m)
  const set = (index: number, value: number, step: number) => {
    if (index < 0) return
    point[index] = value
    steps[index] = step
  }
  const alpha = 1e-4 + 0.2 / m
  set(layout.alpha, alpha, 0.1)
  set(layout.beta, 1e-4 + 0.1 * alpha, 0.05 * alpha)
  set(layout.gamma, 1e-4 + 0.05 * (1 - alpha), 0.1)
  set(layout.phi, 0.978, -0.05)
  set(layout.level, first.level, 0.1 * Math.abs(first.level) + 1e-3)
  set(layout.trend, first.trend, 0.1 * Math.abs(first.level / 10) + 1e-3)
  for (let j = 0; layout.season >= 0 && j < m - 1; j++) {
    const index = first.seasonal[j]!
    set(layout.season + j, index, form.season === 'M' ? 0.05 : 0.05 * Math.abs(first.level) + 1e-3)
  }
  return { point, steps }
}

function inRegion({ alpha, beta, gamma, phi }: Rates): boolean {
  if (!(alpha >= 1e-4 && alpha <= 0.9999)) return false
  if (!(beta === 0 || (beta >= 1e-4 && beta <= alpha))) return false
  if (!(gamma === 0 || (gamma >= 1e-4 && gamma <= 1 - alpha))) return false
  return phi === 1 || (phi >= 0.8 && phi <= 0.98)
}

/**
 * Runs the model through the history; leaves the end states in `states` (level, trend, then the
 * season of each residue of t mod m) and returns −2·log-likelihood and the squared errors.
 */
function run(
  y: Float64Array,
  form: EtsForm,
  m: number,
  x: Float64Array,
  { alpha, beta, gamma, phi }: Rates,
  layout: Layout,
  states: Float64Array,
): { cost: number; squares: number } {
  const multiplicative = form.season === 'M'
  let level = x[layout.level]!
  let trend = layout.trend >= 0 ? x[layout.trend]! : 0
  openSeason(states, x, layout, m, multiplicative)
  let squares = 0
  let logs = 0
  for (let t = 0; t < y.length; t++) {
    const place = 2 + (t % m)
    const season = states[place]!
    const base = level + phi * trend
    const expected = multiplicative ? base * season : base + season
    const error = y[t]! - expected
    if (form.error === 'M') {
      if (expected <= 0 || (multiplicative && base <= 0))
        return { cost: Infinity, squares: Infinity }
      const relative = error / expected
      squares += relative * relative
      logs += Math.log(expected)
    } else {
      squares += error * error
    }
    const pull = multiplicative ? error / season : error
    level = base + alpha * pull
    trend = phi * trend + beta * pull
    if (gamma > 0) {
      states[place] = season + gamma * (multiplicative ? error / Math.max(1e-10, base) : error)
    }
  }
  states[0] = level
  states[1] = trend
  const cost = y.length * Math.log(Math.max(squares, 1e-300)) + 2 * logs
  return { cost: Number.isFinite(cost) ? cost : Infinity, squares }
}

function openSeason(
  states: Float64Array,
  x: Float64Array,
  layout: Layout,
  m: number,
  multiplicative: boolean,
): void {
  let rest = multiplicative ? m : 0
  for (let j = 0; j < m - 1; j++) {
    const index = x[layout.season + j]!
    states[2 + j] = index
    rest -= index
  }
  // Without a season this leaves 0 to add or 1 to multiply by.
  states[1 + m] = m === 1 ? (multiplicative ? 1 : 0) : rest
}

function seasonAfter(states: Float64Array, n: number, m: number): Float64Array {
  return Float64Array.from({ length: m }, (_, j) => states[2 + ((n + j) % m)]!)
}

/**
 * What a fitted model expects, with its deviations: exact for additive errors and seasons, the
 * published small-variance formulas for multiplicative ones.
 *
 * Throws RangeError unless the horizon is whole and >= 1. Source: Hyndman et al. (2008), ch. 6.
 */
export function forecastEts(model: EtsModel, horizon: number): MethodForecast {
  requireHistory([0], horizon)
  const { form, period: m, alpha, beta, gamma, phi } = model
  const base = new Float64Array(horizon)
  const mean = new Float64Array(horizon)
  let climb = 0
  let power = 1
  for (let h = 0; h < horizon; h++) {
    power *= phi
    climb += form.trend === 'N' ? 0 : power
    base[h] = model.level + climb * model.trend
    const season = model.seasonal[h % m]!
    mean[h] = form.season === 'M' ? base[h]! * season : base[h]! + season
  }
  const { nonSeasonal, carry } = carriesOf(model)
  const sigma = Math.sqrt(model.variance)
  const spread = errorSpread(sigma, horizon, carry)
  if (form.error === 'M')
    scaleSpread(model, { base, mean, carry: form.season === 'M' ? nonSeasonal : carry }, spread)
  return {
    method: etsName(form),
    mean,
    ...spread,
    parameters: { alpha, beta, gamma, phi, level: model.level, trend: model.trend },
  }
}

function carriesOf({ form, period: m, alpha, beta, gamma, phi }: EtsModel) {
  const damped = (j: number) => (phi === 1 ? j : (phi * (1 - phi ** j)) / (1 - phi))
  const nonSeasonal = (j: number) => alpha + (form.trend === 'N' ? 0 : beta * damped(j))
  const carry = (j: number) => nonSeasonal(j) + (form.season === 'A' && j % m === 0 ? gamma : 0)
  return { nonSeasonal, carry }
}

/**
 * Deviation of the error of the sum of `width` steps after the first `offset`: that of additive
 * errors, scaled to the deviations of the forecast's steps. The forecast must reach that far.
 */
export function windowDeviation(
  model: EtsModel,
  forecast: MethodForecast,
  offset: number,
  width: number,
): number {
  const { carry } = carriesOf(model)
  const end = offset + width
  const reach = new Float64Array(end + 1)
  const single = new Float64Array(end + 1)
  reach[1] = 1
  single[1] = 1
  for (let h = 2; h <= end; h++) {
    reach[h] = reach[h - 1]! + carry(h - 1)
    single[h] = single[h - 1]! + carry(h - 1) ** 2
  }
  let variance = 0
  for (let t = 1; t <= end; t++) {
    const steps = reach[end - t + 1]! - reach[Math.max(0, offset - t + 1)]!
    variance += steps * steps
  }
  let scale = 0
  for (let h = offset; h < end; h++) {
    scale += forecast.deviation[h]! / Math.sqrt(single[h + 1]!) / width
  }
  return scale * Math.sqrt(variance)
}

function scaleSpread(
  model: EtsModel,
  path: { base: Float64Array; mean: Float64Array; carry: (j: number) => number },
  spread: { deviation: Float64Array; sumDeviation: Float64Array },
): void {
  const { variance, gamma, period: m } = model
  const seasonal = model.form.season === 'M'
  const centre = seasonal ? path.base : path.mean
  const theta: number[] = []
  let total = 0
  for (let h = 1; h <= centre.length; h++) {
    let value = centre[h - 1]! ** 2
    for (let j = 1; j < h; j++) value += variance * path.carry(j) ** 2 * theta[h - 1 - j]!
    theta.push(value)
    const seasons = seasonal ? (1 + gamma * gamma * variance) ** Math.floor((h - 1) / m) : 1
    const scale = seasonal ? model.seasonal[(h - 1) % m]! : 1
    const spreadSquared = value * (1 + variance) * seasons - centre[h - 1]! ** 2
    const before = spread.deviation[h - 1]!
    const relative = before > 0 ? spread.sumDeviation[h - 1]! / before : 0
    spread.deviation[h - 1] = Math.abs(scale) * Math.sqrt(Math.max(0, spreadSquared))
    // The sum keeps the shape of the additive model, on the mean level of its steps.
    total += path.mean[h - 1]!
    const level = path.mean[h - 1] === 0 ? 1 : total / h / path.mean[h - 1]!
    spread.sumDeviation[h - 1] = relative * spread.deviation[h - 1]! * Math.abs(level)
  }
}
