import type { Database } from '../server/platform/database.ts'
import { bucketOfId, newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'
import { createTestApp } from './app.ts'

/** An item for tests of stock that do not care how it was made. */
export async function addItem(
  db: Database,
  sku: string,
  options: {
    kind?: string
    tracksLots?: boolean
    tracksSerials?: boolean
    tracksExpiry?: boolean
    backorderable?: boolean
    unitCost?: string
    components?: Record<string, number>
  } = {},
): Promise<{ id: string; bucket: number; sku: string }> {
  const id = newId()
  const { kind = 'item', tracksLots = false, tracksExpiry = false, backorderable = false } = options
  const { tracksSerials = false } = options
  await db.run(sql`
    insert into item (id, bucket, sku, title, kind, unit_cost, tracks_lots, tracks_serials, tracks_expiry, backorderable,
                      created_at, updated_at)
    values (${id}, ${bucketOfId(id)}, ${sku}, ${sku}, ${kind}, ${options.unitCost ?? null}, ${tracksLots}, ${tracksSerials},
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

/** The whole program with the words that tests of stock use most. */
export async function createStockApp() {
  const app = await createTestApp()
  let number = 0
  const post = (path: string, body: unknown) => app.request('POST', path, body)
  return {
    ...app,
    post,
    /** A new item; with `units`, that many lie at MAIN. */
    newItem: async (
      options: Parameters<typeof addItem>[2] & { units?: number } = {},
    ): Promise<string> => {
      number += 1
      const { sku } = await addItem(app.db, `SKU-${number}`, options)
      if (options.units) {
        const lines = [{ sku, location: 'MAIN', quantity: options.units }]
        const { status, body } = await post('/v1/adjustments', { reason: 'found', lines })
        if (status !== 201) throw new Error(JSON.stringify(body))
      }
      return sku
    },
    /** As the import of an older version left it: units on hand that nobody has named. */
    setTracksSerials: (sku: string) =>
      app.db.run(sql`update item set tracks_serials = true where sku = ${sku}`),
    stockOf: async (sku: string, site = 'MAIN') => {
      const { body } = await app.request('GET', `/v1/stock?sku=${sku}&site=${site}`)
      return body.data[0]
    },
    balancesOf: async (sku: string): Promise<Record<string, number>> => {
      const { body } = await app.request('GET', `/v1/balances?sku=${sku}`)
      return Object.fromEntries(
        body.data.map((row: Record<string, string & number>) => [
          [row.location, row.condition, row.lot].filter(Boolean).join(' '),
          row.quantity,
        ]),
      )
    },
    eventsOf: async (type: string, subject: string) =>
      app.db.many<{ details: any; subjectId: string }>(sql`
        select details, subject_id as "subjectId" from event
         where type = ${type} and subject_name = ${subject} order by id`),
  }
}

export type StockApp = Awaited<ReturnType<typeof createStockApp>>
