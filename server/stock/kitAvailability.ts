import { kitsBySite, kitsPooled, kitsShippedTogether } from '@onhand/planning/kitAvailability.ts'
import { type FoundItem, findItems } from '../catalog/findItems.ts'
import { explodeKits } from '../catalog/kits.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { readComponents } from './assemble.ts'
import { lapsedUnits } from './lapse.ts'

/** How many of a kit its components can make. */
export interface KitAvailability {
  sku: string
  sites: { site: string; available: number }[]
  /** The sum of what each site can make by itself. */
  available: number
  /** What could be made if components of one kit may come from several sites. */
  pooled: number
  components: { sku: string; quantity: number; available: number }[]
}

/** A kit's availability by site and pooled, from what its components have available at this moment. */
export async function getKitAvailability(
  db: Queryable,
  sku: string,
  now: string,
): Promise<KitAvailability> {
  const kit = (await findItems(db, [sku])).get(sku) as FoundItem
  const needs =
    kit.kind === 'assembled_kit'
      ? await readComponents(db, kit)
      : await explodeKits(db, [{ itemId: kit.id, quantity: 1 }])
  const sites = await db.many<{ id: string; path: string }>(sql`
    select id, path from location where kind = 'site' and active order by path`)
  const rows = await db.many<{
    itemId: string
    sku: string
    siteId: string
    available: number
  }>(sql`
    select i.id as "itemId", i.sku, s.id as "siteId", coalesce(a.available - ${lapsedUnits(sql`s`, now)}, 0)::bigint as available
      from item i
     cross join location s
      left join stock_availability a
        on a.bucket = i.bucket and a.item_id = i.id and a.site_id = s.id
     where i.id = any(${needs.map(({ itemId }) => itemId)}::uuid[])
       and s.id = any(${sites.map(({ id }) => id)}::uuid[])`)
  const components = needs.map(({ itemId, quantity }) => {
    const own = rows.filter((row) => row.itemId === itemId)
    const available = sites.map(({ id }) => own.find((row) => row.siteId === id)?.available ?? 0)
    return { sku: own[0]?.sku ?? '', quantity, available }
  })
  const bySite = kitsBySite(components)
  return {
    sku: kit.sku,
    sites: sites.map(({ path }, index) => ({ site: path, available: bySite[index] ?? 0 })),
    available: kitsShippedTogether(components),
    pooled: kitsPooled(components),
    components: components.map((part) => ({
      ...part,
      available: part.available.reduce((sum, units) => sum + units, 0),
    })),
  }
}
