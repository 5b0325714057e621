/**
 * Finds a minimum of `f` without its slope: the downhill simplex of Nelder & Mead, started again
 * from where it stops until that brings nothing. `f` may return Infinity outside its region.
 *
 * `start` is the first point, `steps` how far to try from it in each direction.
 *
 * Throws RangeError when start and steps differ in length or f is not finite at the start.
 * Source: Nelder & Mead (1965), Computer J. 7; coefficients 1, 2, ½, ½.
 */
export function minimise(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  steps: ArrayLike<number>,
  options: { tolerance?: number; evaluations?: number; restarts?: number } = {},
): { x: Float64Array; value: number } {
  const { tolerance = 1e-9, evaluations = 2000, restarts = 4 } = options
  if (start.length !== steps.length) throw new RangeError('start and steps must be as long')
  let best: Float64Array = Float64Array.from(start)
  let value = f(best)
  if (!Number.isFinite(value)) throw new RangeError('f must be finite at the start')
  for (let round = 0; round <= restarts; round++) {
    const scale = 0.5 ** round
    const found = descend(
      f,
      best,
      Float64Array.from(steps, (s) => s * scale),
      tolerance,
      evaluations,
    )
    const gain = value - found.value
    best = found.x
    value = found.value
    if (gain <= tolerance * (Math.abs(value) + 1)) break
  }
  return { x: best, value }
}

function descend(
  f: (x: Float64Array) => number,
  start: Float64Array,
  steps: Float64Array,
  tolerance: number,
  evaluations: number,
): { x: Float64Array; value: number } {
  const n = start.length
  const points = [start, ...Array.from(steps, (step, i) => moved(start, i, step))]
  const values = points.map((point) => f(point))
  const order = points.map((_, i) => i)
  let used = points.length
  while (used < evaluations) {
    order.sort((a, b) => values[a]! - values[b]!)
    const worst = order[n]!
    const low = values[order[0]!]!
    const spread = values[worst]! - low
    if (spread <= tolerance * (Math.abs(low) + tolerance)) break
    const centre = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      const point = points[order[i]!]!
      for (let j = 0; j < n; j++) centre[j]! += point[j]! / n
    }
    const attempt = (factor: number) => {
      const x = new Float64Array(n)
      for (let j = 0; j < n; j++) x[j] = centre[j]! + factor * (points[worst]![j]! - centre[j]!)
      used++
      return { x, value: f(x) }
    }
    const accept = (trial: { x: Float64Array; value: number }) => {
      points[worst] = trial.x
      values[worst] = trial.value
    }
    const reflected = attempt(-1)
    if (reflected.value < low) {
      const expanded = attempt(-2)
      accept(expanded.value < reflected.value ? expanded : reflected)
      continue
    }
    if (reflected.value < values[order[n - 1]!]!) {
      accept(reflected)
      continue
    }
    const contracted = attempt(reflected.value < values[worst]! ? -0.5 : 0.5)
    if (contracted.value < Math.min(values[worst]!, reflected.value)) {
      accept(contracted)
      continue
    }
    const anchor = points[order[0]!]!
    for (let i = 1; i <= n; i++) {
      const point = points[order[i]!]!
      for (let j = 0; j < n; j++) point[j] = anchor[j]! + 0.5 * (point[j]! - anchor[j]!)
      values[order[i]!] = f(point)
      used++
    }
  }
  order.sort((a, b) => values[a]! - values[b]!)
  return { x: points[order[0]!]!, value: values[order[0]!]! }
}

function moved(point: Float64Array, i: number, step: number): Float64Array {
  const copy = Float64Array.from(point)
  copy[i] = copy[i]! + step
  return copy
}
