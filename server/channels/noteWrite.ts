import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ListingRef, StockResult } from './connector.ts'

interface Written {
  ref: ListingRef
  externalSku: string
  target: number
  expect: number | null
}

// Enough to recognise a batch by; every listing keeps its own last number.
const LINES = 20

/** Notes one batch of numbers that a channel was told, and what came of it. */
export async function noteWrite(
  tx: Tx,
  accountId: string,
  due: Written[],
  results: StockResult[],
  startedMs: number,
): Promise<void> {
  const failures = results.filter((result) => !result.ok)
  const lines = due.slice(0, LINES).map(({ ref, externalSku, target, expect }, index) => ({
    sku: externalSku || ref.listingId,
    from: expect,
    to: target,
    ok: results[index]?.ok ?? false,
  }))
  await tx.run(sql`
    insert into channel_write (id, account_id, at, milliseconds, numbers, failed, error, lines)
    values (${newId()}, ${accountId}, ${tx.clock.now()},
            ${Math.max(0, Math.round(tx.clock.milliseconds() - startedMs))}, ${due.length},
            ${failures.length}, ${failures[0]?.message ?? null}, ${JSON.stringify(lines)}::jsonb)`)
}

const KEEP_WRITES_DAYS = 7
// No channel sends the same message again after so long.
const KEEP_MESSAGES_DAYS = 30
const AT_ONCE = 10_000

/** Forgets what was told and heard long ago; what was given up stays until a person has seen it. */
export async function forgetOldMessages(db: Database, context: DeedContext): Promise<void> {
  const before = (days: number) =>
    new Date(context.clock.milliseconds() - days * 86_400_000).toISOString()
  for (;;) {
    const gone = await db.run(sql`
      delete from channel_write where id in (
        select id from channel_write where at < ${before(KEEP_WRITES_DAYS)} limit ${AT_ONCE})`)
    if (gone < AT_ONCE) break
  }
  for (;;) {
    const gone = await db.run(sql`
      delete from channel_message where id in (
        select id from channel_message
         where state = 'done' and done_at < ${before(KEEP_MESSAGES_DAYS)} limit ${AT_ONCE})`)
    if (gone < AT_ONCE) break
  }
}
