import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'

/** Whether every write to every channel is stopped. */
export async function areChannelsFrozen(db: Queryable): Promise<boolean> {
  return (await db.maybe(sql`select since from channel_freeze`)) !== undefined
}

/** Pulls or releases the kill switch; answers whether that changed anything. */
export async function freezeChannels(tx: Tx, frozen: boolean): Promise<boolean> {
  const changed = frozen
    ? await tx.run(
        sql`insert into channel_freeze (since) values (${tx.clock.now()}) on conflict do nothing`,
      )
    : await tx.run(sql`delete from channel_freeze`)
  if (changed > 0)
    await appendEvent(tx, {
      type: frozen ? 'channels.frozen' : 'channels.resumed',
      subjectKind: 'channel',
      subjectId: 'all',
      subjectName: 'All channels',
    })
  return changed > 0
}
