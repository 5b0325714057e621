import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'

/** Tells what became of an account, under the name that people call it. */
export async function appendAccountEvent(
  tx: Tx,
  accountId: string,
  type: string,
  details: Record<string, unknown>,
): Promise<void> {
  const { code, name } = await tx.one<{ code: string; name: string }>(
    sql`select code, name from channel_account where id = ${accountId}`,
  )
  await appendEvent(tx, {
    type,
    subjectKind: 'channel',
    subjectId: accountId,
    subjectName: name,
    details: { channel: code, ...details },
  })
}
