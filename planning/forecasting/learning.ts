import { requireWhole } from '../argument.ts'
import { learnAnnual } from './annualSeason.ts'
import { expertNames, type ItemClass, itemClasses, type Prepared } from './experts.ts'
import { isOutcomeKnown, type LookBack, lookBack, outcomeOf } from './lookingBack.ts'
import { learnOrderScores } from './orderLearning.ts'
import { type Panel, type PanelSeries, requirePanel } from './panel.ts'
import { combineExperts, type Portfolio, prepareSeries } from './portfolio.ts'
import { chooseSeasonGroups, shareSeason } from './sharedSeason.ts'
import { learnSignals, type SignalModel, signalsWithAnnual } from './signals.ts'
import { collectRows, fitSpread, measurePast } from './spreadLearning.ts'
import { Gram, stackExperts } from './stacking.ts'

const sampleSize = 1500

/**
 * Learns a panel from its own past: what signals do, the season that its series share, the weights
 * of the experts and the spread around them by class of item, looking back to three cutoffs of
 * every series (of a sample of 1,500 where there are more; to six where there are few).
 *
 * `horizon` is how far ahead to learn for, `protection` the length of the sums that orders cover
 * (lead time and review) and `review` the time between orders, all in periods.
 *
 * Throws RangeError when the panel is not valid or empty, when horizon, protection or review is not
 * >= 1, or review longer than protection.
 * Source: stacked regression, Breiman (1996); quantile regression, Koenker & Bassett (1978).
 */
export function learnPortfolio(
  panel: Panel,
  horizon: number,
  protection: number,
  review = 1,
): Portfolio {
  requirePanel(panel)
  requireWhole('horizon', horizon)
  requireWhole('protection', protection)
  if (horizon < 1 || protection < 1) throw new RangeError('horizon and protection must be >= 1')
  requireWhole('review', review)
  if (review < 1 || review > protection) throw new RangeError('review must be 1 to protection')
  if (panel.series.length === 0) throw new RangeError('the panel must have at least one series')
  const every = Math.ceil(panel.series.length / sampleSize)
  const sample = panel.series.filter((_, i) => i % every === 0)
  const plain = learnSignals({ ...panel, series: sample })
  const annual = panel.period === 7 ? learnAnnual(prepareAll(sample, plain)) : null
  const signals = signalsWithAnnual(plain, panel.period, annual)
  const rounds = Math.min(6, Math.max(3, Math.ceil(900 / sample.length)))
  const prepared = prepareAll(sample, signals)
  const kinds = panel.groupKinds?.length ?? 0
  const seasonKind = chooseSeasonGroups(panel.period, prepared, kinds, horizon)
  const looks = Array.from({ length: rounds }, (_, round) => {
    return lookBack(panel.period, sample, signals, horizon, round, seasonKind)
  }).flat()
  const names = expertNames(panel.period)
  const weights = learnWeights(looks, names.length)
  const whole = sample.every((series) => series.demand.every((y) => Number.isInteger(y)))
  const reach = looks.reduce((most, { steps }) => Math.max(most, steps), 1)
  const setting = { protection, reach, whole }
  const rows = collectRows(looks, weights, setting)
  const steps = fitSpread(rows.steps)
  const sums = fitSpread(rows.sums)
  const naive = names.indexOf('same periods of last season')
  return {
    ...setting,
    season: shareSeason(panel.period, prepared, seasonKind),
    signals,
    weights,
    steps,
    sums,
    orders: learnOrderScores(looks, weights, sums, setting, review),
    accuracy: measurePast(looks, weights, rows.steps, steps, naive),
  }
}

function prepareAll(sample: readonly PanelSeries[], signals: SignalModel | null): Prepared[] {
  return sample.map((one) => prepareSeries(one, signals, one.demand.length, 0))
}

// How many looks back over all classes each class leans on.
const weightPrior = 100

function learnWeights(looks: readonly LookBack[], size: number): Map<ItemClass, Float64Array> {
  const grams = new Map(itemClasses.map((name) => [name, new Gram(size)]))
  const row = new Float64Array(size)
  for (const look of looks) {
    const { steps, noise, experts } = look
    const gram = grams.get(experts.itemClass)!
    for (let h = 0; h < steps; h++) {
      if (!isOutcomeKnown(look, h)) continue
      for (let e = 0; e < size; e++) row[e] = experts.steps[e]![h]! / noise
      gram.add(row, outcomeOf(look, h) / noise, 1 / steps)
    }
  }
  const all = new Gram(size)
  for (const gram of grams.values()) all.lean(gram, gram.count)
  const weights = new Map<ItemClass, Float64Array>()
  for (const [name, gram] of grams) {
    gram.lean(all, weightPrior)
    weights.set(name, stackExperts(gram))
  }
  const correction = biasCorrection(looks, weights)
  for (const [name, values] of weights) {
    weights.set(
      name,
      values.map((weight) => weight * correction),
    )
  }
  return weights
}

// What all forecasts must be multiplied by to meet the units that came in total, as far as the
// rounds of looking back agree on it.
function biasCorrection(looks: readonly LookBack[], weights: Map<ItemClass, Float64Array>): number {
  const rounds = new Map<number, { expected: number; came: number }>()
  for (const look of looks) {
    const mean = combineExperts(look.experts, weights.get(look.experts.itemClass)!)
    const sum = rounds.get(look.round) ?? { expected: 0, came: 0 }
    for (let h = 0; h < look.steps; h++) {
      if (!isOutcomeKnown(look, h)) continue
      sum.expected += mean[h]!
      sum.came += outcomeOf(look, h)
    }
    rounds.set(look.round, sum)
  }
  const logs = [...rounds.values()]
    .filter(({ expected, came }) => expected > 0 && came > 0)
    .map(({ expected, came }) => Math.log(came / expected))
  if (logs.length < 2) return 1
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length
  const spread = logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (logs.length - 1)
  // A mean within √2 of its own standard errors is no more than chance.
  const trust = Math.max(0, 1 - (2 * spread) / logs.length / (mean ** 2 + 1e-12))
  return Math.exp(Math.max(-0.25, Math.min(0.25, mean * trust)))
}
