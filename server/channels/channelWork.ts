import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { findConnector } from './connectors.ts'

export const workReply = z.object({
  id: z.string(),
  /** `message`: came from outside; `task`: the channel is to be told; `write`: it was told numbers. */
  direction: z.enum(['message', 'task', 'write']),
  kind: z.string(),
  about: z.string().nullable(),
  /** The order of ours, where it is about one that we have. */
  orderId: z.string().nullable(),
  page: z.string().nullable().describe('Of a task: where a person finds the order there.'),
  state: z.enum(['waiting', 'done', 'dead']),
  attempts: z.int(),
  error: z.string().nullable(),
  at: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  /** Of a write: how many numbers, and some of them. */
  numbers: z.int().nullable(),
  failed: z.int().nullable(),
  lines: z
    .array(z.object({ sku: z.string(), from: z.int().nullable(), to: z.int(), ok: z.boolean() }))
    .nullable(),
})

type Work = z.infer<typeof workReply>

/** Messages from a channel and tasks for it, the newest first. */
export async function listChannelWork(
  db: Queryable,
  { id: accountId, connector, settings }: Pick<ChannelAccount, 'id' | 'connector' | 'settings'>,
  state: Work['state'] | undefined,
  limit: number,
  after: [string, string] | undefined,
): Promise<Work[]> {
  const wanted = state ? sql`state = ${state}` : sql`true`
  const behind = after ? sql`(at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  const orderPage = findConnector(connector)?.orderPage
  const rows = await db.many<Omit<Work, 'page'>>(sql`
    select work.*, coalesce(work.task_order_id, o.id) as "orderId" from (
      select id, 'message' as direction, topic as kind, hint_kind, hint_id as about,
             null::uuid as task_order_id, state, attempts, error, received_at as at,
             done_at as "doneAt", null::integer as numbers, null::integer as failed,
             null::jsonb as lines
        from channel_message where account_id = ${accountId} and ${wanted}
      union all
      select id, 'task', kind, 'order', external_order_id, order_id, state, attempts, error,
             created_at, done_at, null, null, null
        from channel_task where account_id = ${accountId} and ${wanted}
      union all
      select id, 'write', 'stock', 'stock', null, null, 'done', 1, error, at, at, numbers, failed, lines
        from channel_write
       where account_id = ${accountId} and ${state === undefined || state === 'done'}) work
      left join sales_order o on work.hint_kind = 'order' and o.channel = ${accountId}
                             and o.external_id = work.about
     where ${behind}
     order by at desc, id desc limit ${limit}`)
  return rows.map((row) => ({
    ...row,
    page:
      row.direction === 'task' && row.about && orderPage ? orderPage(settings, row.about) : null,
  }))
}

/** Lets what was given up be tried again now: one message, task or write, or all of them. Answers how many. */
export async function replayChannelWork(
  tx: Tx,
  accountId: string,
  id: string | undefined,
): Promise<number> {
  const now = tx.clock.now()
  const one = (column: Statement) => (id === undefined ? sql`true` : sql`${column} = ${id}`)
  const replayed =
    (await tx.run(sql`
      update channel_message set state = 'waiting', attempts = 0, due_at = ${now}, error = null
       where ${one(sql`id`)} and account_id = ${accountId} and state = 'dead'`)) +
    (await tx.run(sql`
      update channel_task set state = 'waiting', attempts = 0, due_at = ${now}, error = null
       where ${one(sql`id`)} and account_id = ${accountId} and state = 'dead'`)) +
    (await tx.run(sql`
      update listing_stock
         set state = 'due', attempts = 0, due_at = ${now}, corrections = 0, error = null, error_code = null
       where ${one(sql`listing_id`)} and account_id = ${accountId} and state = 'failed'`))
  if (replayed === 0 && id !== undefined) throw new Problem(404, 'channel_work_not_found', { id })
  if (replayed > 0)
    await appendAccountEvent(tx, accountId, 'channel.replayed', id ? { id } : { replayed })
  return replayed
}

/** Ticks off what was given up and somebody has done by hand, or let be: it is not tried again. */
export async function dismissChannelWork(tx: Tx, accountId: string, id: string): Promise<void> {
  const now = tx.clock.now()
  const dismissed =
    (await tx.run(sql`
      update channel_message set state = 'done', done_at = ${now}
       where id = ${id} and account_id = ${accountId} and state = 'dead'`)) +
    (await tx.run(sql`
      update channel_task set state = 'done', result = 'by hand', done_at = ${now}
       where id = ${id} and account_id = ${accountId} and state = 'dead'`))
  if (dismissed === 0) throw new Problem(404, 'channel_work_not_found', { id })
  await appendAccountEvent(tx, accountId, 'channel.dismissed', { id })
}
