import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { appendAccountEvent } from './accountEvent.ts'

export const workReply = z.object({
  id: z.string(),
  /** `message`: came from outside; `task`: the channel is to be told. */
  direction: z.enum(['message', 'task']),
  kind: z.string(),
  about: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'dead']),
  attempts: z.int(),
  error: z.string().nullable(),
  at: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
})

type Work = z.infer<typeof workReply>

/** Messages from a channel and tasks for it, the newest first. */
export async function listChannelWork(
  db: Queryable,
  accountId: string,
  state: Work['state'] | undefined,
  limit: number,
  after: [string, string] | undefined,
): Promise<Work[]> {
  const wanted = state ? sql`state = ${state}` : sql`true`
  const behind = after ? sql`(at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  return db.many<Work>(sql`
    select * from (
      select id, 'message' as direction, topic as kind, hint_id as about, state, attempts, error,
             received_at as at, done_at as "doneAt"
        from channel_message where account_id = ${accountId} and ${wanted}
      union all
      select id, 'task', kind, external_order_id, state, attempts, error, created_at, done_at
        from channel_task where account_id = ${accountId} and ${wanted}) work
     where ${behind}
     order by at desc, id desc limit ${limit}`)
}

/** Lets a message, a task or a write that was given up be tried again now. */
export async function replayChannelWork(tx: Tx, accountId: string, id: string): Promise<void> {
  const now = tx.clock.now()
  const replayed =
    (await tx.run(sql`
      update channel_message set state = 'waiting', attempts = 0, due_at = ${now}, error = null
       where id = ${id} and account_id = ${accountId} and state = 'dead'`)) +
    (await tx.run(sql`
      update channel_task set state = 'waiting', attempts = 0, due_at = ${now}, error = null
       where id = ${id} and account_id = ${accountId} and state = 'dead'`)) +
    (await tx.run(sql`
      update listing_stock
         set state = 'due', attempts = 0, due_at = ${now}, corrections = 0, error = null, error_code = null
       where listing_id = ${id} and account_id = ${accountId} and state = 'failed'`))
  if (replayed === 0) throw new Problem(404, 'channel_work_not_found', { id })
  await appendAccountEvent(tx, accountId, 'channel.replayed', { id })
}
