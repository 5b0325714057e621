import type { Database } from '../server/platform/database.ts'
import { bucketOfId, newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'

/** An item for tests of stock that do not care how it was made. */
export async function addItem(
  db: Database,
  sku: string,
  options: {
    kind?: string
    tracksLots?: boolean
    tracksExpiry?: boolean
    backorderable?: boolean
    unitCost?: string
    components?: Record<string, number>
  } = {},
): Promise<{ id: string; bucket: number; sku: string }> {
  const id = newId()
  const { kind = 'item', tracksLots = false, tracksExpiry = false, backorderable = false } = options
  await db.run(sql`
    insert into item (id, bucket, sku, title, kind, unit_cost, tracks_lots, tracks_expiry, backorderable,
                      created_at, updated_at)
    values (${id}, ${bucketOfId(id)}, ${sku}, ${sku}, ${kind}, ${options.unitCost ?? null}, ${tracksLots},
            ${tracksExpiry}, ${backorderable}, now(), now())`)
  for (const [component, quantity] of Object.entries(options.components ?? {}))
    await db.run(sql`
      insert into kit_component (kit_id, component_id, quantity)
      select ${id}, id, ${quantity} from item where sku = ${component}`)
  return { id, bucket: bucketOfId(id), sku }
}

/** A place below a site for tests that do not care how it was made. */
export async function addPlace(db: Database, path: string, kind = 'bin'): Promise<string> {
  const id = newId()
  const [site = '', code = site] = path.split('/')
  const parentOf =
    kind === 'site' ? sql`${id}::uuid` : sql`(select id from location where path = ${site})`
  await db.run(sql`
    insert into location (id, kind, code, path, name, parent_id, site_id, time_zone, created_at, updated_at)
    values (${id}, ${kind}, ${code}, ${path}, ${path}, ${kind === 'site' ? null : sql`(select id from location where path = ${site})`},
            ${parentOf}, ${kind === 'site' ? 'America/Chicago' : null}, now(), now())`)
  return id
}
