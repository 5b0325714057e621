import { type ChannelOrder, takeChannelOrder } from '../server/orders/takeChannelOrder.ts'
import type { Database } from '../server/platform/database.ts'
import { sql } from '../server/platform/sql.ts'
import { testContext } from './database.ts'
import { createStockApp } from './stock.ts'

/** A channel's order with one line of one unit; what a test cares about it says. */
export function channelOrder(
  said: Omit<Partial<ChannelOrder>, 'lines'> & {
    lines?: (Partial<ChannelOrder['lines'][number]> & { externalLineId: string })[]
  } = {},
): ChannelOrder {
  const { lines = [], ...rest } = said
  return {
    channel: 'shop-1',
    channelName: 'Shop One',
    externalId: 'ext-1',
    number: '#1001',
    updatedAt: '2026-11-23T14:00:00Z',
    state: 'open',
    placedAt: '2026-11-23T13:00:00Z',
    ...rest,
    lines: lines.map((line) => ({
      ordered: 1,
      cancelled: 0,
      shipped: 0,
      refunded: 0,
      restocked: 0,
      ...line,
    })),
  }
}

/** The whole program with the words that tests of orders use most. */
export async function createOrderApp() {
  const app = await createStockApp()
  return {
    ...app,
    /** Hands in what a channel has read, in a transaction of its own. */
    take: (order: ChannelOrder) =>
      app.db.transaction(testContext(app.clock, { kind: 'system', name: 'Onhand' }), (tx) =>
        takeChannelOrder(tx, app.masterKey, order),
      ),
    getOrder: async (id: string) => (await app.request('GET', `/v1/orders/${id}`)).body,
    faults: () => listOrderFaults(app.db),
  }
}

export type OrderApp = Awaited<ReturnType<typeof createOrderApp>>

/**
 * What is wrong with orders as a whole: open units without a site, promises that are not the sum of
 * what lines keep open (kits exploded here by an other way than the program's).
 */
export async function listOrderFaults(db: Database): Promise<object[]> {
  const unplaced = await db.many(sql`
    select 'unplaced' as fault, l.id, l.ordered - l.cancelled - l.shipped as open,
           coalesce(sum(a.quantity), 0)::bigint as placed
      from sales_order_line l
      left join order_allocation a on a.line_id = l.id
     group by l.id
    having coalesce(sum(a.quantity), 0) <>
           case when l.item_id is null or l.fulfilled_by = 'channel' then 0
                else l.ordered - l.cancelled - l.shipped end`)
  const promised = await db.many(sql`
    with recursive part as (
      select l.order_id, a.site_id, l.item_id, a.quantity * l.pack_size as units
        from order_allocation a join sales_order_line l on l.id = a.line_id
      union all
      select part.order_id, part.site_id, k.component_id, part.units * k.quantity
        from part join item i on i.id = part.item_id and i.kind = 'virtual_kit'
        join kit_component k on k.kit_id = i.id),
    wanted as (
      select order_id, site_id, part.item_id, sum(units)::bigint as units
        from part join item i on i.id = part.item_id and i.kind <> 'virtual_kit'
       group by order_id, site_id, part.item_id),
    kept as (
      select o.id as order_id, r.site_id, r.item_id, sum(r.quantity - r.shipped)::bigint as units
        from sales_order o join reservation_line r on r.reservation_id = o.reservation_id
       where r.state = 'committed'
       group by o.id, r.site_id, r.item_id)
    select 'promise' as fault, coalesce(w.order_id, k.order_id) as id, w.units as wanted, k.units as kept
      from wanted w full join kept k using (order_id, site_id, item_id)
     where w.units is distinct from k.units`)
  return [...unplaced, ...promised]
}
