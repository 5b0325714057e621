import type { Database, DeedContext } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { listConnectors } from './connectors.ts'
import { refreshTargets } from './refreshTargets.ts'

/**
 * Marks channels whose orders have not been read for too long, and those that see again. While one is
 * blind, the buffers of the others grow with time, or its own listings go to zero, as its account says.
 */
export async function watchBlindness(db: Database, context: DeedContext): Promise<void> {
  const now = context.clock.now()
  const readers = listConnectors()
    .filter(({ capabilities }) => capabilities.orders !== 'none')
    .map(({ id }) => id)
  const changes = await db.many<{ id: string; blind: boolean }>(sql`
    select id, blind from (
      select id, blind_since, state in ('live', 'reconnect') and coalesce(orders_read_at, created_at)
               < ${now}::timestamptz - make_interval(mins => blind_after_minutes) as blind
        from channel_account where state <> 'removed' and connector = any(${readers}::text[])) a
     where blind <> (blind_since is not null)`)
  for (const { id, blind } of changes)
    await db.transaction(context, async (tx) => {
      await tx.run(sql`
        update channel_account set blind_since = ${blind ? now : null} where id = ${id}`)
      await appendAccountEvent(tx, id, blind ? 'channel.blinded' : 'channel.recovered', {})
      await refreshTargets(tx, await listingsBeside(tx))
    })
  if (changes.length > 0) return
  const blind = await db.many<{ id: string }>(
    sql`select id from channel_account where blind_since is not null and blind_action = 'buffer'`,
  )
  if (blind.length === 0) return
  await db.transaction(context, async (tx) => refreshTargets(tx, await listingsBeside(tx)))
}

async function listingsBeside(tx: Parameters<typeof refreshTargets>[0]): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`select id from listing where item_id is not null`)
  return rows.map(({ id }) => id)
}
