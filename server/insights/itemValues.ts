import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type CostEntry, openCostFlow, toMicros } from '../stock/costFlow.ts'
import { arrivalCost } from '../stock/valuation.ts'

/** Until when a value holds that holds now. */
export const OPEN_END = '9999-12-31'

/** A movement that brings units to a site, takes them from one, or both. */
export interface SiteEntry extends CostEntry {
  quantity: number
  fromSiteId: string | null
  toSiteId: string | null
  /** On which the books took it, by the company's calendar. */
  day: string
  isOpening: boolean
  /** It came without a cost, and so has that of its item. */
  isBorrowed: boolean
}

/** What an item's units at a site were worth from a day on. */
export interface ValueSpan {
  siteId: string
  day: string
  until: string
  units: number
  averageMicros: bigint
  fifoMicros: bigint
  unpriced: number
}

/** Units on hand by the day on which they came. */
export interface ArrivalLayer {
  arrivedOn: string
  isOpening: boolean
  units: number
  fifoMicros: bigint
}

/** The ledger of some items as far as it changes what lies at a site, in the order of the books. */
export async function listSiteEntries(
  db: Queryable,
  itemIds: string[],
  timeZone: string,
): Promise<Map<string, SiteEntry[]>> {
  const rows = await db.many<
    Omit<SiteEntry, 'change' | 'unitCostMicros'> & { itemId: string; unitCost: string | null }
  >(sql`
    select m.item_id as "itemId", m.id, m.quantity, ${arrivalCost()} as "unitCost",
           m.unit_cost is null and m.reverses_id is null and f.site_id is null as "isBorrowed",
           m.reverses_id as "reversesId", f.site_id as "fromSiteId", t.site_id as "toSiteId",
           (m.recorded_at at time zone ${timeZone})::date as day, m.cause = 'opening_balance' as "isOpening"
      from item
      join stock_movement m on m.bucket = item.bucket and m.item_id = item.id
      join location f on f.id = m.from_location_id
      join location t on t.id = m.to_location_id
     where item.id = any (${itemIds}::uuid[]) and f.site_id is distinct from t.site_id
     order by m.item_id, m.recorded_at, m.id`)
  const entries = rows.map(({ unitCost, ...row }) => ({
    ...row,
    change: changeOf(row),
    unitCostMicros: unitCost === null ? null : toMicros(unitCost),
  }))
  return Map.groupBy(entries, ({ itemId }) => itemId)
}

/** From one site to another nothing comes or goes for the company. */
function changeOf({
  fromSiteId,
  toSiteId,
  quantity,
}: Omit<SiteEntry, 'change' | 'unitCostMicros'>) {
  if (fromSiteId !== null && toSiteId !== null) return 0
  return toSiteId === null ? -quantity : quantity
}

/**
 * Follows one item's ledger and gives its value at the end of every day on which that changed. Costs
 * are the company's; a site has the part of its units.
 */
export function valueItem(entries: SiteEntry[]): { spans: ValueSpan[]; layers: ArrivalLayer[] } {
  const average = openCostFlow('average')
  const fifo = openCostFlow('fifo')
  const sites = new Map<string, number>()
  const spans: ValueSpan[] = []
  const last = new Map<string, ValueSpan>()
  entries.forEach((entry, index) => {
    if (entry.change !== 0) {
      average.take(entry)
      fifo.take(entry)
    }
    const { fromSiteId: from, toSiteId: to, quantity, day } = entry
    if (from !== null) sites.set(from, (sites.get(from) ?? 0) - quantity)
    if (to !== null) sites.set(to, (sites.get(to) ?? 0) + quantity)
    if (entries[index + 1]?.day === day) return
    const { valueMicros: averageMicros, unitsWithoutCost: unpriced } = average.state()
    const whole = { averageMicros, fifoMicros: fifo.state().valueMicros, unpriced }
    for (const part of divideBySite(sites, whole)) closeDay(day, part, last, spans)
  })
  const days = new Map(entries.map(({ id, day, isOpening }) => [id, { day, isOpening }]))
  return { spans, layers: sumLayers(fifo.layers(), days) }
}

type Worth = Omit<ValueSpan, 'day' | 'until'>

/** Divides what the company has among its sites by their units; the last takes what rounding left. */
function divideBySite(sites: Map<string, number>, whole: Omit<Worth, 'siteId' | 'units'>): Worth[] {
  const all = [...sites].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const total = all.reduce((sum, [, units]) => sum + units, 0)
  const rest = { ...whole }
  const lastHeld = all.findLastIndex(([, units]) => units > 0)
  return all.map(([siteId, units], index) => {
    if (units <= 0) return { siteId, units, averageMicros: 0n, fifoMicros: 0n, unpriced: 0 }
    if (index === lastHeld) return { siteId, units, ...rest }
    const share = (micros: bigint) => (micros * BigInt(units)) / BigInt(total)
    const part = {
      averageMicros: share(whole.averageMicros),
      fifoMicros: share(whole.fifoMicros),
      unpriced: Math.floor((whole.unpriced * units) / total),
    }
    rest.averageMicros -= part.averageMicros
    rest.fifoMicros -= part.fifoMicros
    rest.unpriced -= part.unpriced
    return { siteId, units, ...part }
  })
}

function closeDay(
  day: string,
  part: Worth,
  last: Map<string, ValueSpan>,
  spans: ValueSpan[],
): void {
  const before = last.get(part.siteId)
  if (before && isSameWorth(before, part)) return
  if (before) before.until = day
  const span = { ...part, day, until: OPEN_END }
  last.set(part.siteId, span)
  spans.push(span)
}

function isSameWorth(one: Worth, other: Worth): boolean {
  return (
    one.units === other.units &&
    one.averageMicros === other.averageMicros &&
    one.fifoMicros === other.fifoMicros &&
    one.unpriced === other.unpriced
  )
}

function sumLayers(
  layers: { id: string; units: number; unitCostMicros: bigint | null }[],
  days: Map<string, { day: string; isOpening: boolean }>,
): ArrivalLayer[] {
  const sums = new Map<string, ArrivalLayer>()
  for (const { id, units, unitCostMicros } of layers) {
    const { day = '', isOpening = false } = days.get(id) ?? {}
    const fifoMicros = BigInt(units) * (unitCostMicros ?? 0n)
    const key = `${day} ${isOpening}`
    const sum = sums.get(key) ?? { arrivedOn: day, isOpening, units: 0, fifoMicros: 0n }
    sums.set(key, { ...sum, units: sum.units + units, fifoMicros: sum.fifoMicros + fifoMicros })
  }
  return [...sums.values()]
}
