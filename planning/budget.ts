import { requireFinite, requireNonNegative, requirePositive, requireWhole } from './argument.ts'
import type { Distribution } from './distribution.ts'

/** An item that money could be spent on; units, money in one currency. */
export type BudgetItem = {
  id: string
  /** Demand until the next chance to buy, lead time included. */
  demand: Distribution
  /** On hand − unavailable + incoming − committed. */
  position: number
  unitCost: number
  /** What a unit sold earns beyond its cost. */
  unitMargin: number
  minimumOrderQuantity?: number
  casePack?: number
}

/** What to buy of one item, what it costs and what it is expected to earn. */
export type BudgetLine = { id: string; quantity: number; cash: number; expectedMargin: number }

/**
 * Spends a budget where a dollar earns most: case by case (the first time the minimum order) to the
 * item whose next case is expected to earn the most margin for its cash, while it fits. What earns
 * nothing is not bought. Lines in the order of `items`, those without a purchase left out.
 *
 * The expected sales of q more units are `n(position) − n(position + q)`, n the expected demand
 * beyond a stock.
 *
 * Throws RangeError when a cost or budget is negative, a position not finite, or a minimum or case
 * pack not whole. Source: marginal allocation, Fox (1966); Silver, Pyke & Thomas 4e, §10.4.
 */
export function spendBudget(items: readonly BudgetItem[], budget: number): BudgetLine[] {
  requireNonNegative('budget', budget)
  for (const item of items) requireBudgetItem(item)
  const bought = items.map(() => 0)
  let left = budget
  for (;;) {
    let best = -1
    let bestRate = 0
    items.forEach((item, i) => {
      const step = nextStep(item, bought[i]!)
      const cash = step * item.unitCost
      if (cash > left + 1e-9) return
      const rate = (sales(item, bought[i]!, step) * item.unitMargin) / Math.max(cash, 1e-9)
      if (rate > bestRate + 1e-12) {
        best = i
        bestRate = rate
      }
    })
    // A hundred-thousandth of the cash is not worth a case.
    if (best < 0 || bestRate < 1e-5) break
    const item = items[best]!
    const step = nextStep(item, bought[best]!)
    bought[best] = bought[best]! + step
    left -= step * item.unitCost
  }
  return items.flatMap((item, i) => {
    const quantity = bought[i]!
    if (quantity === 0) return []
    const expectedMargin = sales(item, 0, quantity) * item.unitMargin
    return [{ id: item.id, quantity, cash: quantity * item.unitCost, expectedMargin }]
  })
}

function nextStep(item: BudgetItem, bought: number): number {
  const pack = item.casePack ?? 1
  const least = bought === 0 ? Math.max(item.minimumOrderQuantity ?? 0, 1) : 1
  return Math.ceil(least / pack) * pack
}

function sales({ demand, position }: BudgetItem, from: number, step: number): number {
  return demand.loss(position + from) - demand.loss(position + from + step)
}

function requireBudgetItem(item: BudgetItem): void {
  requireFinite(`${item.id}.position`, item.position)
  requirePositive(`${item.id}.unitCost`, item.unitCost)
  requireNonNegative(`${item.id}.unitMargin`, item.unitMargin)
  requireWhole(`${item.id}.minimumOrderQuantity`, item.minimumOrderQuantity ?? 0)
  requireWhole(`${item.id}.casePack`, item.casePack ?? 1)
  if ((item.casePack ?? 1) < 1) throw new RangeError(`${item.id}.casePack must be at least 1`)
}
