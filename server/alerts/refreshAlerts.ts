import { readNews } from '../insights/standingNews.ts'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { BUCKETS } from '../platform/identifier.ts'
import { readSettings } from '../platform/settings.ts'
import { sql } from '../platform/sql.ts'
import type { AlertGround, AlertQuery } from './alertRow.ts'
import { type AlertRule, listAlertRules } from './alertRules.ts'
import { channelQueries } from './channelQueries.ts'
import { orderQueries } from './orderQueries.ts'
import { keepSettledOversells } from './settledOversells.ts'
import { type ItemScope, itemsById, itemsOfBuckets, stockQueries } from './stockQueries.ts'
import { workQueries } from './workQueries.ts'
import { writeAlerts } from './writeAlerts.ts'

// Days pass and receipts grow late without any deed.
const WHOLE_EVERY_SECONDS = 3_600
// Where deeds do not name their items, as during an import, looking at all takes at most this share of the time.
const PAUSE_TIMES = 20
const LEAST_PAUSE_SECONDS = 60
// Beyond it, looking at everything is quicker than reading the news.
const WORTH_FOLLOWING = 20_000
const MOST_ITEMS = 5_000
// Each step scans the items once, so few are quicker; none may last as long as a statement is given.
const ITEMS_AT_ONCE = 12_500

interface Mark {
  xid: string | null
  /** Everything is due by its age, or may be looked at again. */
  isOld: boolean
  mayLook: boolean
  pending: number
}

/**
 * Brings the alerts up to this moment: of stock only the items that something happened to, and all of
 * them every hour or where a deed does not name its items; the rest is few rows and always looked at.
 */
export async function refreshAlerts(
  db: Database,
  context: DeedContext,
  options: { whole?: boolean } = {},
): Promise<void> {
  await db.run(sql`insert into alert_mark (id) values (true) on conflict do nothing`)
  const ground = await readGround(db, context)
  const rules = await listAlertRules(db)
  const mark = await readMark(db, context)
  const mustLook = options.whole || !mark.xid || mark.isOld
  const follows = mark.pending <= WORTH_FOLLOWING
  const followed = !mustLook && follows && (await followNews(db, context, ground, rules))
  if (mustLook || (!followed && mark.mayLook)) await lookAtEverything(db, context, ground, rules)
  await db.transaction(context, async (tx) => {
    await lockMark(tx)
    const queries = [...orderQueries(ground), ...channelQueries(ground), ...workQueries(ground)]
    await writeAll(tx, queries, rules)
    const oversold = rules.find(({ kind }) => kind === 'channel_oversold')
    if (oversold?.enabled) await keepSettledOversells(tx, oversold.minimumMinor)
  })
}

async function readGround(db: Queryable, { clock }: DeedContext): Promise<AlertGround> {
  const { planning, company } = await readSettings(db)
  const rules = await listAlertRules(db)
  return {
    now: clock.now(),
    slowCoverDays: planning.slowCoverDays,
    deadDays: planning.deadDays,
    newDays: planning.newDays,
    timeZone: company.timeZone,
    carryingCostPercent: planning.carryingCostPercent,
    lotDays: rules.find(({ kind }) => kind === 'lot_expiring')?.days ?? 0,
  }
}

function readMark(db: Queryable, { clock }: DeedContext): Promise<Mark> {
  const now = clock.now()
  return db.one<Mark>(sql`
    select xid::text,
           looked_at is null or looked_at < ${now}::timestamptz
             - make_interval(secs => ${WHOLE_EVERY_SECONDS}) as "isOld",
           looked_at is null or looked_at < ${now}::timestamptz - make_interval(
             secs => greatest(${LEAST_PAUSE_SECONDS}, look_seconds * ${PAUSE_TIMES})) as "mayLook",
           (select count(*)::int from (
             select from event where event.xid >= mark.xid limit ${WORTH_FOLLOWING + 1}) news) as pending
      from alert_mark mark`)
}

/** One writer at a time, so that no older figure is written over a newer one. */
async function lockMark(tx: Tx): Promise<{ xid: string | null; outdated: boolean }> {
  return tx.one(sql`select xid::text, outdated from alert_mark for update`)
}

async function lookAtEverything(
  db: Database,
  context: DeedContext,
  ground: AlertGround,
  rules: AlertRule[],
): Promise<void> {
  const began = performance.now()
  const { start, items } = await db.one<{ start: string; items: number }>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as start, (select count(*) from item) as items`)
  const step = Math.max(1, Math.floor((BUCKETS * ITEMS_AT_ONCE) / Math.max(items, 1)))
  for (let first = 0; first < BUCKETS; first += step)
    await db.transaction(context, async (tx) => {
      await lockMark(tx)
      const last = Math.min(first + step, BUCKETS) - 1
      await lookAt(tx, itemsOfBuckets(first, last), ground, rules)
    })
  // What happened since the start is news: looking at an item twice does no harm.
  await db.run(sql`
    update alert_mark
       set xid = ${start}::xid8, outdated = false, looked_at = ${ground.now},
           look_seconds = ${(performance.now() - began) / 1000}`)
}

/** Looks at the items that the news name; says whether nothing else is outdated. */
async function followNews(
  db: Database,
  context: DeedContext,
  ground: AlertGround,
  rules: AlertRule[],
): Promise<boolean> {
  return db.transaction(context, async (tx) => {
    const mark = await lockMark(tx)
    const news = await readNews(tx, mark.xid ?? '0')
    const ids = news.itemIds
    const isMuch = ids.length > MOST_ITEMS
    // Those that are named need not wait until everything may be looked at again.
    if (ids.length > 0 && !isMuch) await lookAt(tx, itemsById(ids), ground, rules)
    const outdated = mark.outdated || news.isUnnamed || isMuch
    await tx.run(sql`update alert_mark set xid = ${news.next}::xid8, outdated = ${outdated}`)
    return !outdated
  })
}

async function lookAt(tx: Tx, scope: ItemScope, ground: AlertGround, rules: AlertRule[]) {
  await writeAll(tx, stockQueries(scope, ground), rules, scope)
}

/** A kind that nobody wants to hear of finds nothing, so that what is open of it ends. */
async function writeAll(tx: Tx, queries: AlertQuery[], rules: AlertRule[], scope?: ItemScope) {
  for (const query of queries) {
    const rule = rules.find(({ kind }) => kind === query.kind)
    const found = rule?.enabled ? query.found : sql`select * from (${query.found}) none where false`
    await writeAlerts(tx, { ...query, found }, rule?.minimumMinor ?? 0, scope?.alerts ?? sql`true`)
  }
}
