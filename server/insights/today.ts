import { z } from 'zod'
import { countOrders } from '../orders/listOrders.ts'
import { businessDay, dayAfter } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Actor, Queryable } from '../platform/database.ts'
import { type Route, route } from '../platform/route.ts'
import { inWords, saidReply, sentence } from '../platform/sentence.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES, findDemandWindow } from '../replenishment/demandSeries.ts'
import { mondayOf } from '../replenishment/forecastCalendar.ts'
import { explanationReply } from '../replenishment/planReplies.ts'
import { areValuesCurrent } from './followValues.ts'
import { slowRows } from './reports/slow.ts'

const STEPS = [
  'items',
  'stock',
  'sales',
  'suppliers',
  'channel',
  'colleague',
  'secondFactor',
] as const

const todayReply = z
  .object({
    day: z.iso.date(),
    isEmpty: z.boolean().describe('Nothing is here yet: no item.'),
    figures: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        value: z.number().describe('Money is in cents.'),
        unit: z.enum(['money', 'items', 'orders', 'units']),
        note: z.string(),
        said: saidReply,
        path: z.string().describe('The page behind it, in the web app.'),
        why: explanationReply,
      }),
    ),
    setUp: z.array(z.object({ step: z.enum(STEPS), isDone: z.boolean(), path: z.string() })),
  })
  .meta({ id: 'Today' })

const todayGet = route({
  name: 'todayGet',
  method: 'GET',
  path: '/v1/today',
  permission: 'insights.read',
  summary: "Get the day's key figures and what is left to set up",
  description: 'What needs a decision is in `/v1/alerts`, by money at risk.',
  reply: todayReply,
  handle: async (call) => {
    const { tx, clock, actor } = call
    await areValuesCurrent(call.db, call)
    return tellToday(tx, clock, actor)
  },
})

async function tellToday(
  db: Queryable,
  clock: Clock,
  actor: Actor,
): Promise<z.output<typeof todayReply>> {
  const settings = await readSettings(db)
  const day = businessDay(clock.now(), settings.company.timeZone)
  const [stock, dead, orders, incoming, setUp] = await Promise.all([
    readStock(db),
    readDead(db, day, settings),
    readOrders(db, clock.now()),
    readIncoming(db, dayAfter(mondayOf(day), 6)),
    readSetUp(db, actor),
  ])
  return {
    day,
    isEmpty: !setUp.items,
    figures: [...stockFigures(stock, dead), ...flowFigures(orders, incoming)],
    setUp: STEPS.map((step) => ({ step, isDone: setUp[step], path: STEP_PATHS[step] })),
  }
}

const STEP_PATHS: Record<(typeof STEPS)[number], string> = {
  items: '/imports',
  stock: '/imports',
  sales: '/imports',
  suppliers: '/imports',
  channel: '/channels',
  colleague: '/settings/users',
  secondFactor: '/settings/account',
}

interface StockSums {
  cash: number
  units: number
  availableCash: number
  availableUnits: number
  out: number
  selling: number
}

async function readStock(db: Queryable): Promise<StockSums> {
  return db.one<StockSums>(sql`
    select coalesce(round(sum(worth.average_micros) / 10000.0), 0)::bigint as cash,
           coalesce(sum(worth.units), 0)::bigint as units,
           coalesce(round(sum(case when worth.units > 0
             then worth.average_micros::numeric * greatest(stock.available, 0) / worth.units end) / 10000), 0)::bigint
             as "availableCash",
           coalesce(sum(greatest(stock.available, 0)), 0)::bigint as "availableUnits",
           count(*) filter (where plan.mean_daily_demand > 0 and item.status = 'active'
             and coalesce(stock.available, 0) <= 0) as out,
           count(*) filter (where plan.mean_daily_demand > 0 and item.status = 'active') as selling
      from item
      left join item_worth worth on worth.item_id = item.id
      left join (select item_id, sum(available)::bigint as available from stock_availability group by 1) stock
        on stock.item_id = item.id
      left join item_plan plan on plan.site_id = ${ALL_SITES} and plan.item_id = item.id
     where item.kind <> 'virtual_kit'`)
}

async function readDead(
  db: Queryable,
  today: string,
  settings: Awaited<ReturnType<typeof readSettings>>,
) {
  const window = await findDemandWindow(db, today, settings.planning.demandWindowDays)
  const rows = slowRows({ db, today, window, settings, filter: {} })
  return db.one<{ cash: number; items: number }>(sql`
    select coalesce(sum(value), 0)::bigint as cash, count(*) as items from (${rows}) line
     where "group" = 'dead'`)
}

async function readOrders(db: Queryable, now: string) {
  const counts = await countOrders(db)
  const { late } = await db.one<{ late: number }>(sql`
    select count(*)::int as late from sales_order
     where state in ('pending', 'on_hold', 'open', 'part_shipped') and ship_by < ${now}::timestamptz`)
  return { toShip: counts.to_ship, late, short: counts.short }
}

async function readIncoming(db: Queryable, until: string) {
  return db.one<{ units: number; receipts: number; overdue: number }>(sql`
    select coalesce(sum(quantity - received), 0)::bigint as units, count(*) as receipts,
           count(*) filter (where expected_on < ${until}::date - 6) as overdue
      from expected_receipt
     where not closed and quantity > received and expected_on <= ${until}::date`)
}

function stockFigures(stock: StockSums, dead: { cash: number; items: number }) {
  return [
    {
      name: 'cashInStock',
      label: 'Cash in stock',
      value: stock.cash,
      unit: 'money' as const,
      ...inWords({ note: sentence('At weighted average cost.') }),
      path: '/reports/valuation',
      why: tellWhy(
        'cashInStock',
        'Σ units · average cost',
        { units: stock.units },
        stock.cash / 100,
      ),
    },
    {
      name: 'availableValue',
      label: 'Free to sell',
      value: stock.availableCash,
      unit: 'money' as const,
      ...inWords({ note: sentence('Of it, not promised and not damaged.') }),
      path: '/inventory?sort=value&direction=desc',
      why: tellWhy(
        'availableValue',
        'Σ max(0, available) · average cost',
        { availableUnits: stock.availableUnits },
        stock.availableCash / 100,
      ),
    },
    {
      name: 'outOfStock',
      label: 'Out, yet wanted',
      value: stock.out,
      unit: 'items' as const,
      ...inWords({
        note: sentence('Of {items, plural, one {# item that sells} other {# items that sell}}.', {
          items: stock.selling,
        }),
      }),
      path: '/audit?list=stockouts',
      why: tellWhy(
        'outOfStock',
        'items with units a day > 0 and available ≤ 0',
        { sellingItems: stock.selling },
        stock.out,
      ),
    },
    {
      name: 'deadCash',
      label: 'In dead stock',
      value: dead.cash,
      unit: 'money' as const,
      ...inWords({
        note: sentence('{items, plural, one {# item} other {# items}} without a sale for long.', {
          items: dead.items,
        }),
      }),
      path: '/reports/slow-stock?group=dead',
      why: tellWhy(
        'deadCash',
        'Σ value of items on hand without a sale within the limit of dead stock',
        { items: dead.items },
        dead.cash / 100,
      ),
    },
  ]
}

function flowFigures(
  orders: { toShip: number; late: number; short: number },
  incoming: { units: number; receipts: number; overdue: number },
) {
  return [
    {
      name: 'ordersToShip',
      label: 'Orders to ship',
      value: orders.toShip,
      unit: 'orders' as const,
      ...inWords({
        note:
          orders.late > 0
            ? sentence('{late} late.', { late: orders.late })
            : sentence('None is late.'),
      }),
      path: orders.late > 0 ? '/orders?late=true' : '/orders?tab=to_ship',
      why: tellWhy(
        'ordersToShip',
        'open orders whose units are promised from a site',
        { late: orders.late, short: orders.short },
        orders.toShip,
      ),
    },
    {
      name: 'incoming',
      label: 'Incoming this week',
      value: incoming.units,
      unit: 'units' as const,
      ...inWords({
        note:
          incoming.overdue > 0
            ? sentence(
                '{deliveries, plural, one {# delivery} other {# deliveries}}, {overdue} overdue.',
                { deliveries: incoming.receipts, overdue: incoming.overdue },
              )
            : sentence('{deliveries, plural, one {# delivery} other {# deliveries}}.', {
                deliveries: incoming.receipts,
              }),
      }),
      path: '/reports/cash-flow',
      why: tellWhy(
        'incoming',
        'Σ units expected by Sunday and not yet received',
        { deliveries: incoming.receipts, overdue: incoming.overdue },
        incoming.units,
      ),
    },
  ]
}

function tellWhy(name: string, formula: string, inputs: Record<string, number>, result: number) {
  return { name, formula, inputs, result }
}

async function readSetUp(
  db: Queryable,
  actor: Actor,
): Promise<Record<(typeof STEPS)[number], boolean>> {
  const isPerson = actor.kind === 'user'
  return db.one(sql`
    select exists (select from item) as items,
           exists (select from stock_availability where on_hand > 0) as stock,
           exists (select from sales_day) or exists (select from standing_shipment) as sales,
           exists (select from supplier where lead_time_days is not null) as suppliers,
           exists (select from channel_account) as channel,
           (select count(*) > 1 from app_user where active) as colleague,
           ${isPerson ? sql`coalesce((select second_factor from app_user where id = ${actor.id}::uuid), false)` : sql`true`}
             as "secondFactor"`)
}

/** The first page of the day. */
export const todayRoutes: Route[] = [todayGet]
