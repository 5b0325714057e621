import type { Tx } from '../platform/database.ts'
import { lockPromisable } from '../stock/readPromisable.ts'
import { atSite, type CandidateSite, chooseSites, type WantedUnits } from './chooseSites.ts'
import { type OrderItem, partsOfUnit } from './orderItems.ts'
import type { Allocation, LineRow } from './orderRows.ts'

/** A line with the units that it is to have at sites: those still open, and those that leave now. */
export interface LineNeed {
  line: LineRow
  quantity: number
  /** Units that leave now, from this site where it is said. */
  leaving: number
  leavingFrom?: string | undefined
  /** Units that are to go from another site than so far. */
  move?: { siteId: string; quantity: number } | undefined
}

/** From where units go, and what no site has. */
export interface AllocationPlan {
  allocations: Allocation[]
  /** Lines with units that were given a site now, although no site has them. */
  short: { lineId: string; siteId: string; quantity: number; available: number }[]
}

/**
 * Gives every unit a site. What has one keeps it; what is more is routed; what is fewer is taken from
 * where there is least. Leaves every row that it looked at locked.
 */
export async function allocateUnits(
  tx: Tx,
  needs: LineNeed[],
  current: Allocation[],
  candidates: CandidateSite[],
  items: Map<string, OrderItem>,
): Promise<AllocationPlan> {
  const kept = needs.flatMap((need) => keepUnits(need, current))
  const wanted = needs.flatMap((need) => moreUnits(need, kept, items))
  if (wanted.length === 0) {
    await lockPromisable(tx, rowsOf(needs, [...current, ...kept], [], items))
    return { allocations: kept, short: [] }
  }
  const rows = rowsOf(needs, [...current, ...kept], candidates, items)
  const stock = await lockPromisable(tx, rows)
  const available = new Map(
    stock.map(({ itemId, siteId, available: units }) => [atSite(itemId, siteId), units]),
  )
  giveBack(available, needs, current, kept, items)
  const before = new Map(available)
  const chosen = chooseSites(wanted, candidates, available)
  const leastOf = (lineId: string, siteId: string) => {
    const { perUnit = [] } = wanted.find((line) => line.lineId === lineId) ?? {}
    const units = perUnit.map((part) =>
      Math.floor((before.get(atSite(part.itemId, siteId)) ?? 0) / part.quantity),
    )
    return units.length === 0 ? 0 : Math.min(...units)
  }
  return {
    allocations: mergeAllocations([...kept, ...chosen]),
    short: chosen
      .filter(({ short }) => short > 0)
      .map(({ lineId, siteId, short }) => ({
        lineId,
        siteId,
        quantity: short,
        available: leastOf(lineId, siteId),
      })),
  }
}

/** A line's sites so far, cut to what it needs; units that leave are moved to where they leave from. */
function keepUnits(need: LineNeed, current: Allocation[]) {
  const { line, quantity, leaving, leavingFrom, move } = need
  const own = current.filter(({ lineId }) => lineId === line.id).map((row) => ({ ...row }))
  if (move) {
    const there = own.find(({ siteId }) => siteId === move.siteId)?.quantity ?? 0
    moveTo(own, line.id, move.siteId, Math.min(there + move.quantity, quantity))
  }
  if (leavingFrom !== undefined) moveTo(own, line.id, leavingFrom, Math.min(leaving, quantity))
  let tooMany = own.reduce((sum, row) => sum + row.quantity, 0) - quantity
  for (const row of own.toReversed()) {
    const least = row.siteId === leavingFrom ? Math.min(row.quantity, leaving) : 0
    const cut = Math.min(Math.max(0, tooMany), row.quantity - least)
    row.quantity -= cut
    tooMany -= cut
  }
  return own.filter((row) => row.quantity > 0)
}

function moveTo(own: Allocation[], lineId: string, siteId: string, units: number): void {
  let row = own.find((one) => one.siteId === siteId)
  if (!row) {
    row = { lineId, siteId, quantity: 0, reason: { rule: 'chosen', considered: [] } }
    own.unshift(row)
  }
  let missing = units - row.quantity
  for (const other of own) {
    if (other === row) continue
    const moved = Math.min(Math.max(0, missing), other.quantity)
    other.quantity -= moved
    row.quantity += moved
    missing -= moved
  }
  // A channel says that it shipped from there what was never promised at all.
  row.quantity += Math.max(0, missing)
}

function moreUnits(
  { line, quantity }: LineNeed,
  kept: Allocation[],
  items: Map<string, OrderItem>,
): WantedUnits[] {
  const has = kept
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, row) => sum + row.quantity, 0)
  if (quantity <= has) return []
  return [{ lineId: line.id, quantity: quantity - has, perUnit: partsOfUnit(line, items) }]
}

function rowsOf(
  needs: LineNeed[],
  allocations: Allocation[],
  candidates: CandidateSite[],
  items: Map<string, OrderItem>,
) {
  const siteIds = [
    ...new Set([...allocations, ...candidates].map(({ siteId }: { siteId: string }) => siteId)),
  ]
  return needs.flatMap(({ line }) =>
    partsOfUnit(line, items).flatMap(({ itemId }) => siteIds.map((siteId) => ({ itemId, siteId }))),
  )
}

/** What this order itself no longer takes is there for its other lines. */
function giveBack(
  available: Map<string, number>,
  needs: LineNeed[],
  current: Allocation[],
  kept: Allocation[],
  items: Map<string, OrderItem>,
): void {
  const change = (allocations: Allocation[], sign: 1 | -1) => {
    for (const { lineId, siteId, quantity } of allocations) {
      const need = needs.find(({ line }) => line.id === lineId)
      for (const part of need ? partsOfUnit(need.line, items) : []) {
        const key = atSite(part.itemId, siteId)
        available.set(key, (available.get(key) ?? 0) + sign * quantity * part.quantity)
      }
    }
  }
  change(current, 1)
  change(kept, -1)
}

function mergeAllocations(rows: Allocation[]): Allocation[] {
  const merged = new Map<string, Allocation>()
  for (const { lineId, siteId, quantity, reason } of rows) {
    const known = merged.get(`${lineId}/${siteId}`)
    merged.set(`${lineId}/${siteId}`, {
      lineId,
      siteId,
      quantity: quantity + (known?.quantity ?? 0),
      reason,
    })
  }
  return [...merged.values()]
}
