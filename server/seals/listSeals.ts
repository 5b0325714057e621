import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { Seal, SealBody, SealedBucket } from './seal.ts'

/** Seals below a number, the newest first, with what their text says. */
export async function listSeals(db: Queryable, limit: number, before: number | undefined) {
  const seals = await db.many<Seal>(sql`
    select number, hour, body, hash, signature, sealed_at as "sealedAt"
      from seal where number < ${before ?? Number.MAX_SAFE_INTEGER} order by number desc limit ${limit}`)
  return seals.map((seal) => {
    const { previous, publicKey, movements, events } = JSON.parse(seal.body) as SealBody
    return {
      ...seal,
      previous,
      publicKey,
      movements: countRows(movements),
      events: countRows(events),
    }
  })
}

function countRows(buckets: SealedBucket[]): number {
  return buckets.reduce((sum, [, rows]) => sum + rows, 0)
}
