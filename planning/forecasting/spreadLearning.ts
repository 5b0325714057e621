import { type ItemClass, itemClasses } from './experts.ts'
import { isOutcomeKnown, type LookBack, outcomeOf } from './lookingBack.ts'
import { fitQuantile, type PinballRows } from './pinballRegression.ts'
import {
  combineExperts,
  describeForecast,
  type PastAccuracy,
  type SpreadSetting,
} from './portfolio.ts'
import { quantileGrid, spreadFeatures, spreadStart } from './spread.ts'

/** Rows for each quantile of the grid, by class. */
export type RowsByClass = Map<ItemClass, PinballRows[]>

const enoughRows = 30000

/** What quantiles of steps and of sums would have been made from, with what came. */
export function collectRows(
  looks: readonly LookBack[],
  weights: Map<ItemClass, Float64Array>,
  setting: SpreadSetting,
): { steps: RowsByClass; sums: RowsByClass } {
  const steps = emptyRows()
  const sums = emptyRows()
  const { protection } = setting
  const stepsPerLook = Math.max(4, Math.ceil(enoughRows / Math.max(1, looks.length)))
  let turn = 0
  for (const look of looks) {
    const { experts, scale } = look
    // Neighbouring steps tell nearly the same; in turn every step is seen.
    const every = Math.ceil(look.steps / stepsPerLook)
    turn++
    const mean = combineExperts(experts, weights.get(experts.itemClass)!)
    const features = describeForecast(experts, mean, setting)
    for (let h = 0; h < look.steps; h++) {
      if ((h + turn) % every !== 0 || !isOutcomeKnown(look, h)) continue
      const row = { features: features.steps[h]!, outcome: outcomeOf(look, h), scale }
      pushRow(steps.get(experts.itemClass)!, row, every / look.steps)
    }
    const last = look.steps - protection
    const offsets = last < 0 ? [] : [...new Set([0, Math.floor(last / 2), last])]
    for (const offset of offsets) {
      const outcome = sumOf(look, offset, protection)
      if (outcome === null) continue
      const row = {
        features: features.sum(offset),
        outcome,
        scale: scale * protection,
      }
      pushRow(sums.get(experts.itemClass)!, row, 1 / offsets.length)
    }
  }
  return { steps, sums }
}

function emptyRows(): RowsByClass {
  return new Map(
    itemClasses.map((name) => [
      name,
      quantileGrid.map(() => ({ features: spreadFeatures, x: [], y: [], weight: [] })),
    ]),
  )
}

// Units over the protection time; null when a stock-out hides some of them.
function sumOf(look: LookBack, offset: number, protection: number): number | null {
  let total = 0
  for (let h = offset; h < offset + protection; h++) {
    const closed = look.prepared.effect[look.cutoff + h] === 0
    if (!closed && !isOutcomeKnown(look, h)) return null
    total += outcomeOf(look, h)
  }
  return total
}

function pushRow(
  rows: PinballRows[],
  { features, outcome, scale }: { features: Float64Array; outcome: number; scale: number },
  weight: number,
): void {
  rows.forEach((row, q) => {
    for (let j = 0; j < spreadFeatures; j++) row.x.push(features[q * spreadFeatures + j]! / scale)
    row.y.push(outcome / scale)
    row.weight.push(weight)
  })
}

// How many rows the start weighs against a panel, and the panel against one of its classes.
const panelPrior = 100
const classPrior = 60

/** Coefficients by class: first over all classes, then each from there, so that few rows lean. */
export function fitSpread(rows: RowsByClass): Map<ItemClass, Float64Array[]> {
  const shared = quantileGrid.map((p, q) => {
    const together: PinballRows = { features: spreadFeatures, x: [], y: [], weight: [] }
    for (const parts of rows.values()) {
      const part = parts[q]!
      for (const x of part.x) together.x.push(x)
      for (const y of part.y) together.y.push(y)
      for (const weight of part.weight) together.weight.push(weight)
    }
    return fitQuantile(together, p, spreadStart[q]!, panelPrior)
  })
  return new Map(
    itemClasses.map((name) => [
      name,
      quantileGrid.map((p, q) => {
        return fitQuantile(rows.get(name)![q]!, p, shared[q]!, classPrior)
      }),
    ]),
  )
}

/** How good the forecasts of each class would have been, against repeating the last season. */
export function measurePast(
  looks: readonly LookBack[],
  weights: Map<ItemClass, Float64Array>,
  rows: RowsByClass,
  spread: Map<ItemClass, Float64Array[]>,
  naive: number,
): Map<ItemClass, PastAccuracy> {
  const sums = new Map(itemClasses.map((name) => [name, { n: 0, y: 0, e: 0, abs: 0, naive: 0 }]))
  for (const look of looks) {
    const sum = sums.get(look.experts.itemClass)!
    const mean = combineExperts(look.experts, weights.get(look.experts.itemClass)!)
    for (let h = 0; h < look.steps; h++) {
      if (!isOutcomeKnown(look, h)) continue
      const actual = outcomeOf(look, h)
      sum.n++
      sum.y += actual
      sum.e += mean[h]! - actual
      sum.abs += Math.abs(mean[h]! - actual)
      sum.naive += Math.abs(look.experts.steps[naive]![h]! - actual)
    }
  }
  const accuracy = new Map<ItemClass, PastAccuracy>()
  for (const [name, { n, y, e, abs, naive: error }] of sums) {
    if (n === 0 || y === 0) continue
    accuracy.set(name, {
      periods: n,
      weightedError: abs / y,
      bias: e / y,
      coverage80: coverageOf(rows.get(name)![3]!, spread.get(name)![3]!),
      coverage95: coverageOf(rows.get(name)![5]!, spread.get(name)![5]!),
      valueAdded: error > 0 ? 1 - abs / error : 0,
    })
  }
  return accuracy
}

function coverageOf({ x, y, features }: PinballRows, beta: Float64Array): number {
  let covered = 0
  for (let i = 0; i < y.length; i++) {
    let q = 0
    for (let j = 0; j < features; j++) q += beta[j]! * x[i * features + j]!
    if (y[i]! <= q + 1e-9) covered++
  }
  return covered / y.length
}
