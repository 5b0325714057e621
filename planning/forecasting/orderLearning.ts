import { requireProbability } from '../argument.ts'
import { normalQuantile } from '../normal.ts'
import { type ItemClass, itemClasses } from './experts.ts'
import { isOutcomeKnown, type LookBack, outcomeOf } from './lookingBack.ts'
import { combineExperts, describeForecast, type SpreadSetting } from './portfolio.ts'
import { blendOrderLine, combineFeatures, valueAtScore } from './quantileLine.ts'

/** How orders are placed: lead time and review are the protection time, all in periods. */
export type OrderRhythm = { protection: number; review: number }

/** Critical ratios at which order levels are learned; others lie between. */
export const ratioGrid = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99] as const

/** For each ratio of the grid the normal score of the quantile that cost least, by class. */
export type OrderScores = Map<ItemClass, Float64Array>

const candidates = [
  0.05, 0.2, 0.35, 0.5, 0.6, 0.65, 0.7, 0.74, 0.77, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.915, 0.93,
  0.945, 0.96, 0.97, 0.98, 0.99, 0.995,
].map((p) => normalQuantile(p))
const mostLooks = 1500
// How many looks over all classes each class leans on.
const classPrior = 60
// Candidates within some two per cent of the least cost are as good: the answer is their mean.
const tolerance = 0.02

/**
 * Learns how high to stock for the least cost: every look back is played as the stock it would have
 * been (reviews, lead time, lost sales) at many quantiles of the sum over the protection time, for
 * each ratio of what a lost unit costs to all that a unit too few or too many costs.
 *
 * The quantile is not the ratio itself: a lost sale is lost once, while a large order stays above a
 * quantile of the sum for as many reviews as the protection time is long.
 *
 * Source: critical ratio, Arrow, Harris & Marschak (1951); base stock with lost sales, Zipkin (2008).
 */
export function learnOrderScores(
  looks: readonly LookBack[],
  weights: Map<ItemClass, Float64Array>,
  sums: Map<ItemClass, Float64Array[]>,
  setting: SpreadSetting,
  review: number,
): OrderScores {
  const known = looks.filter((look) => look.steps >= setting.protection && isWholeKnown(look))
  const every = Math.ceil(known.length / mostLooks)
  const costs = new Map(itemClasses.map((name) => [name, blankCosts()]))
  for (let i = 0; i < known.length; i += every) {
    const look = known[i]!
    const { experts, steps } = look
    const mean = combineExperts(experts, weights.get(experts.itemClass)!)
    const features = describeForecast(experts, mean, setting)
    const lines: Float64Array[] = []
    for (let offset = 0; offset < steps; offset += review) {
      const row = features.sum(offset)
      lines.push(blendOrderLine(combineFeatures(row, sums.get(experts.itemClass)!), row))
    }
    const rhythm = { protection: setting.protection, review }
    addCosts(costs.get(experts.itemClass)!, look, lines, rhythm, setting.whole)
  }
  return chooseScores(costs)
}

type Costs = { looks: number; byRatio: Float64Array[] }

function blankCosts(): Costs {
  return { looks: 0, byRatio: ratioGrid.map(() => new Float64Array(candidates.length)) }
}

function isWholeKnown(look: LookBack): boolean {
  const { prepared, cutoff, steps } = look
  for (let h = 0; h < steps; h++) {
    if (prepared.effect[cutoff + h] !== 0 && !isOutcomeKnown(look, h)) return false
  }
  return true
}

function addCosts(
  costs: Costs,
  look: LookBack,
  lines: Float64Array[],
  rhythm: OrderRhythm,
  whole: boolean,
): void {
  const usual = usualOf(look)
  if (usual === 0) return
  costs.looks++
  const demand = Float64Array.from({ length: look.steps }, (_, h) => outcomeOf(look, h))
  candidates.forEach((score, c) => {
    const levels = lines.map((line) => {
      const level = valueAtScore(line, score)
      return whole ? Math.ceil(level - 1e-9) : level
    })
    const { held, lost } = playStock(demand, levels, rhythm)
    ratioGrid.forEach((ratio, r) => {
      const penalty = (ratio / (1 - ratio)) * rhythm.review
      costs.byRatio[r]![c]! += (held + penalty * lost) / look.steps / usual
    })
  })
}

// Mean demand a period over the last year before the cutoff and the steps after it, where the year
// counts as forty periods at least: few steps without a sale must not make a cost count for ever.
const usualPeriods = 40

function usualOf({ prepared, cutoff, steps }: LookBack): number {
  const { demand } = prepared.series
  const from = Math.max(0, cutoff - 365)
  let before = 0
  for (let t = from; t < cutoff; t++) before += demand[t]!
  let after = 0
  for (let t = cutoff; t < cutoff + steps; t++) after += demand[t]!
  const periods = Math.max(usualPeriods, cutoff - from)
  return before > 0 ? ((before / (cutoff - from)) * periods + after) / (periods + steps) : 0
}

/** Stock held and sales lost when every review orders up to its level, opening at the first. */
export function playStock(
  demand: Float64Array,
  levels: readonly number[],
  { protection, review }: OrderRhythm,
): { held: number; lost: number } {
  const lead = Math.max(0, protection - review)
  const due = new Float64Array(demand.length + lead + 1)
  let stock = levels[0] ?? 0
  let coming = 0
  let held = 0
  let lost = 0
  for (let t = 0; t < demand.length; t++) {
    stock += due[t]!
    coming -= due[t]!
    if (t > 0 && t % review === 0) {
      const order = Math.max(0, levels[t / review]! - stock - coming)
      if (lead === 0) stock += order
      else {
        due[t + lead] = order
        coming += order
      }
    }
    const sold = Math.min(stock, demand[t]!)
    lost += demand[t]! - sold
    stock -= sold
    held += stock
  }
  return { held, lost }
}

function chooseScores(costs: Map<ItemClass, Costs>): OrderScores {
  const all = blankCosts()
  for (const { looks, byRatio } of costs.values()) {
    all.looks += looks
    byRatio.forEach((row, r) => row.forEach((cost, c) => (all.byRatio[r]![c]! += cost)))
  }
  return new Map(
    [...costs].map(([name, { byRatio }]) => {
      const scores = new Float64Array(ratioGrid.length)
      byRatio.forEach((row, r) => {
        // Without a look back the quantile is the ratio.
        const score =
          all.looks === 0
            ? normalQuantile(ratioGrid[r]!)
            : cheapestScore(row.map((x, c) => x + (classPrior * all.byRatio[r]![c]!) / all.looks))
        scores[r] = r > 0 ? Math.max(scores[r - 1]!, score) : score
      })
      return [name, scores]
    }),
  )
}

function cheapestScore(costs: Float64Array): number {
  const least = costs.reduce((a, b) => Math.min(a, b), Infinity)
  let total = 0
  let sum = 0
  costs.forEach((cost, c) => {
    const gap = candidates[Math.max(1, c)]! - candidates[Math.max(1, c) - 1]!
    const weight = gap * Math.exp(-(cost / Math.max(least, 1e-12) - 1) / tolerance)
    total += weight
    sum += weight * candidates[c]!
  })
  return sum / total
}

const ratioScores = ratioGrid.map((ratio) => normalQuantile(ratio))

/** The learned score at any critical ratio: straight lines over normal scores. */
export function scoreOfRatio(scores: Float64Array, ratio: number): number {
  requireProbability('ratio', ratio)
  const at = normalQuantile(ratio)
  let k = 1
  while (k < ratioScores.length - 1 && ratioScores[k]! < at) k++
  const share = (at - ratioScores[k - 1]!) / (ratioScores[k]! - ratioScores[k - 1]!)
  return scores[k - 1]! + share * (scores[k]! - scores[k - 1]!)
}
