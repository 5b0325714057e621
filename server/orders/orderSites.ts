import { z } from 'zod'
import { findSites } from '../locations/findLocations.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { plainText } from '../platform/plainText.ts'
import { sql } from '../platform/sql.ts'
import type { CandidateSite } from './chooseSites.ts'
import type { OrderRow } from './orderRows.ts'
import { milesBetween, regionOfPostalCode } from './regions.ts'

export const orderSiteFields = {
  rank: z.int().min(0).max(1000).describe('Lower ships first.'),
  ships: z.boolean().describe('Whether orders are shipped from here.'),
  postalCode: plainText(20).describe('Where it is, for the nearest; its state is what counts.'),
}

/** How a site serves orders. */
export const orderSiteReply = z.object({
  site: z.string(),
  name: z.string(),
  ...orderSiteFields,
  region: z.string(),
})

/** The rank of a site of which nobody has said one. */
const DEFAULT_RANK = 100

const siteColumns = sql`
  s.id as "siteId", s.path as site, s.name, coalesce(o.rank, ${DEFAULT_RANK}) as rank,
  coalesce(o.ships, true) as ships, coalesce(o.postal_code, '') as "postalCode"`

interface SiteRow {
  siteId: string
  site: string
  name: string
  rank: number
  ships: boolean
  postalCode: string
}

/** Every active site with how it serves orders, the first in rank first. */
export async function listOrderSites(db: Queryable): Promise<z.output<typeof orderSiteReply>[]> {
  const rows = await db.many<SiteRow>(sql`
    select ${siteColumns} from location s left join order_site o on o.site_id = s.id
     where s.kind = 'site' and s.active
     order by rank, s.path`)
  return rows.map(({ siteId: _, ...row }) => ({
    ...row,
    region: regionOfPostalCode(row.postalCode),
  }))
}

/** Says how a site serves orders. */
export async function setOrderSite(
  tx: Tx,
  code: string,
  wanted: {
    rank?: number | undefined
    ships?: boolean | undefined
    postalCode?: string | undefined
  },
): Promise<z.output<typeof orderSiteReply>> {
  const site = (await findSites(tx, [code])).get(code)
  const before = await tx.one<SiteRow>(sql`
    select ${siteColumns} from location s left join order_site o on o.site_id = s.id
     where s.id = ${site?.id}`)
  const { rank, ships, postalCode } = {
    rank: wanted.rank ?? before.rank,
    ships: wanted.ships ?? before.ships,
    postalCode: wanted.postalCode ?? before.postalCode,
  }
  await tx.run(sql`
    insert into order_site (site_id, rank, ships, postal_code, updated_at)
    values (${before.siteId}, ${rank}, ${ships}, ${postalCode}, ${tx.clock.now()})
        on conflict (site_id) do update
       set rank = excluded.rank, ships = excluded.ships, postal_code = excluded.postal_code,
           updated_at = excluded.updated_at`)
  await appendEvent(tx, {
    type: 'order_site.changed',
    subjectKind: 'location',
    subjectId: before.siteId,
    subjectName: before.site,
    details: { rank, ships, postalCode },
  })
  const { site: name } = before
  return {
    site: name,
    name: before.name,
    rank,
    ships,
    postalCode,
    region: regionOfPostalCode(postalCode),
  }
}

/** The sites that may ship an order: those that its channel names, in that order, or all that ship. */
export async function listCandidates(
  db: Queryable,
  order: Pick<OrderRow, 'siteIds' | 'shipRegion'>,
  usedSiteIds: Set<string>,
): Promise<CandidateSite[]> {
  const rows = await db.many<SiteRow>(sql`
    select ${siteColumns} from location s left join order_site o on o.site_id = s.id
     where s.kind = 'site' and s.active
       and (case when cardinality(${order.siteIds}::uuid[]) = 0 then coalesce(o.ships, true)
                 else s.id = any(${order.siteIds}::uuid[]) end)
     order by s.path`)
  // An order needs a place to wait at, whatever has been closed since.
  const found = rows.length > 0 ? rows : await listAllSites(db)
  return found.map(({ siteId, site, rank, postalCode }) => ({
    siteId,
    site,
    rank: order.siteIds.length > 0 ? order.siteIds.indexOf(siteId) : rank,
    miles: milesBetween(regionOfPostalCode(postalCode), order.shipRegion),
    isUsed: usedSiteIds.has(siteId),
  }))
}

async function listAllSites(db: Queryable): Promise<SiteRow[]> {
  return db.many<SiteRow>(sql`
    select ${siteColumns} from location s left join order_site o on o.site_id = s.id
     where s.kind = 'site'
     order by s.active desc, s.path`)
}
