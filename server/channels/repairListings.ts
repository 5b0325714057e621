import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { appendAccountEvent } from './accountEvent.ts'

/**
 * Has numbers written again, whatever the channel was told before: those of these listings, or of all
 * that have drifted or failed. Answers how many.
 */
export async function repairListings(
  tx: Tx,
  accountId: string,
  ids: string[] | undefined,
): Promise<number> {
  const now = tx.clock.now()
  const which = ids
    ? sql`listing_id = any(${ids}::uuid[])`
    : sql`(drift_since is not null or state = 'failed')`
  const numbers = await tx.run(sql`
    update listing_stock
       set state = 'due', due_at = ${now}, attempts = 0, corrections = 0, error = null,
           error_code = null, target_seq = target_seq + 1, target_at = ${now},
           urgency = case when target = 0 then 0 when target < coalesce(seen, sent, 0) then 1 else 2 end
     where account_id = ${accountId} and state <> 'waiting' and ${which}`)
  if (numbers > 0) await appendAccountEvent(tx, accountId, 'channel.repaired', { numbers })
  return numbers
}
