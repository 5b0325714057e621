import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'

// Many mappings in a row are one scan.
const SOON_MS = 5_000
// A larger shop is read so often as its limits allow, and not whenever somebody maps.
const SMALL = 2_000

/** Has a small shop asked soon what it shows of what was just mapped. */
export async function hastenScan(tx: Tx, accountId: string): Promise<void> {
  const soon = new Date(tx.clock.milliseconds() + SOON_MS).toISOString()
  await tx.run(sql`
    update channel_account set scan_due_at = least(scan_due_at, ${soon})
     where id = ${accountId}
       and (select count(*) from listing_stock where account_id = ${accountId}) <= ${SMALL}`)
}

/** Has the shop read again now: its listings, what it shows, and its orders. */
export async function scanNow(tx: Tx, account: ChannelAccount): Promise<void> {
  const now = tx.clock.now()
  await tx.run(sql`
    update channel_account
       set scan_due_at = ${now}, listings_read_at = null, orders_due_at = ${now}, open_until = null
     where id = ${account.id}`)
  await appendAccountEvent(tx, account.id, 'channel.scan_asked', {})
}
