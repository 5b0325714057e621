import type { Queryable } from '../platform/database.ts'
import { isPlainText, normalizeText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

/** A physical place: a site, zone or bin. */
export interface Place {
  id: string
  siteId: string
  kind: 'site' | 'zone' | 'bin'
  path: string
  /** The zone of its site, in which the site's business day begins at midnight. */
  timeZone: string
  /** Whether stock may come here: false also where its zone or its site was closed. */
  active: boolean
}

/** A site with what other modules need of it. */
export interface Site {
  id: string
  code: string
  timeZone: string
  active: boolean
}

/** The places at these paths (`MAIN`, `MAIN/A-01-02`), by path as given; refuses unknown ones. */
export async function findPlaces(db: Queryable, paths: string[]): Promise<Map<string, Place>> {
  const found = await db.many<Place>(sql`
    select place.id, place.site_id as "siteId", place.kind, place.path, site.time_zone as "timeZone",
           place.active and site.active and coalesce(zone.active, true) as active
      from location place
      join location site on site.id = place.site_id
      left join location zone on zone.id = place.parent_id
     where place.path = any(${searchable(paths)}::text[])`)
  return byGivenText(paths, new Map(found.map((place) => [place.path, place])), (unknown) => {
    throw new Problem(422, 'unknown_location', {
      detail: `There is no location ${unknown.slice(0, 5).join(', ')}.`,
      locations: unknown,
    })
  })
}

/** The sites with these codes, by code as given; refuses unknown ones. */
export async function findSites(db: Queryable, codes: string[]): Promise<Map<string, Site>> {
  const found = await db.many<Site>(sql`
    select id, code, time_zone as "timeZone", active
      from location
     where kind = 'site' and path = any(${searchable(codes)}::text[])`)
  return byGivenText(codes, new Map(found.map((site) => [site.code, site])), (unknown) => {
    throw new Problem(422, 'unknown_site', {
      detail: `There is no site ${unknown.slice(0, 5).join(', ')}.`,
      sites: unknown,
    })
  })
}

function searchable(texts: string[]): string[] {
  return [...new Set(texts.filter(isPlainText).map(normalizeText))]
}

function byGivenText<Row>(
  given: string[],
  found: Map<string, Row>,
  refuse: (unknown: string[]) => never,
): Map<string, Row> {
  const byText = new Map<string, Row>()
  const unknown = new Set<string>()
  for (const text of given) {
    const row = found.get(normalizeText(text))
    if (row) byText.set(text, row)
    else unknown.add(text)
  }
  return unknown.size > 0 ? refuse([...unknown]) : byText
}
