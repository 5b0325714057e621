/** Rows of features (row by row) with outcome and weight, all in units of the series' scale. */
export type PinballRows = { features: number; x: number[]; y: number[]; weight: number[] }

const mostRows = 30000
// Epochs without a gain after which nothing more is to be had.
const patience = 80

/** Every so many-th row, so that at most 30,000 are left. */
function thinned(rows: PinballRows): PinballRows {
  const every = Math.ceil(rows.y.length / mostRows)
  if (every <= 1) return rows
  const { features } = rows
  return {
    features,
    x: rows.x.filter((_, at) => Math.floor(at / features) % every === 0),
    y: rows.y.filter((_, i) => i % every === 0),
    weight: rows.weight.filter((_, i) => i % every === 0),
  }
}

/**
 * Coefficients, none negative, whose combination of the features is the quantile `p` of the
 * outcome: the pinball loss made least by Adam steps from `start`, with a pull back to it that
 * counts as much as `prior` rows.
 *
 * Source: Koenker & Bassett (1978), Econometrica 46; Kingma & Ba (2015).
 */
export function fitQuantile(
  all: PinballRows,
  p: number,
  start: ArrayLike<number>,
  prior = 200,
  epochs = 400,
): Float64Array {
  const rows = thinned(all)
  const k = rows.features
  const n = rows.y.length
  const x = Float64Array.from(rows.x)
  const y = Float64Array.from(rows.y)
  const weights = Float64Array.from(rows.weight)
  const beta = Float64Array.from(start)
  if (n === 0) return beta
  const first = new Float64Array(k)
  const second = new Float64Array(k)
  const gradient = new Float64Array(k)
  let total = 0
  for (const weight of weights) total += weight
  const pull = prior / (total + prior)
  const best = { loss: Infinity, beta: Float64Array.from(beta), epoch: 0 }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    gradient.fill(0)
    let loss = 0
    for (let i = 0, at = 0; i < n; i++, at += k) {
      let q = 0
      for (let j = 0; j < k; j++) q += beta[j]! * x[at + j]!
      const over = y[i]! - q
      const slope = (over >= 0 ? -p : 1 - p) * weights[i]!
      loss -= slope * over
      for (let j = 0; j < k; j++) gradient[j]! += slope * x[at + j]!
    }
    let stray = 0
    for (let j = 0; j < k; j++) stray += (beta[j]! - start[j]!) ** 2
    const value = loss / total + pull * stray
    if (value < best.loss) {
      if (value < best.loss * (1 - 1e-6)) best.epoch = epoch
      best.loss = value
      best.beta = Float64Array.from(beta)
    }
    if (epoch - best.epoch > patience) break
    const rate = 0.05 / (1 + epoch / 60)
    for (let j = 0; j < k; j++) {
      const g = gradient[j]! / total + 2 * pull * (beta[j]! - start[j]!)
      first[j] = 0.9 * first[j]! + 0.1 * g
      second[j] = 0.99 * second[j]! + 0.01 * g * g
      const step = first[j]! / (1 - 0.9 ** epoch)
      const size = Math.sqrt(second[j]! / (1 - 0.99 ** epoch)) + 1e-9
      beta[j] = Math.max(0, beta[j]! - (rate * step) / size)
    }
  }
  return best.beta
}
