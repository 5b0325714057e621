import type { Explanation } from '@onhand/planning/explanation.ts'
import {
  carryingCost,
  daysInventoryOutstanding,
  inventoryTurns,
  sellThrough,
} from '@onhand/planning/turnover.ts'
import type { JudgedItem } from './auditItems.ts'

/** One figure of the audit with its reason. */
export interface Figure {
  name: string
  label: string
  /** Money is in cents, here and in `why`. */
  value: number | null
  unit: 'money' | 'days' | 'turns' | 'share' | 'units' | 'items'
  /** What a reader must know to trust it. */
  note: string
  why: Explanation
}

/** The window and rate that the figures are worked out with. */
export interface FigureBasis {
  days: number
  carryingRate: number
  /** In cents: the mean of so many closing values; where none are known, today's value stands for it. */
  averageInventory: number | undefined
  valueDays: number
}

interface Sums {
  onHand: number
  unitsSold: number
  /** In cents, at cost. */
  stockValue: number
  costOfGoodsSold: number
}

/** The key figures of today's state. */
export function auditFigures(items: JudgedItem[], basis: FigureBasis): Figure[] {
  const total = (value: (item: JudgedItem) => number) =>
    items.reduce((sum, item) => sum + value(item), 0)
  const sums = {
    onHand: total((item) => item.onHand),
    unitsSold: total((item) => item.unitsSold),
    stockValue: toCents(items.reduce((sum, item) => sum + BigInt(item.valueMicros), 0n)),
    costOfGoodsSold: Math.round(total((item) => item.unitsSold * (item.unitCost ?? 0) * 100)),
  }
  return [
    ...stockFigures(items, sums),
    ...paceFigures(sums, basis),
    ...cashFigures(items, sums, basis),
  ]
}

function toCents(micros: bigint): number {
  return Number((micros + 5_000n) / 10_000n)
}

function stockFigures(items: JudgedItem[], sums: Sums): Figure[] {
  const selling = items.filter((item) => (item.meanDailyDemand ?? 0) > 0)
  const inStock = selling.filter((item) => item.available > 0)
  const unpriced = items.filter((item) => item.onHand > 0 && item.valueMicros === 0).length
  return [
    figure('stockValue', 'Stock value', 'money', sums.stockValue, 'Σ units · average cost', {
      note:
        unpriced === 0
          ? 'Every item on hand has a cost.'
          : `${unpriced} items on hand have no cost and count as nothing.`,
      inputs: { items: items.length, unitsOnHand: sums.onHand },
    }),
    figure('unitsOnHand', 'Units on hand', 'units', sums.onHand, 'Σ on hand', {
      note: 'All conditions and sites.',
      inputs: { items: items.length },
    }),
    figure(
      'inStockRate',
      'In stock',
      'share',
      selling.length === 0 ? null : inStock.length / selling.length,
      'selling items with available > 0 / selling items',
      {
        note: 'Of the items that sold in the window.',
        inputs: { inStockItems: inStock.length, sellingItems: selling.length },
      },
    ),
  ]
}

function paceFigures(sums: Sums, basis: FigureBasis): Figure[] {
  const { costOfGoodsSold, unitsSold, onHand } = sums
  const { days, valueDays, averageInventory = sums.stockValue } = basis
  const note =
    basis.averageInventory === undefined
      ? "Average inventory is today's value: earlier values are not known yet."
      : `Average inventory is the mean closing value of the ${valueDays} days that the ledger covers.`
  return [
    figure(
      'turnover',
      'Turnover',
      'turns',
      inventoryTurns(costOfGoodsSold, averageInventory, days),
      'COGS / average inventory · 365 / days',
      { note, inputs: { costOfGoodsSold, averageInventory, days } },
    ),
    figure(
      'daysOnHand',
      'Days on hand',
      'days',
      daysInventoryOutstanding(costOfGoodsSold, averageInventory, days),
      'average inventory / COGS · days',
      { note, inputs: { costOfGoodsSold, averageInventory, days } },
    ),
    figure(
      'sellThrough',
      'Sell-through',
      'share',
      sellThrough(unitsSold, onHand, unitsSold),
      'units sold / (on hand at the start + received)',
      {
        note: 'Start and receipts are not known apart; together they are what is on hand now plus what was sold.',
        inputs: { unitsSold, startPlusReceived: onHand + unitsSold },
      },
    ),
  ]
}

function cashFigures(items: JudgedItem[], sums: Sums, { carryingRate }: FigureBasis): Figure[] {
  const cashIn = (pick: (item: JudgedItem) => boolean) => {
    const own = items.filter(pick)
    return { items: own.length, cash: own.reduce((sum, item) => sum + item.valueMinor, 0) }
  }
  const slow = cashIn((item) => item.pace === 'slow')
  const dead = cashIn((item) => item.pace === 'dead')
  const excess = items.reduce((sum, item) => sum + item.excessMinor, 0)
  return [
    figure(
      'slowStock',
      'Cash in slow stock',
      'money',
      slow.cash,
      'Σ units · average cost of slow items',
      {
        note: 'Slow: more cover than the limit, and still selling.',
        inputs: { items: slow.items },
      },
    ),
    figure(
      'deadStock',
      'Cash in dead stock',
      'money',
      dead.cash,
      'Σ units · average cost of dead items',
      {
        note: 'Dead: on hand, and no sale within the limit.',
        inputs: { items: dead.items },
      },
    ),
    figure('excessStock', 'Cash in excess', 'money', excess, 'Σ excess units · average cost', {
      note: 'Units beyond the demand of the cover limit plus safety stock.',
      inputs: {},
    }),
    figure(
      'carryingCost',
      'Carrying cost a year',
      'money',
      Math.round(carryingCost(sums.stockValue, carryingRate)),
      'stock value · yearly rate',
      {
        note: 'Capital, storage, insurance, shrinkage and obsolescence; the rate is in Settings.',
        inputs: { stockValue: sums.stockValue, rate: carryingRate },
      },
    ),
  ]
}

function figure(
  name: string,
  label: string,
  unit: Figure['unit'],
  value: number | null,
  formula: string,
  more: { note: string; inputs: Record<string, number> },
): Figure {
  return {
    name,
    label,
    unit,
    value,
    note: more.note,
    why: { name, formula, inputs: more.inputs, result: value ?? 0 },
  }
}
