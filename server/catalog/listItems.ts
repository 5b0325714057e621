import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { isPlainText, plainText, requiredText } from '../platform/plainText.ts'
import { allOf, joinStatements, type Statement, sql } from '../platform/sql.ts'
import { ITEM_KINDS, ITEM_STATUSES } from './itemFields.ts'
import { readItems } from './readItems.ts'
import { matchesSearch } from './searchItems.ts'

export const itemQuery = z.strictObject({
  ...pageQuery,
  /** The beginning of the SKU, of words of the title, or of an identifier. */
  search: plainText(200).optional(),
  category: requiredText(200).optional(),
  /** Without it, all but archived items; `all` shows those too. */
  status: z.enum([...ITEM_STATUSES, 'all']).optional(),
  kind: z.enum(ITEM_KINDS).optional(),
  sort: z.enum(['sku', '-sku', 'title', '-title', 'createdAt', '-createdAt']).default('sku'),
})

interface SortKey {
  id: string
  sku: string
  title: string
}

const text = z.string().refine(isPlainText)
// Ids are time-ordered, so the primary key is the index by creation.
const SORTS = {
  sku: {
    columns: [sql`item.sku`],
    cursor: z.tuple([text]),
    keyOf: ({ sku }: SortKey) => [sku],
  },
  title: {
    columns: [sql`item.title`, sql`item.sku`],
    cursor: z.tuple([text, text]),
    keyOf: ({ title, sku }: SortKey) => [title, sku],
  },
  createdAt: {
    columns: [sql`item.id`],
    cursor: z.tuple([z.uuid()]),
    keyOf: ({ id }: SortKey) => [id],
  },
}

/** A page of items. */
export async function listItems(db: Queryable, query: z.output<typeof itemQuery>) {
  const descending = query.sort.startsWith('-')
  const { columns, cursor, keyOf } = SORTS[query.sort.replace('-', '') as keyof typeof SORTS]
  const after = decodeCursor<string[]>(query.cursor, cursor)
  const conditions = filtersOf(query)
  if (after) conditions.push(behind(columns, after, descending))
  if (query.search) conditions.push(matchesSearch(query.search))
  const order = joinStatements(
    columns.map((column) => (descending ? sql`${column} desc` : column)),
    ', ',
  )
  const found = sql`select id, sku, title from item where ${allOf(conditions)}`
  // Matches first, order after: walking the order in the hope of a match may pass all other items.
  const source = query.search ? sql`(${found} offset 0) item` : sql`(${found}) item`
  const items = await readItems(
    db,
    sql`select item.id from ${source} order by ${order} limit ${query.limit + 1}`,
    order,
  )
  return toPage(items, query.limit, keyOf)
}

function behind(columns: Statement[], key: string[], descending: boolean): Statement {
  const values = key.map((value) => sql`${value}`)
  const rows = [sql`(${joinStatements(columns, ', ')})`, sql`(${joinStatements(values, ', ')})`]
  return descending ? sql`${rows[0]} < ${rows[1]}` : sql`${rows[0]} > ${rows[1]}`
}

function filtersOf({ category, status, kind }: z.output<typeof itemQuery>): Statement[] {
  const filters: Statement[] = []
  if (status === undefined) filters.push(sql`item.status <> 'archived'`)
  else if (status !== 'all') filters.push(sql`item.status = ${status}`)
  if (kind) filters.push(sql`item.kind = ${kind}`)
  if (category)
    filters.push(
      sql`item.category_id = (select category.id from category where category.name = ${category})`,
    )
  return filters
}
