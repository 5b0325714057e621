import { classifySlowStock, excessUnits } from '@onhand/planning/slowStock.ts'
import { daysOfSupply } from '@onhand/planning/turnover.ts'
import { daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import type { Settings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'

/** What the audit knows of one item, all sites together. */
export interface AuditItem {
  sku: string
  title: string
  status: string
  kind: string
  category: string | null
  unitCost: number | null
  priceMinor: number | null
  hasSupplier: boolean
  hasIdentifier: boolean
  leadTimeSource: string | null
  /** The ledger's weighted average in millionths, of so many units; null where it has none. */
  averageMicros: number | null
  valuedUnits: number | null
  onHand: number
  unavailable: number
  committed: number
  available: number
  incoming: number
  meanDailyDemand: number | null
  unitsSold: number
  revenueMinor: number
  inStockDays: number
  unknownDays: number
  firstSeenOn: string | null
  lastSaleOn: string | null
  /** When the oldest unit on hand came. */
  oldestOn: string | null
  trend: number | null
  safetyStock: number
  reorderPoint: number
  leadTimeDays: number
  abcClass: 'A' | 'B' | 'C' | null
}

/** The same item, judged. */
export interface JudgedItem extends AuditItem {
  /** In millionths, as reports add it up. */
  valueMicros: number
  valueMinor: number
  daysOfCover: number | null
  pace: 'empty' | 'moving' | 'slow' | 'dead'
  excessUnits: number
  excessMinor: number
  /** Gross margin of a unit in cents; null where price or cost is unknown. */
  marginMinor: number | null
}

/** Every stockable item with its stock and plan. */
export async function listAuditItems(db: Queryable): Promise<AuditItem[]> {
  return db.many<AuditItem>(sql`
    select item.sku, item.title, item.status, item.kind, category.name as category,
           item.unit_cost::float8 as "unitCost", item.price_minor as "priceMinor",
           exists (select from supplier_item where item_id = item.id) as "hasSupplier",
           exists (select from item_identifier where item_id = item.id) as "hasIdentifier",
           plan.sources ->> 'leadTimeDays' as "leadTimeSource",
           worth.average_micros as "averageMicros", worth.units as "valuedUnits",
           coalesce(stock.on_hand, 0) as "onHand", coalesce(stock.unavailable, 0) as unavailable,
           coalesce(stock.committed, 0) as committed, coalesce(stock.available, 0) as available,
           coalesce(expected.units, 0) as incoming,
           plan.mean_daily_demand as "meanDailyDemand", coalesce(plan.units_sold, 0) as "unitsSold",
           coalesce(plan.revenue_minor, 0) as "revenueMinor",
           coalesce(plan.in_stock_days, 0) as "inStockDays", coalesce(plan.unknown_days, 0) as "unknownDays",
           plan.first_seen_on as "firstSeenOn", plan.last_sale_on as "lastSaleOn", plan.trend, worth.oldest_on as "oldestOn",
           coalesce(plan.safety_stock, 0) as "safetyStock", coalesce(plan.reorder_point, 0) as "reorderPoint",
           coalesce(plan.lead_time_days, 0) as "leadTimeDays", plan.abc_class as "abcClass"
      from item
      left join category on category.id = item.category_id
      left join item_worth worth on worth.item_id = item.id
      left join item_plan plan on plan.site_id = ${ALL_SITES} and plan.item_id = item.id
      left join (select item_id, sum(on_hand)::bigint as on_hand, sum(unavailable)::bigint as unavailable,
                        sum(committed)::bigint as committed, sum(available)::bigint as available
                   from stock_availability group by item_id) stock on stock.item_id = item.id
      left join (select item_id, sum(greatest(quantity - received, 0))::bigint as units
                   from expected_receipt where not closed group by item_id) expected on expected.item_id = item.id
     where (item.status <> 'archived' or stock.on_hand <> 0) and item.kind <> 'virtual_kit'
     order by item.sku`)
}

/** Judges one item by the company's limits, as of the last day of known sales. */
export function judgeItem(
  item: AuditItem,
  { asOf, today }: { asOf: string; today: string },
  { planning }: Settings,
): JudgedItem {
  const mean = item.meanDailyDemand ?? 0
  const since = (day: string | null) => (day === null ? null : daysBetween(day, asOf))
  const daysOfCover = daysOfSupply(Math.max(0, item.available), mean)
  const pace = classifySlowStock(
    {
      onHand: item.onHand,
      coverDays: daysOfCover,
      ageDays: item.oldestOn === null ? null : Math.max(0, daysBetween(item.oldestOn, today)),
      daysSinceLastSale: since(item.lastSaleOn),
      daysSinceFirstSeen: since(item.firstSeenOn),
      falling: item.trend !== null && item.trend < 1,
      seasonal: false,
    },
    {
      slowCoverDays: planning.slowCoverDays,
      slowAgeDays: planning.slowAgeDays,
      deadDays: planning.deadDays,
      newItemDays: planning.newDays,
    },
  )
  const excess = excessUnits({
    available: item.available,
    incoming: item.incoming,
    forecastDemand: mean * planning.slowCoverDays,
    safetyStock: Math.max(0, item.safetyStock),
  })
  const valueMicros = worthOf(item)
  const unitMicros = item.onHand > 0 ? valueMicros / item.onHand : (item.unitCost ?? 0) * 1e6
  return {
    ...item,
    valueMicros,
    valueMinor: Math.round(valueMicros / 1e4),
    daysOfCover,
    pace,
    excessUnits: Math.floor(excess),
    excessMinor: Math.round((Math.floor(excess) * unitMicros) / 1e4),
    marginMinor: marginOf(item),
  }
}

/** As reports have it: by the ledger's average, and by the item's own cost where that is not known yet. */
function worthOf({ onHand, averageMicros, valuedUnits, unitCost }: AuditItem): number {
  if (averageMicros === null || !valuedUnits) return Math.round(onHand * (unitCost ?? 0) * 1e6)
  return valuedUnits === onHand ? averageMicros : Math.round((averageMicros / valuedUnits) * onHand)
}

function marginOf(item: AuditItem): number | null {
  const price = item.priceMinor ?? (item.unitsSold > 0 ? item.revenueMinor / item.unitsSold : null)
  return price === null || item.unitCost === null ? null : price - item.unitCost * 100
}
