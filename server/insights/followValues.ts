import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import type { Difference } from '../stock/verify.ts'
import { listSiteEntries, OPEN_END, type ValueSpan, valueItem } from './itemValues.ts'

// More items than that are worked out beside the request, which meanwhile shows what there is.
const AT_ONCE = 1_000
const BATCH = 1_000

const running = new WeakMap<Database, Promise<void>>()

/**
 * Works out anew what has moved since it was last asked for, where that is little. Says whether the
 * stored values are those of this moment.
 */
export async function areValuesCurrent(db: Database, context: DeedContext): Promise<boolean> {
  const timeZone = await readTimeZone(db)
  const changed = await listChanged(db, timeZone, AT_ONCE + 1)
  if (changed.length === 0) return true
  if (changed.length > AT_ONCE) {
    followAside(db, context)
    return false
  }
  try {
    await db.transaction(context, (tx) => saveValues(tx, changed, timeZone))
    return true
  } catch {
    // Reading must go on where nothing can be written, as on a full disk.
    return false
  }
}

/** Works out every item whose stock has moved, batch by batch. */
export async function followValues(
  db: Database,
  context: DeedContext,
  signal?: AbortSignal,
): Promise<void> {
  const timeZone = await readTimeZone(db)
  const seen = new Set<string>()
  while (!signal?.aborted) {
    const changed = await listChanged(db, timeZone, BATCH)
    // An item that moves all the time must not keep this from ending.
    if (changed.every(({ itemId }) => seen.has(itemId))) return
    for (const { itemId } of changed) seen.add(itemId)
    await db.transaction(context, (tx) => saveValues(tx, changed, timeZone))
  }
}

function followAside(db: Database, context: DeedContext): void {
  if (running.has(db)) return
  const work = followValues(db, context)
    // The next reader tries again.
    .catch(() => {})
    .finally(() => running.delete(db))
  running.set(db, work)
}

/** Keeps the news short where nobody asks. */
export const valueJobs: Jobs = {
  'insights.follow_values': {
    schedule: '*/10 * * * *',
    run: ({ db, context, signal }) => followValues(db, context, signal),
  },
}

async function readTimeZone(db: Queryable): Promise<string> {
  const { company } = await readSettings(db)
  return company.timeZone
}

// Of an item whose cost nobody has said; no cost is below nothing.
const BORROWED = sql`coalesce(unit_cost, -1)`

interface Changed {
  itemId: string
  version: number
}

// Every movement raises the version of the rows that it touches; promises do too, which costs a little.
async function listChanged(db: Queryable, timeZone: string, most: number): Promise<Changed[]> {
  return db.many<Changed>(sql`
    select stock.item_id as "itemId", stock.version
      from (select item_id, sum(version)::bigint as version from stock_availability
             group by item_id) stock
      left join item_worth mark on mark.item_id = stock.item_id
     where mark.version is distinct from stock.version or mark.time_zone <> ${timeZone}
        or mark.borrowed_cost <> (select ${BORROWED} from item where id = stock.item_id)
     limit ${most}`)
}

/** The versions were read before the ledger: what came between is news again, and does no harm. */
async function saveValues(tx: Tx, changed: Changed[], timeZone: string): Promise<void> {
  // One writer at a time: values that were read earlier must never be written later.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('item_value'))`)
  const ids = changed.map(({ itemId }) => itemId)
  const ledger = await listSiteEntries(tx, ids, timeZone)
  const valued = ids.map((itemId) => ({ itemId, ...valueItem(ledger.get(itemId) ?? []) }))
  await saveSpans(tx, ids, valued)
  await saveLayers(tx, ids, valued)
  await saveWorth(tx, changed, valued, timeZone)
  await markBorrowed(
    tx,
    ids.filter((id) => ledger.get(id)?.some(({ isBorrowed }) => isBorrowed)),
  )
}

type Valued = { itemId: string } & ReturnType<typeof valueItem>

/** Days that are over do not change, so few rows are written for an item of long history. */
async function saveSpans(tx: Tx, ids: string[], valued: Valued[]): Promise<void> {
  const rows = valued.flatMap(({ itemId, spans }) =>
    spans.map(({ averageMicros, fifoMicros, ...span }) => ({
      itemId,
      ...span,
      averageMicros: String(averageMicros),
      fifoMicros: String(fifoMicros),
    })),
  )
  await tx.run(sql`
    with new as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
        "itemId" uuid, "siteId" uuid, day date, until date, units bigint,
        "averageMicros" bigint, "fifoMicros" bigint, unpriced bigint)),
    gone as (
      delete from item_value old where old.item_id = any (${ids}::uuid[]) and not exists (
        select from new where new."itemId" = old.item_id and new."siteId" = old.site_id
           and new.day = old.day))
    insert into item_value as old
           (item_id, site_id, day, until, units, average_micros, fifo_micros, unpriced)
    select * from new
        on conflict (item_id, site_id, day) do update set
           until = excluded.until, units = excluded.units, average_micros = excluded.average_micros,
           fifo_micros = excluded.fifo_micros, unpriced = excluded.unpriced
     where (old.until, old.units, old.average_micros, old.fifo_micros, old.unpriced) is distinct from
           (excluded.until, excluded.units, excluded.average_micros, excluded.fifo_micros,
            excluded.unpriced)`)
}

async function saveWorth(
  tx: Tx,
  changed: Changed[],
  valued: Valued[],
  timeZone: string,
): Promise<void> {
  const rows = valued.map(({ itemId, spans, layers }, index) => {
    const now = spans.filter(({ until }) => until === OPEN_END)
    const micros = (name: 'averageMicros' | 'fifoMicros') =>
      String(now.reduce((sum, span) => sum + span[name], 0n))
    return {
      item_id: itemId,
      version: changed[index]?.version,
      time_zone: timeZone,
      units: now.reduce((sum, span) => sum + span.units, 0),
      average_micros: micros('averageMicros'),
      fifo_micros: micros('fifoMicros'),
      unpriced: now.reduce((sum, span) => sum + span.unpriced, 0),
      borrowed_cost: null,
      oldest_on: layers.map(({ arrivedOn }) => arrivedOn).toSorted()[0] ?? null,
    }
  })
  await tx.run(sql`
    insert into item_worth
    select row.* from jsonb_populate_recordset(null::item_worth, ${JSON.stringify(rows)}::jsonb) row
        on conflict (item_id) do update set
           (version, time_zone, units, average_micros, fifo_micros, unpriced, oldest_on, borrowed_cost) =
           (excluded.version, excluded.time_zone, excluded.units, excluded.average_micros,
            excluded.fifo_micros, excluded.unpriced, excluded.oldest_on, excluded.borrowed_cost)`)
}

/** Items that lend their cost to units that came without one are looked at again when it changes. */
async function markBorrowed(tx: Tx, ids: string[]): Promise<void> {
  await tx.run(sql`
    update item_worth set borrowed_cost = (select ${BORROWED} from item where id = item_id)
     where item_id = any (${ids}::uuid[])`)
}

async function saveLayers(tx: Tx, ids: string[], valued: Valued[]): Promise<void> {
  const rows = valued.flatMap(({ itemId, layers }) =>
    layers.map(({ fifoMicros, ...layer }) => ({
      itemId,
      ...layer,
      fifoMicros: String(fifoMicros),
    })),
  )
  await tx.run(sql`delete from item_layer where item_id = any (${ids}::uuid[])`)
  await tx.run(sql`
    insert into item_layer (item_id, arrived_on, is_opening, units, fifo_micros)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
      "itemId" uuid, "arrivedOn" date, "isOpening" boolean, units bigint, "fifoMicros" bigint)`)
}

/** Follows the ledger again, and says where what is kept differs; what has moved since is left out. */
export async function verifyValues(db: Database): Promise<Difference[]> {
  const timeZone = await readTimeZone(db)
  const differences: Difference[] = []
  let after = NIL_ID
  for (;;) {
    const items = await db.many<{ id: string; sku: string }>(sql`
      select item.id, item.sku
        from item_worth mark join item on item.id = mark.item_id
       where item.id > ${after} and mark.time_zone = ${timeZone}
         and (mark.borrowed_cost is null or mark.borrowed_cost = ${BORROWED})
         and mark.version = (select sum(version) from stock_availability stock
                              where stock.bucket = item.bucket and stock.item_id = item.id)
       order by item.id limit ${BATCH}`)
    if (items.length === 0) return differences
    const ids = items.map(({ id }) => id)
    const ledger = await listSiteEntries(db, ids, timeZone)
    const kept = await listKept(db, ids)
    for (const { id, sku } of items) {
      const expected = tellWorth(
        valueItem(ledger.get(id) ?? []).spans.filter(({ until }) => until === OPEN_END),
      )
      const found = tellWorth(kept.get(id) ?? [])
      if (expected !== found)
        differences.push({ check: 'value_is_of_ledger', subject: sku, expected, found })
    }
    after = ids.at(-1) ?? after
  }
}

const NIL_ID = '00000000-0000-0000-0000-000000000000'

type Worth = Pick<ValueSpan, 'siteId' | 'units'> & { average: string; fifo: string }

async function listKept(db: Queryable, ids: string[]): Promise<Map<string, Worth[]>> {
  const rows = await db.many<Worth & { itemId: string }>(sql`
    select item_id as "itemId", site_id as "siteId", units, average_micros::text as average,
           fifo_micros::text as fifo
      from item_value where item_id = any (${ids}::uuid[]) and until = ${OPEN_END}`)
  return Map.groupBy(rows, ({ itemId }) => itemId)
}

function tellWorth(spans: (Worth | ValueSpan)[]): string {
  return spans
    .map((span) => {
      const { average, fifo } =
        'average' in span ? span : { average: span.averageMicros, fifo: span.fifoMicros }
      return `${span.siteId}: ${span.units} units, ${average}, ${fifo}`
    })
    .toSorted()
    .join('; ')
}
