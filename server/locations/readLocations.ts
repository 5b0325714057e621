import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, pageQuery, toPage } from '../platform/page.ts'
import { isPlainText, normalizeText, plainText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import { codeText, type Location, pathText } from './locationFields.ts'

export const locationQuery = z.strictObject({
  ...pageQuery,
  /** Only this site and what is in it. */
  site: codeText.optional(),
  /** Only what is directly in the place with this path. */
  parent: pathText.optional(),
  kind: z.enum(['site', 'zone', 'bin']).optional(),
  active: z.stringbool().optional(),
  /** The beginning of the code or of the name. */
  search: plainText(100).optional(),
})

const fromLocation = sql`
  select location.id, location.kind, location.code, location.path, location.name,
         parent.path as parent, site.path as site, site.time_zone as "timeZone",
         location.address, location.pick_order as "pickOrder", location.active,
         location.active and site.active and coalesce(parent.active, true) as open,
         location.created_at as "createdAt", location.updated_at as "updatedAt"
    from location
    join location site on site.id = location.site_id
    left join location parent on parent.id = location.parent_id`

const listOrder = sql`split_part(location.path, '/', 1) collate "C", location.path collate "C"`

/** A page of places by path: a site stands right before what is in it. */
export async function listLocations(db: Queryable, query: z.output<typeof locationQuery>) {
  const after = decodeCursor(query.cursor, z.tuple([z.string().refine(isPlainText)]))
  const conditions = filtersOf(query)
  if (after) conditions.push(sql`(${listOrder}) > (split_part(${after[0]}, '/', 1), ${after[0]})`)
  const rows = await db.many<Location>(sql`
    ${fromLocation}
     where ${allOf(conditions)}
     order by ${listOrder}
     limit ${query.limit + 1}`)
  return toPage(rows, query.limit, ({ path }) => [path])
}

function filtersOf(query: z.output<typeof locationQuery>): Statement[] {
  const { site, parent, kind, active, search } = query
  const filters: Statement[] = []
  if (site) filters.push(sql`site.path = ${site}`)
  if (parent) filters.push(sql`parent.path = ${parent}`)
  if (kind) filters.push(sql`location.kind = ${kind}`)
  if (active !== undefined) filters.push(sql`location.active = ${active}`)
  if (search)
    filters.push(sql`(starts_with(lower(location.code), lower(${search}))
      or starts_with(lower(location.path), lower(${search}))
      or starts_with(lower(location.name), lower(${search})))`)
  return filters
}

/** One place by its path, or a 404. */
export async function getLocation(db: Queryable, path: string): Promise<Location> {
  const location = await db.maybe<Location>(
    sql`${fromLocation} where location.path = ${normalizeText(path)}`,
  )
  if (location) return location
  throw new Problem(404, 'not_found', { detail: `There is no location ${path}.`, location: path })
}
