import type { Queryable } from '../platform/database.ts'
import { bucketOfText } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { nothingLapsed } from './lapse.ts'
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
  /** Holds are over whose units have not come back yet, or units are over their date. */
  hasExpired: boolean
}

/** All that a batch has to know, read in one statement. */
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

/** Reads what a batch asks for; the sub-selects with a limit are never turned into a scan of all. */
export async function readForDecision(db: Queryable, calls: ReserveCall[]): Promise<BatchState> {
  const wanted = new Map(
    calls.flatMap(({ request }) => request.lines.map((line) => [offerKey(line), line])),
  )
  const asked = [...wanted.values()]
  const references = calls.map(({ request }) => request.reference)
  const claims = calls.flatMap(({ claim }) => claim ?? [])
  const now = calls[0]?.context.clock.now() ?? ''
  const row = await db.one<{
    offers: (Offer & { askedSku: string; askedSite: string })[] | null
    taken: string[] | null
    used: string[] | null
  }>(sql`
    select (
      select json_agg(json_build_object(
               'askedSku', w.sku, 'askedSite', w.site, 'itemId', i.id, 'siteId', s.id, 'sku', i.sku,
               'site', s.path, 'bucket', i.bucket, 'isKit', i.kind = 'virtual_kit',
               'backorderable', i.backorderable, 'available', a.available,
               'hasExpired', a.held > 0 and exists (
                 select from reservation_line l
                  where l.bucket = a.bucket and l.item_id = a.item_id and l.site_id = a.site_id
                    and l.state = 'held' and l.expires_at <= ${now}::timestamptz)
                 or not ${nothingLapsed(sql`s`, now)}))
        from unnest(${asked.map(({ sku }) => sku)}::text[], ${asked.map(({ site }) => site)}::text[]) w(sku, site)
        join item i on i.sku = w.sku
        join location s on s.path = w.site and s.kind = 'site'
        left join stock_availability a on a.bucket = i.bucket and a.item_id = i.id and a.site_id = s.id
    ) as offers, (
      select json_agg(w.reference)
        from unnest(${references.map(bucketOfText)}::smallint[], ${references}::text[]) w(bucket, reference)
       where (select true from reservation r
               where r.bucket = w.bucket and r.reference = w.reference
                 and r.state in ('held', 'committed', 'shipped') limit 1)
    ) as taken, (
      select json_agg(w.actor_id || ' ' || w.key)
        from unnest(${claims.map(({ bucket }) => bucket)}::smallint[],
                    ${claims.map(({ actorId }) => actorId)}::text[],
                    ${claims.map(({ key }) => key)}::text[]) w(bucket, actor_id, key)
       where (select true from idempotency_key k
               where k.bucket = w.bucket and k.actor_id = w.actor_id and k.key = w.key limit 1)
    ) as used`)
  return {
    offers: new Map(
      row.offers?.map(({ askedSku, askedSite, ...offer }) => [
        offerKey({ sku: askedSku, site: askedSite }),
        offer,
      ]),
    ),
    takenReferences: new Set(row.taken),
    usedKeys: new Set(row.used),
  }
}
