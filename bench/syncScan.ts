import { setTimeout as sleep } from 'node:timers/promises'
import { channelContext, readAccount } from '../server/channels/syncAccount.ts'
import { sql } from '../server/platform/sql.ts'
import { round } from './ground.ts'
import { awaitAgreement, openPlain, type SyncGround, sumOf, takeCalls } from './syncGround.ts'

const SAMPLE = 60

/** Every number that the shops show is read and compared, beside reading one listing after the other. */
export async function scanShops(ground: SyncGround): Promise<Record<string, unknown>> {
  const { db, shops } = ground
  const listings = await awaitAgreement(ground)
  takeCalls(shops)
  await db.run(sql`update listing_stock set seen = null, seen_at = null`)
  const began = performance.now()
  await db.run(sql`update channel_account set scan_due_at = now() where state <> 'removed'`)
  let compared = 0
  while (compared < listings) {
    await sleep(200)
    const row = await db.one<{ count: number }>(
      sql`select count(*) as count from listing_stock where seen = target`,
    )
    compared = row.count
  }
  const seconds = (performance.now() - began) / 1_000
  const calls = takeCalls(shops)
  return {
    listings,
    compared,
    seconds: round(seconds),
    calls,
    callsPerThousandListings: round((sumOf(calls) / listings) * 1_000),
    throttled: shops.reduce((sum, { gate }) => sum + gate.throttled, 0),
  }
}

/** What the same would take if each listing were asked for by itself, from a sample of each shop. */
export async function scanOneByOne(ground: SyncGround): Promise<Record<string, unknown>> {
  const seconds: Record<string, number> = {}
  for (const [code, { sync, connector, refs }] of await openPlain(ground)) {
    const context = channelContext(sync, await readAccount(sync))
    const began = performance.now()
    for (const ref of [...refs.values()].slice(0, SAMPLE))
      await connector.readStock?.(context, [ref])
    const each = (performance.now() - began) / 1_000 / SAMPLE
    seconds[code] = Math.round(each * refs.size)
  }
  takeCalls(ground.shops)
  return {
    sample: SAMPLE,
    secondsByShop: seconds,
    secondsAllAtOnce: Math.max(...Object.values(seconds)),
    callsPerThousandListings: 1_000,
  }
}
