import { requireNonNegative, requirePositive } from './argument.ts'
import { normalQuantile } from './normal.ts'

/** A stage of a serial chain, the one next to the customer first. */
export type SerialStage = {
  /** Periods until a unit ordered by this stage is there. */
  leadTime: number
  /** Cost per unit and period of stock here beyond that of the stage before it (echelon). */
  echelonHoldingCost: number
}

/**
 * Echelon base-stock levels of stages in a row under normal demand, in units: for each stage the
 * mean of two newsvendor levels between which the best one lies. Exact for a single stage.
 *
 * `demand` and `deviation` per period, `backorderCost` per unit waiting and period at the customer.
 *
 * Throws RangeError when a cost or time is out of range or there is no stage.
 * Source: Shang & Song (2003), Management Sci. 49; Snyder & Shen 2e, §6.2.
 */
export function serialBaseStock(
  stages: readonly SerialStage[],
  input: { demand: number; deviation: number; backorderCost: number },
): number[] {
  if (stages.length === 0) throw new RangeError('stages must not be empty')
  requireNonNegative('demand', input.demand)
  requirePositive('deviation', input.deviation)
  requirePositive('backorderCost', input.backorderCost)
  stages.forEach((stage, j) => {
    requireNonNegative(`stages[${j}].leadTime`, stage.leadTime)
    requirePositive(`stages[${j}].echelonHoldingCost`, stage.echelonHoldingCost)
  })
  const all = stages.reduce((sum, stage) => sum + stage.echelonHoldingCost, 0)
  let periods = 1
  let below = 0
  return stages.map((stage) => {
    periods += stage.leadTime
    const beyond = all - below - stage.echelonHoldingCost
    const top = input.backorderCost + beyond
    // Between: all stages up to here hold at this stage's rate, or at the rate of them together.
    const low = top / (input.backorderCost + all)
    const high = top / (top + stage.echelonHoldingCost)
    below += stage.echelonHoldingCost
    const z = (normalQuantile(low) + normalQuantile(high)) / 2
    return input.demand * periods + z * input.deviation * Math.sqrt(periods)
  })
}
