import { normalizeSku } from '../catalog/findItems.ts'
import type { Queryable } from '../platform/database.ts'
import { isPlainText, normalizeText } from '../platform/plainText.ts'
import { sql } from '../platform/sql.ts'
import { type ImportOptions, RowRefusal } from './importKind.ts'

/** What rows need of the item that they name. */
export interface KnownItem {
  id: string
  bucket: number
  kind: string
  tracksLots: boolean
  tracksSerials: boolean
  tracksExpiry: boolean
}

/** What rows need of the site, zone or bin that they name. */
export interface KnownPlace {
  id: string
  path: string
  siteId: string
  isSite: boolean
  timeZone: string
  active: boolean
}

/** Items by SKU; a SKU that nobody has is absent. */
export async function lookUpItems(db: Queryable, skus: string[]): Promise<Map<string, KnownItem>> {
  const wanted = [...new Set(skus)].filter(isPlainText)
  const items = await db.many<KnownItem & { sku: string }>(sql`
    select sku, id, bucket, kind, tracks_lots as "tracksLots", tracks_serials as "tracksSerials",
           tracks_expiry as "tracksExpiry"
      from item where sku = any(${wanted.map(normalizeSku)}::text[])`)
  return new Map(items.map(({ sku, ...item }) => [sku, item]))
}

/** Sites, zones and bins by path, and sites by the name that a shop knows them by. */
export async function lookUpPlaces(
  db: Queryable,
  paths: string[],
): Promise<Map<string, KnownPlace>> {
  const wanted = [...new Set(paths)].filter(isPlainText).map(normalizeText)
  const lower = wanted.map((text) => text.toLowerCase())
  const places = await db.many<KnownPlace & { name: string }>(sql`
    select place.path, place.id, lower(place.name) as name, place.site_id as "siteId",
           place.kind = 'site' as "isSite", site.time_zone as "timeZone",
           place.active and site.active as active
      from location place
      join location site on site.id = place.site_id
     where place.path = any(${wanted}::text[])
        or (place.kind = 'site' and lower(place.name) = any(${lower}::text[]))`)
  const found = new Map<string, KnownPlace>(places.map(({ name, ...place }) => [place.path, place]))
  for (const text of wanted) {
    const named = places.filter(({ isSite, name }) => isSite && name === text.toLowerCase())
    const { name: _, ...place } = named[0] ?? { name: '' }
    if (!found.has(text) && named.length === 1) found.set(text, place as KnownPlace)
  }
  return found
}

/** The site of rows that name none: the one that was chosen, `MAIN`, or the only one. */
export async function findDefaultSite(
  db: Queryable,
  options: ImportOptions,
): Promise<string | undefined> {
  if (options.site !== undefined) return options.site
  const sites = await db.many<{ code: string }>(sql`
    select code from location
     where kind = 'site' and active
     order by code = 'MAIN' desc, code limit 2`)
  return sites[0]?.code === 'MAIN' || sites.length === 1 ? sites[0]?.code : undefined
}

/** The item of a row, or why it cannot be taken. */
export function itemOf(items: Map<string, KnownItem>, sku: string): KnownItem | RowRefusal {
  return (
    items.get(normalizeSku(sku)) ??
    new RowRefusal(
      'unknown_sku',
      `There is no item with the SKU ${sku}. Import the items first, or correct it.`,
    )
  )
}

/** The place of a row, or why it cannot be taken. */
export function placeOf(
  places: Map<string, KnownPlace>,
  path: string | undefined,
  sitesOnly: boolean,
): KnownPlace | RowRefusal {
  if (path === undefined)
    return new RowRefusal(
      'site_missing',
      'The row names no site, and there are several. Add a column, or choose a site for the import.',
    )
  const place = places.get(normalizeText(path))
  if (place && (place.isSite || !sitesOnly)) return place
  return sitesOnly
    ? new RowRefusal('unknown_site', `There is no site ${path}.`)
    : new RowRefusal('unknown_location', `There is no site, zone or bin ${path}.`)
}
