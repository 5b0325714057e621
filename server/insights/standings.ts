import { systemClock } from '../platform/clock.ts'
import type { Database, DeedContext, Queryable, Tx } from '../platform/database.ts'
import { BUCKETS } from '../platform/identifier.ts'
import { type Jobs, jobContext } from '../platform/jobs.ts'
import { joinStatements, type Statement, sql } from '../platform/sql.ts'
import { ALL_SITES } from '../replenishment/demandSeries.ts'
import type { Difference } from '../stock/verify.ts'
import { readNews } from './standingNews.ts'

// More than that is caught up with beside the request, which meanwhile does without.
const AT_ONCE = 2_000
// Beyond it, building anew is quicker than reading the news.
const WORTH_FOLLOWING = 50_000
// A building takes at most this share of the time.
const LEAST_PAUSE_SECONDS = 10
const PAUSE_TIMES = 20

// Each step reads the items once, and holds up those who follow the news for as long as it takes.
const BUCKETS_AT_ONCE = 8

const running = new WeakMap<Database, Promise<void>>()

/**
 * Brings the standings up to this moment where little has happened since they were last asked for.
 * Says whether they are: a reader who hears no reads the tables themselves, so no figure is ever late.
 */
export async function areStandingsCurrent(db: Database, context: DeedContext): Promise<boolean> {
  const state = await readState(db, AT_ONCE)
  if (state?.current && state.pending === 0) return true
  if (!state?.current || state.pending > AT_ONCE) {
    catchUpAside(db, context)
    return false
  }
  try {
    return await db.transaction(context, followEvents)
  } catch {
    // Reading must go on where nothing can be written, as on a full disk.
    return false
  }
}

interface State {
  current: boolean
  pending: number
  mayBuild: boolean
}

function readState(db: Queryable, most: number): Promise<State | undefined> {
  return db.maybe<State>(sql`
    select xid is not null and not outdated as current,
           (select count(*) from (
             select from event where event.xid >= mark.xid limit ${most + 1}) news) as pending,
           built_at is null or xid is null or now() > built_at + make_interval(
             secs => greatest(${LEAST_PAUSE_SECONDS}, build_seconds * ${PAUSE_TIMES})) as "mayBuild"
      from item_standing_mark mark`)
}

function catchUpAside(db: Database, context: DeedContext): void {
  if (running.has(db)) return
  const work = catchUpStandings(db, context)
    // The next reader tries again.
    .catch(() => {})
    .finally(() => running.delete(db))
  running.set(db, work)
}

/** Follows all that has happened, and builds anew where what happened does not name its items. */
async function catchUpStandings(db: Database, context: DeedContext): Promise<void> {
  const state = await readState(db, WORTH_FOLLOWING)
  const follows = state?.current && state.pending <= WORTH_FOLLOWING
  if (follows && (await db.transaction(context, followEvents))) return
  if (!state || state.mayBuild) await buildStandings(db, context)
}

/** Keeps the news short where nobody asks. */
export const insightsJobs: Jobs = {
  'insights.follow_stock': {
    schedule: '* * * * *',
    run: ({ db, context }) => catchUpStandings(db, context),
  },
}

/** Works out the items that the news since the mark name; says whether nothing else is outdated. */
async function followEvents(tx: Tx): Promise<boolean> {
  const mark = await lockMark(tx)
  if (!mark?.xid || mark.outdated) return false
  const news = await readNews(tx, mark.xid)
  if (news.itemIds.length > 0)
    await writeStandings(tx, sql`item.id = any (${news.itemIds}::uuid[])`, {
      gone: sql`s.item_id = any (${news.itemIds}::uuid[])`,
    })
  await tx.run(sql`
    update item_standing_mark set xid = ${news.next}::xid8, outdated = ${news.isUnnamed}`)
  return !news.isUnnamed
}

/** One writer at a time: values that were read earlier must never be written later. */
function lockMark(tx: Tx): Promise<{ xid: string | null; outdated: boolean } | undefined> {
  return tx.maybe(sql`select xid::text, outdated from item_standing_mark for update`)
}

/** Works out every item, some buckets at a time, so that nobody waits long. */
export async function buildStandings(db: Database, context: DeedContext): Promise<void> {
  const began = performance.now()
  const { start } = await db.one<{ start: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as start`,
  )
  await db.run(sql`insert into item_standing_mark (id) values (true) on conflict do nothing`)
  for (let first = 0; first < BUCKETS; first += BUCKETS_AT_ONCE) {
    const range = sql`between ${first}::smallint and ${first + BUCKETS_AT_ONCE - 1}::smallint`
    await db.transaction(context, async (tx) => {
      await lockMark(tx)
      await writeStandings(tx, sql`item.bucket ${range}`, { gone: sql`s.bucket ${range}` })
    })
  }
  // What happened since the start is news again: working an item out twice does no harm.
  await db.run(sql`
    update item_standing_mark
       set xid = ${start}::xid8, outdated = false, built_at = now(),
           build_seconds = ${(performance.now() - began) / 1000}`)
}

/**
 * Compares the standings with the tables, bucket by bucket. They are believed only where they are up to
 * the moment, so only that is compared: while something else happens there is nothing to say.
 */
export async function verifyStandings(db: Database): Promise<Difference[]> {
  const context = jobContext(systemClock)
  if (!(await areStandingsCurrent(db, context))) return []
  const differences: Difference[] = []
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    differences.push(
      ...(await db.many<Difference>(sql`
        with live as materialized (${liveStandings(sql`item.bucket = ${bucket}::smallint`)})
        select 'standing_is_live' as "check", coalesce(live.sku, s.sku) as subject,
               coalesce((${of(sql`live`)})::text, 'none') as expected,
               coalesce((${of(sql`s`)})::text, 'none') as found
          from live full join (
            select * from item_standing where bucket = ${bucket}::smallint) s
            on s.site_id = live.site_id and s.item_id = live.item_id
         where (${of(sql`s`)}) is distinct from (${of(sql`live`)})
           and not exists (
             select from item_standing_mark mark join event on event.xid >= mark.xid)
         order by 2 limit 100`)),
    )
  return differences
}

const FIGURES = [
  sql`sku`,
  sql`title`,
  sql`item_status`,
  sql`on_hand`,
  sql`unavailable`,
  sql`committed`,
  sql`held`,
  sql`available`,
  sql`incoming`,
  sql`velocity`,
  sql`reorder_point`,
  sql`days_without_sale`,
  sql`abc_class`,
  sql`value`,
  sql`revenue`,
]
const COLUMNS = joinStatements([sql`site_id`, sql`item_id`, sql`bucket`, ...FIGURES], ', ')
const CHANGES = joinStatements(
  FIGURES.map((name) => sql`${name} = live.${name}`),
  ', ',
)
const of = (table: Statement) =>
  joinStatements(
    FIGURES.map((name) => sql`${table}.${name}`),
    ', ',
  )

/** Writes what differs, and nothing else: rows that stay as they are are not touched. */
async function writeStandings(
  tx: Tx,
  which: Statement,
  { gone }: { gone: Statement },
): Promise<void> {
  await tx.run(sql`
    with live as materialized (${liveStandings(which)}),
    changed as (
      update item_standing s set ${CHANGES} from live
       where s.site_id = live.site_id and s.item_id = live.item_id
         and (${of(sql`s`)}) is distinct from (${of(sql`live`)})),
    removed as (
      delete from item_standing s where ${gone}
         and not exists (select from live where live.site_id = s.site_id and live.item_id = s.item_id))
    insert into item_standing (${COLUMNS})
    select ${COLUMNS} from live
     where not exists (
       select from item_standing s where s.site_id = live.site_id and s.item_id = live.item_id)`)
}

/** How items stand by the tables themselves: what the list shows, at each site and over all. */
export function liveStandings(which: Statement): Statement {
  // Inside the case, so that it is worked out for kits alone.
  const kit = kitStock(sql`only_id is null or place.id = only_id`, sql`kit_id = item.id`)
  const available = sql`
    coalesce(case when item.kind = 'virtual_kit' then (select available from (${kit}) kit) end,
             stock.available, 0)`
  const these = sql`select item.bucket, item.id from item where ${which}`
  return sql`
    select scope.site_id, item.id as item_id, item.bucket, item.sku, item.title,
           item.status as item_status, coalesce(stock.on_hand, 0) as on_hand,
           coalesce(stock.unavailable, 0) as unavailable, coalesce(stock.committed, 0) as committed,
           coalesce(stock.held, 0) as held, ${available} as available,
           coalesce(expected.units, 0) as incoming, plan.mean_daily_demand as velocity,
           plan.reorder_point, plan.window_to - plan.last_sale_on as days_without_sale,
           plan.abc_class, round(item.unit_cost * coalesce(stock.on_hand, 0) * 100)::bigint as value,
           plan.revenue_minor as revenue
      from item
     cross join (
       select id as site_id, id as only_id from location where kind = 'site'
       union all select ${ALL_SITES}::uuid, null) scope
      left join item_plan plan on plan.site_id = scope.site_id and plan.item_id = item.id
      left join (
        select item_id, coalesce(site_id, ${ALL_SITES}::uuid) as site_id,
               sum(on_hand)::bigint as on_hand, sum(unavailable)::bigint as unavailable,
               sum(committed)::bigint as committed, sum(held)::bigint as held,
               sum(available)::bigint as available
          from stock_availability where (bucket, item_id) in (${these})
         group by grouping sets ((item_id, site_id), (item_id))) stock
        on stock.item_id = item.id and stock.site_id = scope.site_id
      left join (
        select item_id, coalesce(site_id, ${ALL_SITES}::uuid) as site_id,
               sum(greatest(quantity - received, 0))::bigint as units
          from expected_receipt where not closed and (bucket, item_id) in (${these})
         group by grouping sets ((item_id, site_id), (item_id))) expected
        on expected.item_id = item.id and expected.site_id = scope.site_id
     where ${which}`
}

/** A virtual kit has as many as its scarcest component allows, site by site, without what has lapsed of it. */
export function kitStock(atPlace: Statement, which: Statement, lapsed = sql`0`): Statement {
  return sql`
    with recursive content (kit_id, component_id, quantity) as (
      select kit_id, component_id, kit_component.quantity
        from kit_component join item kit on kit.id = kit_id and kit.kind = 'virtual_kit' where ${which}
      union all
      select content.kit_id, inner_kit.component_id, content.quantity * inner_kit.quantity
        from content join item nested on nested.id = content.component_id and nested.kind = 'virtual_kit'
        join kit_component inner_kit on inner_kit.kit_id = nested.id),
    need as (
      select content.kit_id, content.component_id, component.bucket, sum(content.quantity)::bigint as quantity
        from content join item component on component.id = content.component_id
       where component.kind <> 'virtual_kit'
       group by content.kit_id, content.component_id, component.bucket)
    select kit_id, sum(kits)::bigint as available from (
      select need.kit_id, min(greatest(coalesce(a.available - ${lapsed}, 0), 0) / need.quantity) as kits
        from location place cross join need
        left join stock_availability a on a.bucket = need.bucket
          and a.item_id = need.component_id and a.site_id = place.id
       where place.kind = 'site' and (${atPlace})
       group by need.kit_id, place.id) per_site
     group by kit_id`
}
