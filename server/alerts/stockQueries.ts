import { shortPromises } from '../orders/shortages.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import { type AlertGround, type AlertQuery, cents, priceOf } from './alertRow.ts'

/** Which items are looked at: all of one bucket, or those that something happened to. */
export interface ItemScope {
  /** On `item`. */
  items: Statement
  /** On stock_availability `a`. */
  stock: Statement
  /** On alerts. */
  alerts: Statement
}

/** The items of some buckets, from one to another. */
export function itemsOfBuckets(first: number, last: number): ItemScope {
  const within = (bucket: Statement) =>
    sql`${bucket} between ${first}::smallint and ${last}::smallint`
  return {
    items: within(sql`item.bucket`),
    stock: within(sql`a.bucket`),
    alerts: sql`item_id in (select id from item where ${within(sql`item.bucket`)})`,
  }
}

/** These items alone. */
export function itemsById(ids: string[]): ItemScope {
  return {
    items: sql`item.id = any (${ids}::uuid[])`,
    stock: sql`a.item_id = any (${ids}::uuid[])`,
    alerts: sql`item_id = any (${ids}::uuid[])`,
  }
}

/** Everything that can be wrong with an item's stock. */
export function stockQueries(scope: ItemScope, ground: AlertGround): AlertQuery[] {
  return [
    { kind: 'out_of_stock', found: outOfStock(scope, ground) },
    { kind: 'stockout_coming', found: stockoutComing(scope, ground) },
    { kind: 'oversold', found: oversold(scope) },
    { kind: 'overstock', found: overstock(scope, ground) },
    { kind: 'lot_expiring', found: lotExpiring(scope, ground) },
  ]
}

/**
 * Items that sell at a site, with the days until more can be there. A receipt that is overdue may come
 * at any time, so it counts as coming tomorrow.
 */
function sellingAt({ items }: ItemScope, { now }: AlertGround): Statement {
  return sql`
    select row.*, least(first_days, lead_days) as arrival,
           available / daily as cover, (available + soon) / daily as cover_with_soon
      from (
        select item.id as item_id, item.sku, item.title, site.id as site_id, site.path as site,
               coalesce(stock.available, 0) as available, coming.units as incoming, coming.soon,
               case when coming.first_days < 1 then 1 else coming.first_days end as first_days, coming.next_on,
               greatest(plan.lead_time_days, 1) as lead_days, company.abc_class,
               coalesce((
                 select avg(week.units::float8) / 7
                   from jsonb_array_elements_text(plan.forecast -> 'mean')
                          with ordinality week (units, n)
                  where week.n <= (plan.forecast ->> 'leadWeeks')::integer),
                 plan.mean_daily_demand) as daily,
               greatest(${priceOf(sql`plan`)} - coalesce(item.unit_cost, 0) * 100, 0)::float8 as margin
          from item
          join item_plan plan on plan.item_id = item.id and plan.site_id <> ${ALL_SITES}
          join location site on site.id = plan.site_id and site.active
          left join item_plan company on company.item_id = item.id and company.site_id = ${ALL_SITES}
          left join stock_availability stock on stock.bucket = item.bucket
                and stock.item_id = item.id and stock.site_id = site.id
         cross join lateral (
           select coalesce(sum(quantity - received), 0)::bigint as units,
                  coalesce(sum(quantity - received) filter (
                    where expected_on - ${today(now)} <= plan.lead_time_days), 0)::bigint as soon,
                  min(expected_on - ${today(now)}) as first_days, min(expected_on) as next_on
             from expected_receipt e
            where e.bucket = item.bucket and e.item_id = item.id and e.site_id = site.id
              and not closed and quantity > received) coming
         where ${items} and item.status = 'active' and item.kind <> 'virtual_kit'
           and plan.mean_daily_demand > 0) row
     where daily > 0`
}

/** The day that it is at a site. */
function today(now: string): Statement {
  return sql`(${now}::timestamptz at time zone site.time_zone)::date`
}

const STOCK_COLUMNS = sql`
  'item' as subject_kind, item_id::text as subject_id, sku as subject_name, title, item_id, site_id`
const STOCK_INPUTS = sql`
  'dailyDemand', round(daily::numeric, 3), 'margin', round(margin::numeric / 100, 2)`
const STOCK_FACTS = sql`
  'site', site, 'available', available, 'incoming', incoming, 'nextOn', next_on`

/** Nothing left to sell, of something that sells. */
function outOfStock(scope: ItemScope, ground: AlertGround): Statement {
  return sql`
    select 'out_of_stock/' || item_id || '/' || site_id as cause, 'critical' as severity,
           ${cents(sql`daily * margin * arrival`)} as money, ${STOCK_COLUMNS},
           jsonb_build_object(${STOCK_INPUTS}, 'days', round(arrival::numeric, 1)) as inputs,
           jsonb_build_object(${STOCK_FACTS}) as facts
      from (${sellingAt(scope, ground)}) at_site
     where available <= 0 and not exists (
       select from (${hardShort(scope)}) short
        where short.item_id = at_site.item_id and short.site_id = at_site.site_id)`
}

/** What is there is gone before more can come: the first receipt, or one that is ordered today. */
function stockoutComing(scope: ItemScope, ground: AlertGround): Statement {
  return sql`
    select 'stockout_coming/' || item_id || '/' || site_id as cause,
           case when abc_class = 'A' then 'critical' else 'warning' end as severity,
           ${cents(sql`daily * margin * days`)} as money, ${STOCK_COLUMNS},
           jsonb_build_object(${STOCK_INPUTS}, 'days', round(days::numeric, 1),
             'daysOfCover', round(cover::numeric, 1), 'leadTimeDays', round(lead_days::numeric, 1)) as inputs,
           jsonb_build_object(${STOCK_FACTS}) as facts
      from (
        select at_site.*, greatest(arrival - cover, lead_days - cover_with_soon) as days
          from (${sellingAt(scope, ground)}) at_site
         where available > 0) coming
     where days > 0`
}

/** Promised units that no stock covers and that may not wait, by item and site. */
function hardShort({ stock }: ItemScope): Statement {
  return sql`
    select short.item_id, short.site_id, sum(short.short)::bigint as units,
           count(distinct short.reservation_id)::int as orders
      from (${shortPromises(stock)}) short
      left join sales_order o on o.reservation_id = short.reservation_id
     where o.id is null or exists (
       select from sales_order_line l join item sold on sold.id = l.item_id
        where l.order_id = o.id and l.meets = 'stock' and l.cancelled + l.shipped < l.ordered
          and (sold.id = short.item_id or sold.kind = 'virtual_kit'))
     group by short.item_id, short.site_id`
}

/** More is promised than there is. */
function oversold(scope: ItemScope): Statement {
  return sql`
    select 'oversold/' || short.item_id || '/' || short.site_id as cause, 'critical' as severity,
           ${cents(sql`short.units * ${priceOf(sql`plan`)}`)} as money,
           'item' as subject_kind, item.id::text as subject_id, item.sku as subject_name, item.title,
           item.id as item_id, short.site_id,
           jsonb_build_object('units', short.units,
             'price', round(${priceOf(sql`plan`)}::numeric / 100, 2)) as inputs,
           jsonb_build_object('site', site.path, 'orders', short.orders) as facts
      from (${hardShort(scope)}) short
      join item on item.id = short.item_id
      join location site on site.id = short.site_id
      left join item_plan plan on plan.item_id = item.id and plan.site_id = ${ALL_SITES}`
}

/** More than will be sold in the days that the company calls slow: what it costs to keep it. */
function overstock(scope: ItemScope, ground: AlertGround): Statement {
  return sql`${sellingTooSlowly(scope, ground)} union all ${notSelling(scope, ground)}`
}

function sellingTooSlowly({ items }: ItemScope, ground: AlertGround): Statement {
  return sql`
    select ${overstockColumns(ground)},
           ${overstockFacts(ground)} as facts
      from (
        select held.*, excess / daily as days_to_sell from (
          select item.id as item_id, item.sku, item.title, ${UNIT_COST} as cost,
                 plan.mean_daily_demand as daily, stock.available, coming.units as incoming,
                 floor(stock.available + coming.units - greatest(plan.safety_stock, 0)
                       - plan.mean_daily_demand * ${ground.slowCoverDays}::integer)::bigint as excess
            from ${heldItems()}
           where ${items} and item.status <> 'archived' and item.kind <> 'virtual_kit'
             and plan.mean_daily_demand > 0
             and stock.available > plan.mean_daily_demand * ${ground.slowCoverDays}::integer) held
         where excess > 0) over`
}

/** What nobody has bought for so long that all of it is too much; items that are new may yet sell. */
function notSelling({ items }: ItemScope, ground: AlertGround): Statement {
  return sql`
    select ${overstockColumns(ground)},
           ${overstockFacts(ground)} || jsonb_build_object('lastSaleOn', last_sale_on) as facts
      from (
        select item.id as item_id, item.sku, item.title, ${UNIT_COST} as cost,
               stock.available, coming.units as incoming, stock.available as excess,
               365 as days_to_sell, plan.last_sale_on
          from ${heldItems()}
         cross join lateral (
           select (${ground.now}::timestamptz at time zone ${ground.timeZone})::date as day) today
         where ${items} and item.status <> 'archived' and item.kind <> 'virtual_kit'
           and plan.mean_daily_demand = 0 and stock.available > 0
           and plan.first_seen_on <= today.day - ${ground.newDays}::integer
           and coalesce(plan.last_sale_on <= today.day - ${ground.deadDays}::integer, true)) dead`
}

function heldItems(): Statement {
  return sql`
    item
    join item_plan plan on plan.item_id = item.id and plan.site_id = ${ALL_SITES}
    left join item_worth worth on worth.item_id = item.id
   cross join lateral (
     select coalesce(sum(available), 0)::bigint as available from stock_availability a
      where a.bucket = item.bucket and a.item_id = item.id) stock
   cross join lateral (
     select coalesce(sum(quantity - received), 0)::bigint as units from expected_receipt e
      where e.bucket = item.bucket and e.item_id = item.id and not closed
        and quantity > received) coming`
}

// As reports have it: by the ledger's average, else what the item is said to cost.
const UNIT_COST = sql`
  coalesce(worth.average_micros / nullif(worth.units, 0)::float8 / 1000000, item.unit_cost, 0)::float8`

function overstockColumns({ carryingCostPercent }: AlertGround): Statement {
  const share = carryingCostPercent / 100
  return sql`
    'overstock/' || item_id as cause, 'notice' as severity,
    ${cents(sql`excess * cost * 100 * ${share} * least(days_to_sell, 365) / 365`)} as money,
    'item' as subject_kind, item_id::text as subject_id, sku as subject_name, title, item_id,
    null::uuid as site_id,
    jsonb_build_object('excess', excess, 'unitCost', round(cost::numeric, 2),
      'carryingCost', ${share}::float8, 'daysToSell', round(days_to_sell::numeric)) as inputs`
}

function overstockFacts({ slowCoverDays }: AlertGround): Statement {
  return sql`
    jsonb_build_object('available', available, 'incoming', incoming,
      'cashMinor', ${cents(sql`excess * cost * 100`)}, 'slowCoverDays', ${slowCoverDays}::integer)`
}

/** Units of lots that will not be sold before their day, older lots first. */
function lotExpiring({ items }: ItemScope, { now, lotDays }: AlertGround): Statement {
  return sql`
    select 'lot_expiring/' || item_id || '/' || site_id || '/' || lot as cause,
           case when days <= 7 then 'critical' else 'warning' end as severity,
           ${cents(sql`units_left * cost * 100`)} as money, 'lot' as subject_kind,
           item_id::text as subject_id, sku as subject_name, title, item_id, site_id,
           jsonb_build_object('unitsLeft', units_left, 'unitCost', round(cost::numeric, 2),
             'quantity', quantity, 'days', days, 'dailyDemand', round(daily::numeric, 3)) as inputs,
           jsonb_build_object('site', site, 'lot', lot, 'expiresOn', expires_on) as facts
      from (
        select lots.*, least(quantity, greatest(0, ceil(up_to - daily * days)))::bigint as units_left
          from (
            select item.id as item_id, item.sku, item.title, coalesce(item.unit_cost, 0)::float8 as cost,
                   site.id as site_id, site.path as site, lot.code as lot, lot.expires_on,
                   sum(b.quantity)::bigint as quantity,
                   greatest(lot.expires_on - ${today(now)}, 0) as days,
                   coalesce(plan.mean_daily_demand, 0) as daily,
                   sum(sum(b.quantity)) over (
                     partition by item.id, site.id order by lot.expires_on, lot.code) as up_to
              from item
              join lot on lot.bucket = item.bucket and lot.item_id = item.id
              join stock_balance b on b.bucket = lot.bucket and b.item_id = lot.item_id
                    and b.lot = lot.code and b.condition = 'sellable' and b.quantity > 0
              join location site on site.id = b.site_id
              left join item_plan plan on plan.item_id = item.id and plan.site_id = site.id
             where ${items} and lot.expires_on <= ${today(now)} + ${lotDays}::integer
             group by item.id, site.id, lot.code, lot.expires_on, plan.mean_daily_demand) lots) left_over
     where units_left > 0`
}
