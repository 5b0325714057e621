import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { enqueueJob } from '../platform/jobs.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { allOf, sql } from '../platform/sql.ts'
import { applyOrderChange } from './applyChange.ts'
import { replaceLines } from './changeOrder.ts'
import type { ComingBack } from './moveUnits.ts'
import { appendOrderEvent, tellShort, toldLine } from './orderNews.ts'
import { type LineRow, lockOrder, type OrderRow, readLines } from './orderRows.ts'
import { listCandidates } from './orderSites.ts'
import { resolveSales } from './resolveSku.ts'
import { recordShipment } from './shipOrder.ts'

/** What a channel's SKU or listing is with us. */
export interface SkuAlias {
  channel: string
  /** The channel's SKU, or its listing where it has none. */
  externalSku: string
  sku: string
  /** Base units in one sold unit. */
  packSize: number
}

/** Remembers what a channel's SKU is with us, and promises the lines that waited for it. */
export async function mapChannelSku(
  tx: Tx,
  { channel, externalSku, sku, packSize }: SkuAlias,
): Promise<{ alias: SkuAlias; mappedLines: number; waitingLines: number }> {
  const item = (await findItems(tx, [sku])).get(sku)
  const written = await tx.run(sql`
    insert into sku_alias (channel, mapping_key, item_id, pack_size, created_at)
    values (${channel}, ${externalSku}, ${item?.id}, ${packSize}, ${tx.clock.now()})
        on conflict (channel, mapping_key) do update
       set item_id = excluded.item_id, pack_size = excluded.pack_size
     where (sku_alias.item_id, sku_alias.pack_size) is distinct from (excluded.item_id, excluded.pack_size)`)
  const alias = { channel, externalSku, sku: item?.sku ?? sku, packSize }
  if (written === 1)
    await appendEvent(tx, {
      type: 'sku_alias.saved',
      subjectKind: 'item',
      subjectId: item?.id ?? '',
      subjectName: alias.sku,
      details: { ...alias },
    })
  const mapped = await mapWaitingLines(tx, channel, externalSku)
  return { alias, ...mapped }
}

const MAPPED_AT_ONCE = 200

/** Maps lines that wait under a key, some at once; a job does the rest. */
async function mapWaitingLines(
  tx: Tx,
  channel: string,
  key: string,
): Promise<{ mappedLines: number; waitingLines: number }> {
  const orders = await tx.many<{ id: string }>(sql`
    select o.id from sales_order o
     where o.channel = ${channel}
       and exists (select from sales_order_line l
                    where l.order_id = o.id and l.mapping_key = ${key} and l.item_id is null
                      and l.fulfilled_by = 'merchant')
     order by o.placed_at, o.id
     limit ${MAPPED_AT_ONCE + 1}`)
  let mappedLines = 0
  for (const { id } of orders.slice(0, MAPPED_AT_ONCE)) mappedLines += await mapOrder(tx, id)
  const { waitingLines } = await tx.one<{ waitingLines: number }>(sql`
    select count(*)::int as "waitingLines"
      from sales_order_line l join sales_order o on o.id = l.order_id
     where l.mapping_key = ${key} and l.item_id is null and l.fulfilled_by = 'merchant'
       and o.channel = ${channel}`)
  if (orders.length > MAPPED_AT_ONCE)
    await enqueueJob(tx, 'orders.map_waiting', {}, { key: 'orders.map_waiting' })
  return { mappedLines, waitingLines }
}

/** Gives the waiting lines of an order their items, as far as they are known by now. */
async function mapOrder(tx: Tx, orderId: string): Promise<number> {
  const order = await lockOrder(tx, orderId)
  const lines = await readLines(tx, orderId)
  const waiting = lines.filter((line) => line.itemId === null && line.fulfilledBy === 'merchant')
  const sales = waiting.map((line) => ({ externalSku: line.mappingKey }))
  const resolved = await resolveSales(tx, order.channel, sales)
  const mapped = waiting.flatMap((line, index) => {
    const { itemId = null, packSize = 1 } = resolved[index] ?? {}
    return itemId === null ? [] : [{ ...line, itemId, packSize }]
  })
  if (mapped.length === 0) return 0
  const applied = await applyOrderChange(tx, {
    before: { order, lines },
    order,
    lines: replaceLines(lines, mapped),
    cause: `mapping ${newId()}`,
    accepted: true,
    comingBack: await homeOf(tx, order, mapped),
  })
  for (const departure of applied.departures)
    await recordShipment(tx, applied.order, departure, { id: newId(), byChannel: true })
  await appendOrderEvent(tx, 'mapped', applied.order, false, {
    lines: mapped.map((line) => ({
      ...toldLine(line, line.ordered),
      externalSku: line.mappingKey,
    })),
  })
  await tellShort(tx, applied, false)
  return mapped.length
}

async function homeOf(tx: Tx, order: OrderRow, lines: LineRow[]): Promise<Map<string, ComingBack>> {
  const [home] = await listCandidates(tx, order, new Set())
  return new Map(home ? lines.map(({ id }) => [id, { locationId: home.siteId }]) : [])
}

/** Maps what waits and is known by now, such as where an item of that very SKU was made since. */
export async function mapKnownLines(
  db: Database,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<number> {
  const keys = await db.many<{ channel: string; key: string }>(sql`
    select distinct o.channel, l.mapping_key as key
      from sales_order_line l
      join sales_order o on o.id = l.order_id
     where l.item_id is null and l.fulfilled_by = 'merchant'
       and (exists (select from item where sku = l.mapping_key)
            or exists (select from sku_alias a where a.channel = o.channel and a.mapping_key = l.mapping_key))
     limit 100`)
  let mapped = 0
  for (const { channel, key } of keys) {
    if (signal?.aborted) break
    const { mappedLines } = await db.transaction(context, (tx) => mapWaitingLines(tx, channel, key))
    mapped += mappedLines
  }
  return mapped
}

/** What was mapped, by channel and key. */
export async function listAliases(
  db: Queryable,
  query: {
    channel?: string | undefined
    sku?: string | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ data: SkuAlias[]; nextCursor: string | null }> {
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]))
  const conditions = [
    ...(query.channel === undefined ? [] : [sql`a.channel = ${query.channel}`]),
    ...(query.sku === undefined ? [] : [sql`i.sku = ${query.sku}`]),
    ...(after ? [sql`(a.channel, a.mapping_key) > (${after[0]}, ${after[1]})`] : []),
  ]
  const rows = await db.many<SkuAlias>(sql`
    select a.channel, a.mapping_key as "externalSku", i.sku, a.pack_size as "packSize"
      from sku_alias a join item i on i.id = a.item_id
     where ${allOf(conditions)}
     order by a.channel, a.mapping_key
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ channel, externalSku }) => [channel, externalSku])
}

/** Forgets what a channel's SKU is; lines that were mapped by it stay as they are. */
export async function forgetAlias(tx: Tx, channel: string, externalSku: string): Promise<void> {
  const forgotten = await tx.maybe<{ itemId: string }>(sql`
    delete from sku_alias where channel = ${channel} and mapping_key = ${externalSku}
    returning item_id as "itemId"`)
  if (!forgotten) throw new Problem(404, 'not_found')
  await appendEvent(tx, {
    type: 'sku_alias.deleted',
    subjectKind: 'item',
    subjectId: forgotten.itemId,
    details: { channel, externalSku },
  })
}
