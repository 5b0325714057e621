import { annualUntil } from './annualSeason.ts'
import { type ExpertForecasts, type Prepared, runExperts } from './experts.ts'
import type { PanelSeries } from './panel.ts'
import { prepareSeries } from './portfolio.ts'
import { seasonOfSeries, shareSeason } from './sharedSeason.ts'
import type { SignalModel } from './signals.ts'

/** One look back: what the experts would have said at a cutoff whose outcome is known. */
export type LookBack = {
  prepared: Prepared
  cutoff: number
  /** Periods after the cutoff whose outcome is known. */
  steps: number
  /** Mean change from period to period, by which pinball losses compare. */
  scale: number
  /** Root mean square change, by which squared errors compare. */
  noise: number
  round: number
  experts: ExpertForecasts
}

/**
 * Forecasts every series from an earlier cutoff, the farther back the later the round. Series too
 * short for it are left out.
 */
export function lookBack(
  period: number,
  sample: readonly PanelSeries[],
  signals: SignalModel | null,
  horizon: number,
  round: number,
  seasonKind: number,
): LookBack[] {
  const places = sample.flatMap((series) => {
    const n = series.demand.length
    const stride = Math.max(1, Math.min(horizon, Math.floor(n * 0.3)))
    const cutoff = n - stride * (round + 1)
    if (cutoff < Math.max(5, 0.55 * n)) return []
    const steps = Math.min(horizon, n - cutoff)
    return [{ series, cutoff, steps }]
  })
  const known = forgetAnnual(signals, places)
  const all = places.map(({ series, cutoff, steps }) => {
    return { prepared: prepareSeries(series, known, cutoff, steps), cutoff, steps }
  })
  const shared = shareSeason(
    period,
    all.map(({ prepared }) => prepared),
    seasonKind,
  )
  return all.flatMap(({ prepared, cutoff, steps }) => {
    const { scale, noise } = changesOf(prepared)
    if (scale === 0) return []
    const experts = runExperts(prepared, cutoff, steps, seasonOfSeries(shared, prepared.series))
    return [{ prepared, cutoff, steps, scale, noise, round, experts }]
  })
}

// The annual season as it was known at the cutoffs.
function forgetAnnual(
  signals: SignalModel | null,
  places: readonly { series: PanelSeries; cutoff: number }[],
): SignalModel | null {
  if (!signals?.annual) return signals
  const plain = { ...signals, annual: null }
  const before = places.map(({ series, cutoff }) => prepareSeries(series, plain, cutoff, 0))
  const lengths = before.map(({ value }) => value.length)
  return { ...plain, annual: annualUntil(before, lengths, signals.annual.share) }
}

function changesOf({ value, weight }: Prepared): { scale: number; noise: number } {
  let changes = 0
  let squares = 0
  let count = 0
  let total = 0
  for (let t = 1; t < value.length; t++) {
    if (weight[t]! < 0.5 || weight[t - 1]! < 0.5) continue
    changes += Math.abs(value[t]! - value[t - 1]!)
    squares += (value[t]! - value[t - 1]!) ** 2
    total += value[t]!
    count++
  }
  if (count < 3) return { scale: 0, noise: 0 }
  // A history that hardly ever changes must not make its few changes count for ever.
  const floor = (0.05 * total) / count
  return {
    scale: Math.max(changes / count, floor),
    noise: Math.max(Math.sqrt(squares / count), floor),
  }
}

/** Whether the outcome of step `h` after the cutoff tells anything about demand. */
export function isOutcomeKnown({ prepared, cutoff }: LookBack, h: number): boolean {
  const { series, effect } = prepared
  return effect[cutoff + h]! > 0 && !(series.inStock && series.inStock[cutoff + h]! < 0.5)
}

/** Units that came in step `h` after the cutoff. */
export function outcomeOf({ prepared, cutoff }: LookBack, h: number): number {
  return prepared.series.demand[cutoff + h]!
}
