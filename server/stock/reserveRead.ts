import type { Queryable } from '../platform/database.ts'
import { bucketOfText } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ReserveCall } from './reserveBatch.ts'

/** An item at a site as the decision needs it. */
export interface Offer {
  itemId: string
  siteId: string
  sku: string
  site: string
  bucket: number
  isKit: boolean
  backorderable: boolean
  /** Null where the item has never been at the site. */
  available: number | null
  /** Holds are over whose units have not come back yet. */
  hasExpired: boolean
}

/** All that a batch has to know. */
export interface BatchState {
  offers: Map<string, Offer>
  /** References that are live or shipped. */
  takenReferences: Set<string>
  /** Keys that were used, as `actor key`. */
  usedKeys: Set<string>
}

/** The key of an offer: what the caller wrote. */
export function offerKey({ sku, site }: { sku: string; site: string }): string {
  return `${sku}\n${site}`
}

/**
 * Reads what a batch asks for. References and keys are nearly always new, and the write would fail
 * for one that is not, so they are looked up only after that has happened.
 */
export async function readForDecision(
  db: Queryable,
  calls: ReserveCall[],
  withRepeats: boolean,
): Promise<BatchState> {
  return {
    offers: await readOffers(db, calls),
    takenReferences: new Set(withRepeats ? await readTakenReferences(db, calls) : []),
    usedKeys: new Set(withRepeats ? await readUsedKeys(db, calls) : []),
  }
}

async function readOffers(db: Queryable, calls: ReserveCall[]): Promise<Map<string, Offer>> {
  const wanted = new Map(
    calls.flatMap(({ request }) => request.lines.map((line) => [offerKey(line), line])),
  )
  const asked = [...wanted.values()]
  const now = calls[0]?.context.clock.now()
  const rows = await db.many<Offer>(sql`
    select i.id as "itemId", s.id as "siteId", i.sku, s.path as site, i.bucket,
           i.kind = 'virtual_kit' as "isKit", i.backorderable, a.available,
           a.held > 0 and exists (
             select from reservation_line l
              where l.bucket = a.bucket and l.item_id = a.item_id and l.site_id = a.site_id
                and l.state = 'held' and l.expires_at <= ${now}::timestamptz) as "hasExpired"
      from unnest(${asked.map(({ sku }) => sku)}::text[], ${asked.map(({ site }) => site)}::text[]) w(sku, site)
      join item i on i.sku = w.sku
      join location s on s.path = w.site and s.kind = 'site'
      left join stock_availability a on a.bucket = i.bucket and a.item_id = i.id and a.site_id = s.id`)
  return new Map(rows.map((offer) => [offerKey(offer), offer]))
}

// A sub-select with a limit is never turned into a scan of all rows.
async function readTakenReferences(db: Queryable, calls: ReserveCall[]): Promise<string[]> {
  const references = calls.map(({ request }) => request.reference)
  const rows = await db.many<{ reference: string }>(sql`
    select w.reference
      from unnest(${references.map(bucketOfText)}::smallint[], ${references}::text[]) w(bucket, reference)
     where (select true from reservation r
             where r.bucket = w.bucket and r.reference = w.reference
               and r.state in ('held', 'committed', 'shipped') limit 1)`)
  return rows.map(({ reference }) => reference)
}

async function readUsedKeys(db: Queryable, calls: ReserveCall[]): Promise<string[]> {
  const claims = calls.flatMap(({ claim }) => claim ?? [])
  const rows = await db.many<{ key: string }>(sql`
    select w.actor_id || ' ' || w.key as key
      from unnest(${claims.map(({ bucket }) => bucket)}::smallint[],
                  ${claims.map(({ actorId }) => actorId)}::text[],
                  ${claims.map(({ key }) => key)}::text[]) w(bucket, actor_id, key)
     where (select true from idempotency_key k
             where k.bucket = w.bucket and k.actor_id = w.actor_id and k.key = w.key limit 1)`)
  return rows.map(({ key }) => key)
}
