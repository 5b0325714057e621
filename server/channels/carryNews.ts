import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { findListingsOf, refreshTargets } from './refreshTargets.ts'

interface News {
  xid: string
  id: string
  type: string
  at: string
  subjectKind: string
  subjectId: string
  subjectName: string
  details: Record<string, unknown>
}

const PAGE = 500
const FEED = 'channels'
// Deeds whose event does not name the items that they touch.
const TOUCHES_ALL = /^(location|order_site|item_edit|import)\./
const TASKS: Record<string, 'shipment' | 'cancellation' | 'refund'> = {
  'order.shipped': 'shipment',
  'order.cancelled': 'cancellation',
  'order.refunded': 'refund',
}

/**
 * Carries what happened to our stock and orders on to the channels: new targets for the listings it
 * touches, tasks for what a channel must be told. The place reached moves in the same transaction,
 * so every event is carried once, and one process carries at a time. Answers how many it took.
 */
export async function carryNews(db: Database, context: DeedContext): Promise<number> {
  return db.transaction(context, async (tx) => {
    const position = await tx.maybe<{ xid: string; id: string }>(sql`
      select xid::text as xid, event_id as id from channel_feed
       where name = ${FEED} for update skip locked`)
    if (!position) {
      await startFeed(tx)
      return 0
    }
    // Rows of a transaction that is still open may yet appear below those already visible.
    const news = await tx.many<News>(sql`
      select xid::text as xid, id, type, at, subject_kind as "subjectKind", subject_id as "subjectId",
             subject_name as "subjectName", details
        from event
       where (xid, id) > (${position.xid}::xid8, ${position.id}::uuid)
         and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, id limit ${PAGE}`)
    const last = news.at(-1)
    if (!last) return 0
    await refreshTargets(tx, await touchedListings(tx, news))
    await queueTasks(tx, news)
    await tx.run(sql`
      update channel_feed set xid = ${last.xid}::xid8, event_id = ${last.id} where name = ${FEED}`)
    return news.length
  })
}

/** The first account begins from now: what is there is read whole when its listings are mapped. */
async function startFeed(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into channel_feed (name, xid, event_id)
    select ${FEED}, pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000'
     where exists (select from channel_account)
    on conflict do nothing`)
}

async function touchedListings(tx: Tx, news: News[]): Promise<string[]> {
  const skus = new Set<string>()
  for (const event of news) {
    if (touchesAll(event)) return listAllListings(tx)
    for (const sku of skusOf(event)) skus.add(sku)
  }
  for (const sku of await skusOfOrders(tx, news)) skus.add(sku)
  return skus.size === 0 ? [] : findListingsOf(tx, [...skus])
}

function touchesAll({ type, details }: News): boolean {
  if (TOUCHES_ALL.test(type)) return true
  const named = Array.isArray(details.skus) ? details.skus.length : 0
  return typeof details.itemCount === 'number' && details.itemCount > named
}

function skusOf({ subjectKind, subjectName, details }: News): string[] {
  const lines = Array.isArray(details.lines) ? (details.lines as { sku?: unknown }[]) : []
  const named = Array.isArray(details.skus) ? (details.skus as unknown[]) : []
  return [
    ...named,
    ...lines.map(({ sku }) => sku),
    details.sku,
    subjectKind === 'item' ? subjectName : undefined,
  ].filter((sku) => typeof sku === 'string')
}

/** News of an order names lines; what they promise is in the order. */
async function skusOfOrders(tx: Tx, news: News[]): Promise<string[]> {
  const ids = news.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === 'order' ? subjectId : [],
  )
  if (ids.length === 0) return []
  const rows = await tx.many<{ sku: string }>(sql`
    select distinct i.sku from sales_order_line l join item i on i.id = l.item_id
     where l.order_id = any(${ids}::uuid[])`)
  return rows.map(({ sku }) => sku)
}

async function listAllListings(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`select id from listing where item_id is not null`)
  return rows.map(({ id }) => id)
}

/** What a channel told us itself is not told back. */
async function queueTasks(tx: Tx, news: News[]): Promise<void> {
  for (const { id, type, subjectId, details } of news) {
    const kind = TASKS[type]
    if (!kind || details.byChannel === true) continue
    await tx.run(sql`
      insert into channel_task (id, account_id, kind, event_id, order_id, external_order_id, payload,
                                due_at, created_at)
      select ${newId()}, id, ${kind}, ${id}, ${subjectId}, ${String(details.externalId ?? '')},
             ${JSON.stringify(details)}::jsonb, ${tx.clock.now()}, ${tx.clock.now()}
        from channel_account
       where id::text = ${String(details.channel ?? '')} and state <> 'removed'
      on conflict do nothing`)
  }
}
