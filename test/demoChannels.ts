import { saveListings } from '../server/channels/saveListings.ts'
import type { Database, DeedContext } from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'

const SHOPS = [
  ['juniper', 'Juniper Shop', 'shopify'],
  ['market', 'Amazon U.S.', 'amazon'],
  ['outlet', 'Outlet', 'woocommerce'],
] as const

/** For pictures: shops in every state that one can be in. Nobody outside is called. */
export async function inventChannelStates(db: Database, context: DeedContext): Promise<void> {
  const items = await db.many<{ sku: string; title: string }>(
    sql`select sku, title from item where status = 'active' order by sku limit 40`,
  )
  for (const [code, name, connector] of SHOPS)
    await db.transaction(context, async (tx) => {
      const { id } = await insertAccount(tx, code, name, connector)
      await saveListings(
        tx,
        id,
        items.map(({ sku, title }, index) => ({
          ref: { listingId: `${code}-${index}` },
          title,
          sku,
          status: 'active',
          tracked: true,
          fulfilledBy: 'merchant',
        })),
      )
      await tx.run(sql`
        update listing_stock
           set state = 'idle', sent = target, seen = target, sent_at = now() - interval '4 minutes',
               seen_at = now() - interval '2 minutes'
         where account_id = ${id}`)
    })
  await breakSome(db)
}

type Inserting = Parameters<Parameters<Database['transaction']>[1]>[0]

async function insertAccount(tx: Inserting, code: string, name: string, connector: string) {
  return tx.one<{ id: string }>(sql`
    insert into channel_account (id, code, name, connector, orders_watermark, orders_due_at, scan_due_at,
                                 created_at, updated_at)
    values (${newId()}, ${code}, ${name}, ${connector}, now(), now(), now(), now(), now())
    returning id`)
}

async function breakSome(db: Database): Promise<void> {
  await db.run(sql`
    update channel_account
       set state = case code when 'market' then 'reconnect' else 'live' end,
           orders_read_at = now() - case code when 'outlet' then interval '52 minutes' else interval '1 minute' end,
           blind_since = case code when 'outlet' then now() - interval '22 minutes' end,
           error = case code when 'outlet' then 'The channel failed (502).' end,
           error_code = case code when 'outlet' then 'transient' end,
           error_at = case code when 'outlet' then now() - interval '1 minute' end,
           scanned_at = now() - interval '9 minutes', push_lag_ms = 840
     where code in ('juniper', 'market', 'outlet')`)
  await db.run(sql`
    update listing_stock set seen = sent + 3, drift_since = now() - interval '9 minutes',
                             drift_cause = 'edited_there'
     where listing_id in (select l.id from listing l join channel_account a on a.id = l.account_id
                           where a.code = 'juniper' order by l.title limit 3)`)
  await db.run(sql`
    update listing_stock set state = 'failed', error_code = 'invalid', attempts = 1,
                             error = 'The product is archived and cannot be changed.'
     where listing_id in (select l.id from listing l join channel_account a on a.id = l.account_id
                           where a.code = 'juniper' order by l.title desc limit 2)`)
  await db.run(sql`
    insert into channel_message (id, account_id, dedupe_key, topic, hint_kind, hint_id, received_at, state,
                                 attempts, due_at, error)
    select gen_random_uuid(), a.id, 'message-' || n, 'orders/updated', 'order', '70' || n,
           now() - make_interval(mins => n * 7), case when n = 2 then 'dead' else 'done' end,
           case when n = 2 then 8 else 1 end, now(),
           case when n = 2 then 'The channel answered in a form we do not know.' end
      from channel_account a, generate_series(1, 12) n where a.code = 'juniper'`)
}
