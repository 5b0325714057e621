import { z } from 'zod'
import { lookUpCode } from '../catalog/identifiers.ts'
import { matchesSearch } from '../catalog/searchItems.ts'
import type { Actor, Queryable } from '../platform/database.ts'
import { bucketOfText } from '../platform/identifier.ts'
import { plainText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { type Statement, sql } from '../platform/sql.ts'

const FOUND_KINDS = ['item', 'location', 'order', 'reservation', 'document', 'supplier'] as const

/** One thing that was found, with what leads to it. */
interface Found {
  kind: (typeof FOUND_KINDS)[number]
  /** An item's SKU, a location's path, a supplier's code, the id of anything else. */
  key: string
  title: string
  detail: string
  /** Whether what was typed or scanned is its whole code. */
  exact: boolean
}

// A word that begins thousands of titles is cut off here, before anything is sorted.
const MOST_LOOKED_AT = 200

/** Everything that a typed or scanned text may mean, what it names exactly first. */
async function searchEverything(
  db: Queryable,
  actor: Actor,
  text: string,
  limit: number,
): Promise<Found[]> {
  const may = (permission: string) => actor.permissions.has(permission)
  const found = await Promise.all([
    findByCode(db, text),
    findItemsLike(db, text, limit),
    findLocationsLike(db, text, limit),
    may('orders.read') ? findOrdersLike(db, text, limit) : [],
    findReservations(db, text),
    findDocumentsLike(db, text, limit),
    may('purchasing.read') ? findSuppliersLike(db, text, limit) : [],
  ])
  const all = found.flat()
  const seen = new Set<string>()
  return all
    .toSorted((a, b) => Number(b.exact) - Number(a.exact))
    .filter(({ kind, key }) => !seen.has(`${kind} ${key}`) && seen.add(`${kind} ${key}`))
}

async function findByCode(db: Queryable, text: string): Promise<Found[]> {
  try {
    const { item } = await lookUpCode(db, text)
    return [{ kind: 'item', key: item.sku, title: item.title, detail: item.sku, exact: true }]
  } catch (error) {
    // No item has it, or several: the search by beginnings shows what there is.
    if (error instanceof Problem) return []
    throw error
  }
}

function findItemsLike(db: Queryable, text: string, limit: number): Promise<Found[]> {
  return db.many<Found>(sql`
    select 'item' as kind, sku as key, title, sku as detail, lower(sku) = lower(${text}) as exact
      from (select sku, title from item
             where status <> 'archived' and ${matchesSearch(text)} limit ${MOST_LOOKED_AT}) found
     order by exact desc, starts_with(lower(sku), lower(${text})) desc, title, sku limit ${limit}`)
}

function findLocationsLike(db: Queryable, text: string, limit: number): Promise<Found[]> {
  const prefix = likePrefix(text)
  return db.many<Found>(sql`
    select 'location' as kind, path as key, case when name = code then path else name end as title,
           kind || case when name = code then '' else ' ' || path end as detail,
           lower(path) = lower(${text}) or lower(code) = lower(${text}) as exact
      from location
     where kind in ('site', 'zone', 'bin')
       and (lower(path) like ${prefix} or lower(code) like ${prefix} or lower(name) like ${prefix})
     order by exact desc, path limit ${limit}`)
}

function findOrdersLike(db: Queryable, text: string, limit: number): Promise<Found[]> {
  return db.many<Found>(sql`
    select 'order' as kind, id::text as key, number as title, channel_name || ', ' || state as detail,
           lower(number) = lower(${text}) or coalesce(external_id = ${text}, false) as exact
      from sales_order
     where lower(number) like ${likePrefix(text)} or external_id = ${text}
     order by exact desc, number limit ${limit}`)
}

/** Promises are found by their whole reference: another index would cost each of them. */
function findReservations(db: Queryable, text: string): Promise<Found[]> {
  return db.many<Found>(sql`
    select 'reservation' as kind, id::text as key, reference as title, state as detail, true as exact
      from reservation
     where bucket = ${bucketOfText(text)} and reference = ${text}
       and state in ('held', 'committed', 'shipped')`)
}

function findDocumentsLike(db: Queryable, text: string, limit: number): Promise<Found[]> {
  return db.many<Found>(sql`
    select 'document' as kind, document_id::text as key, min(reference) as title, min(cause) as detail,
           bool_or(lower(reference) = lower(${text})) as exact
      from (select document_id, reference, cause from stock_movement
             where lower(reference) like ${likePrefix(text)} and reference <> ''
               and cause in ('receipt', 'adjustment', 'move') and document_id is not null
             limit ${MOST_LOOKED_AT}) found
     group by document_id order by exact desc, title limit ${limit}`)
}

function findSuppliersLike(db: Queryable, text: string, limit: number): Promise<Found[]> {
  const prefix = likePrefix(text)
  return db.many<Found>(sql`
    select 'supplier' as kind, code as key, name as title, code as detail,
           lower(code) = lower(${text}) as exact
      from supplier where lower(code) like ${prefix} or lower(name) like ${prefix}
     order by exact desc, name limit ${limit}`)
}

function likePrefix(text: string): Statement {
  return sql`${`${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`}`
}

const everythingList = route({
  name: 'searchList',
  method: 'GET',
  path: '/v1/search',
  permission: 'stock.read',
  summary: 'Find anything by its code, the beginning of its name, or words of its title.',
  description:
    'Items by SKU, title or any identifier, places, orders, reservations, documents of stock, and suppliers. `exact` marks what a scanned code names.',
  query: z.strictObject({
    q: plainText(200).min(1),
    limit: z.coerce.number().int().min(1).max(20).default(6).describe('Of each kind.'),
  }),
  reply: z.object({
    data: z.array(
      z.object({
        kind: z.enum(FOUND_KINDS),
        key: z.string(),
        title: z.string(),
        detail: z.string(),
        exact: z.boolean(),
      }),
    ),
  }),
  handle: async ({ tx, actor, query }) => ({
    data: await searchEverything(tx, actor, query.q, query.limit),
  }),
})

/** The search for everything. */
export const searchRoutes: Route[] = [everythingList]
