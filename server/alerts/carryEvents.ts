import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

const PAGE = 500

interface News {
  xid: string
  id: string
}

/**
 * Turns deeds into messages for the endpoints that want them, in the order of commit. The place reached
 * moves in the same transaction, so each deed is carried once. Answers how many deeds it took.
 */
export async function carryEvents(db: Database, context: DeedContext): Promise<number> {
  const { any } = await db.one<{ any: boolean }>(
    sql`select exists (select from webhook_endpoint) as any`,
  )
  return any ? db.transaction(context, carryPage) : 0
}

async function carryPage(tx: Tx): Promise<number> {
  const position = await tx.maybe<News & { sequence: number }>(sql`
    select xid::text, event_id as id, sequence from webhook_feed for update skip locked`)
  if (!position) return 0
  // Rows of a transaction that is still open may yet appear below those already visible.
  const news = await tx.many<News>(sql`
    select xid::text, id from event
     where (xid, id) > (${position.xid}::xid8, ${position.id}::uuid)
       and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, id limit ${PAGE}`)
  const last = news.at(-1)
  if (!last) return 0
  const now = tx.clock.now()
  await tx.run(sql`
    insert into webhook_delivery (id, endpoint_id, event_id, event_type, sequence, due_at, created_at)
    select gen_random_uuid(), e.id, event.id, event.type, ${position.sequence}::bigint + n, ${now}, ${now}
      from unnest(${news.map(({ id }) => id)}::uuid[]) with ordinality carried (id, n)
      join event on event.id = carried.id and event.audience = 'all'
      join webhook_endpoint e on e.enabled and ${isWanted()}
        -- The feed may stand before the day on which somebody began to listen.
       and event.at >= e.created_at
    on conflict do nothing`)
  await tx.run(sql`
    update webhook_feed
       set xid = ${last.xid}::xid8, event_id = ${last.id}, sequence = sequence + ${news.length}`)
  return news.length
}

/** The condition that an endpoint `e` wants an `event`. */
export function isWanted() {
  return sql`(e.event_types = '{}' or event.type = any (e.event_types)
              or split_part(event.type, '.', 1) = any (e.event_types))`
}

/** The first endpoint begins from now: while there was none, nothing was carried. */
export async function startWebhookFeed(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into webhook_feed (xid, event_id)
    values (pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000')
    on conflict (id) do update set xid = excluded.xid, event_id = excluded.event_id`)
}

/** Numbers for messages that are queued beside the feed; their first follows all that there were. */
export async function takeSequences(tx: Tx, count: number): Promise<number> {
  const { sequence } = await tx.one<{ sequence: number }>(sql`
    insert into webhook_feed (xid, event_id, sequence)
    values (pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000', ${count})
    on conflict (id) do update set sequence = webhook_feed.sequence + ${count}
    returning sequence`)
  return sequence - count + 1
}
