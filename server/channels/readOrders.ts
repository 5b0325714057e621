import { cancelOrder } from '../orders/cancelOrder.ts'
import { type ChannelOrder, takeChannelOrder } from '../orders/takeChannelOrder.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import type { ChannelOrderLineRead, ChannelOrderRead } from './connector.ts'
import { externalKeyOf } from './saveListings.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

const NEVER = '9999-12-31T00:00:00.000Z'

// Clocks differ, and an order may become visible after one with a later time.
const OVERLAP_MS = 10 * 60_000

/**
 * Reads every order that changed since the last read, with an overlap. The watermark moves only when the
 * last page has been taken, so a read that breaks off is done again. Answers which it read.
 */
export async function readOrders(sync: Sync): Promise<Set<string>> {
  const account = await readAccount(sync)
  const { connector } = sync
  if (!connector.listOrders) {
    // It tells us itself; there is nothing to ask.
    await sync.db.run(sql`
      update channel_account set orders_due_at = ${NEVER} where id = ${sync.accountId}`)
    return new Set()
  }
  const started = sync.context.clock.now()
  const since = new Date(Date.parse(account.ordersWatermark) - OVERLAP_MS).toISOString()
  let watermark = account.ordersWatermark
  const taken = new Set<string>()
  try {
    const context = channelContext(sync, account)
    let cursor: string | undefined
    do {
      const page = await connector.listOrders(context, {
        updatedSince: since,
        ...(cursor ? { cursor } : {}),
      })
      for (const order of page.rows) {
        await takeOrder(sync, account, order, started)
        if (order.updatedAt > watermark) watermark = order.updatedAt
        taken.add(order.externalId)
      }
      cursor = page.cursor
    } while (cursor && !sync.signal.aborted)
    if (sync.signal.aborted) return taken
    await noteSuccess(sync)
    await sync.db.run(sql`
      update channel_account
         set orders_watermark = ${watermark}, orders_read_at = ${started},
             orders_due_at = case when orders_due_at > ${started}::timestamptz and orders_read_at is not null
               then orders_due_at else ${later(sync, connector.capabilities.pollSeconds)}::timestamptz end
       where id = ${sync.accountId}`)
  } catch (error) {
    await noteFailure(sync, toFailure(error))
    await sync.db.run(sql`
      update channel_account
         set orders_due_at = ${later(sync, connector.capabilities.pollSeconds)}
       where id = ${sync.accountId}`)
  }
  return taken
}

function later(sync: Sync, seconds: number): string {
  return new Date(sync.context.clock.milliseconds() + seconds * 1_000).toISOString()
}

/** Hands one order in, whole; the same one again changes nothing. */
export async function takeOrder(
  sync: Sync,
  account: ChannelAccount,
  order: ChannelOrderRead,
  readAt: string,
): Promise<void> {
  if (order.test) return
  await sync.db.transaction(sync.context, async (tx) => {
    await takeChannelOrder(tx, sync.masterKey, await handInOrder(tx, account, order, readAt))
  })
}

/** An order that its channel no longer has promises nothing any more; what had left stays as it is. */
export async function releaseOrder(sync: Sync, externalId: string): Promise<void> {
  await sync.db.transaction(sync.context, async (tx) => {
    const order = await tx.maybe<{ id: string }>(sql`
      select id from sales_order
       where channel = ${sync.accountId} and external_id = ${externalId}
         and state in ('pending', 'on_hold', 'open', 'part_shipped')`)
    if (order)
      await cancelOrder(tx, order.id, {
        reason: 'The channel no longer has this order.',
        byChannel: true,
      })
  })
}

/** The order as the orders take it, with what its listings are with us. */
export async function handInOrder(
  db: Queryable,
  account: ChannelAccount,
  order: ChannelOrderRead,
  readAt: string,
): Promise<ChannelOrder> {
  const listings = await db.many<{ key: string; sku: string | null; packSize: number }>(sql`
    select l.external_key as key, i.sku, l.pack_size as "packSize"
      from listing l left join item i on i.id = l.item_id
     where l.account_id = ${account.id}
       and l.external_key = any(${order.lines.flatMap(keyOfLine)}::text[])`)
  const sites = await db.many<{ id: string; path: string }>(
    sql`select id, path from location where kind = 'site' and active order by path`,
  )
  const pathOf = new Map(sites.map(({ id, path }) => [id, path]))
  const known = new Map(listings.map((listing) => [listing.key, listing]))
  return {
    channel: account.id,
    channelName: account.name,
    externalId: order.externalId,
    number: order.number,
    updatedAt: order.updatedAt,
    ...(order.version === undefined ? {} : { version: order.version }),
    readAt,
    state: order.state,
    hold: order.hold ?? null,
    placedAt: order.placedAt,
    shipBy: order.shipBy ?? null,
    ...(account.siteIds.length > 0
      ? { sites: account.siteIds.flatMap((id) => pathOf.get(id) ?? []) }
      : {}),
    opening: order.placedAt < account.createdAt,
    ...(order.shipTo === undefined ? {} : { shipTo: order.shipTo }),
    lines: order.lines.map((line) => lineOf(line, known, account, pathOf)),
  }
}

function keyOfLine(line: ChannelOrderLineRead): string[] {
  return line.ref ? [externalKeyOf(line.ref, line.fulfilledBy)] : []
}

function lineOf(
  line: ChannelOrderLineRead,
  known: Map<string, { sku: string | null; packSize: number }>,
  account: ChannelAccount,
  pathOf: Map<string, string>,
): ChannelOrder['lines'][number] {
  const [key] = keyOfLine(line)
  const listing = key === undefined ? undefined : known.get(key)
  const siteId = account.places.find(({ place }) => place === line.place)?.siteId
  const site = siteId === undefined ? undefined : pathOf.get(siteId)
  const externalSku = line.sku ?? line.ref?.sku
  return {
    externalLineId: line.lineId,
    ...(externalSku ? { externalSku } : {}),
    ...(key === undefined ? {} : { listing: key }),
    ...(line.title === undefined ? {} : { title: line.title }),
    ...(line.barcode === undefined ? {} : { barcode: line.barcode }),
    ...(listing?.sku ? { sku: listing.sku, packSize: listing.packSize } : {}),
    ordered: line.ordered,
    cancelled: line.cancelled,
    shipped: line.shipped,
    refunded: line.refunded,
    restocked: line.restocked,
    fulfilledBy: line.fulfilledBy,
    ...(site === undefined ? {} : { site }),
    ...(line.priceMinor === undefined ? {} : { priceMinor: line.priceMinor }),
  }
}
