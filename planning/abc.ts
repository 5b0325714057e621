import { requireSeries, requireShare } from './argument.ts'

/** A: the few items that make most of the value; C: the many that make the last few per cent. */
export type AbcClass = 'A' | 'B' | 'C'

/** Cumulative shares of value at which class A and class B end, and the hysteresis around them. */
export type AbcCutoffs = { a: number; b: number; hysteresis: number }

/** 80 % and 95 %; an item changes class only when it is 2 points past the line. */
export const abcCutoffs: AbcCutoffs = { a: 0.8, b: 0.95, hysteresis: 0.02 }

/**
 * ABC classes by value (revenue, margin…), in the order of `values`.
 *
 * Items are taken from the most valuable down; one is A while the cumulative share *before* it is
 * below the A line, B while below the B line, else C: the item that crosses a line goes to the
 * higher class. An item without value (zero, or negative from returns) is C. With `previous` classes an item keeps its class
 * within `hysteresis` of a line. Equal values keep their order.
 *
 * Throws RangeError on a non-finite value, cut-offs outside 0 <= a <= b <= 1 or lists of different length.
 * Source: Pareto rule, Silver, Pyke & Thomas 4e, ch. 2.
 */
export function classifyAbc(
  values: ArrayLike<number>,
  cutoffs: AbcCutoffs = abcCutoffs,
  previous?: ArrayLike<AbcClass | null>,
): AbcClass[] {
  requireSeries('values', values)
  requireShare('cutoffs.a', cutoffs.a)
  requireShare('cutoffs.b', cutoffs.b)
  requireShare('cutoffs.hysteresis', cutoffs.hysteresis)
  if (cutoffs.a > cutoffs.b) throw new RangeError('cutoffs.a must not be above cutoffs.b')
  if (previous && previous.length !== values.length) {
    throw new RangeError('previous must be as long as values')
  }
  const value = (i: number) => Math.max(0, values[i]!)
  const order = Array.from({ length: values.length }, (_, i) => i)
  order.sort((i, j) => value(j) - value(i))
  const total = order.reduce((sum, i) => sum + value(i), 0)
  const classes = Array.from({ length: values.length }, (): AbcClass => 'C')
  let before = 0
  for (const i of order) {
    if (value(i) === 0) break
    classes[i] = classFor(before / total, cutoffs, previous?.[i] ?? null)
    before += value(i)
  }
  return classes
}

function classFor(shareBefore: number, cutoffs: AbcCutoffs, previous: AbcClass | null): AbcClass {
  const line = (at: number, wasAbove: boolean) =>
    previous === null ? at : wasAbove ? at + cutoffs.hysteresis : at - cutoffs.hysteresis
  // A sum that should equal the line exactly may fall a rounding error short of it.
  const share = shareBefore + 1e-12
  if (share < line(cutoffs.a, previous === 'A')) return 'A'
  return share < line(cutoffs.b, previous !== 'C') ? 'B' : 'C'
}
