import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

interface LotUse {
  itemId: string
  lot: string
  expiresOn: string | null
}

/** Makes the lots that movements name for the first time; a known lot keeps its expiry date. */
export async function ensureLots(tx: Tx, uses: LotUse[]): Promise<void> {
  const named = uses.filter(({ lot }) => lot !== '')
  const groups = [...Map.groupBy(named, ({ itemId }) => bucketOfId(itemId))]
  for (const [bucket, group] of groups.toSorted(([a], [b]) => a - b)) {
    const rows = JSON.stringify(group)
    await tx.run(sql`
      insert into lot (bucket, item_id, code, expires_on, created_at)
      select ${bucket}::smallint, "itemId", lot, max("expiresOn"), ${tx.clock.now()}::timestamptz
        from jsonb_to_recordset(${rows}::jsonb) as row("itemId" uuid, lot text, "expiresOn" date)
       group by "itemId", lot
       order by "itemId", lot
          on conflict do nothing`)
    await refuseOtherExpiry(tx, bucket, rows)
  }
}

async function refuseOtherExpiry(tx: Tx, bucket: number, rows: string): Promise<void> {
  const wrong = await tx.many<{
    sku: string
    lot: string
    expiresOn: string | null
    asked: string | null
  }>(sql`
    select distinct i.sku, l.code as lot, l.expires_on as "expiresOn", row."expiresOn" as asked
      from jsonb_to_recordset(${rows}::jsonb) as row("itemId" uuid, lot text, "expiresOn" date)
      join lot l on l.bucket = ${bucket} and l.item_id = row."itemId" and l.code = row.lot
      join item i on i.id = l.item_id
     where row."expiresOn" <> l.expires_on or (l.expires_on is null and (i.tracks_expiry or row."expiresOn" is not null))`)
  const first = wrong[0]
  if (!first) return
  throw first.asked === null
    ? new Problem(422, 'expiry_required', { lines: wrong.map(({ sku, lot }) => ({ sku, lot })) })
    : new Problem(409, 'lot_expiry_differs', { lines: wrong })
}
