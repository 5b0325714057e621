import type { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { expandPattern } from './binPattern.ts'
import type { newBins, newSite, newZone } from './locationFields.ts'

/** Makes a site; gives its path. */
export async function createSite(tx: Tx, input: z.output<typeof newSite>): Promise<string> {
  const { code, timeZone, name = code, address = null } = input
  const id = newId()
  const now = tx.clock.now()
  await tx.run(sql`
    insert into location (id, kind, code, path, name, site_id, time_zone, address, created_at, updated_at)
    values (${id}, 'site', ${code}, ${code}, ${name}, ${id}, ${timeZone},
            ${address && JSON.stringify(address)}::jsonb, ${now}, ${now})`)
  await appendEvent(tx, {
    type: 'location.created',
    subjectKind: 'location',
    subjectId: id,
    subjectName: code,
    details: { kind: 'site', name, timeZone, ...(address ? { address } : {}) },
  })
  return code
}

/** Makes a zone of a site; gives its path. */
export async function createZone(
  tx: Tx,
  siteCode: string,
  { code, name = code, pickOrder }: z.output<typeof newZone>,
): Promise<string> {
  const site = await lockSite(tx, siteCode)
  const id = newId()
  const path = `${site.path}/${code}`
  const now = tx.clock.now()
  await tx.run(sql`
    insert into location (id, kind, code, path, name, parent_id, site_id, pick_order, created_at, updated_at)
    values (${id}, 'zone', ${code}, ${path}, ${name}, ${site.id}, ${site.id}, ${pickOrder}, ${now}, ${now})`)
  await appendEvent(tx, {
    type: 'location.created',
    subjectKind: 'location',
    subjectId: id,
    subjectName: path,
    details: { kind: 'zone', name },
  })
  return path
}

/** Makes the bins that a pattern stands for; those that exist already are left as they are. */
export async function createBins(
  tx: Tx,
  siteCode: string,
  { pattern, zone, pickOrder }: z.output<typeof newBins>,
): Promise<{ created: string[]; existing: number }> {
  const site = await lockSite(tx, siteCode)
  const parentId = zone === undefined ? site.id : await findZone(tx, site, zone)
  const codes = expandPattern(pattern)
  await refuseOtherKinds(tx, site, codes)
  const now = tx.clock.now()
  const rows = codes.map((code, index) => ({ id: newId(), code, pickOrder: pickOrder + index }))
  const made = await tx.many<{ path: string }>(sql`
    insert into location (id, kind, code, path, name, parent_id, site_id, pick_order, created_at, updated_at)
    select id, 'bin', code, ${site.path} || '/' || code, code, ${parentId}::uuid, ${site.id}::uuid, "pickOrder",
           ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, code text, "pickOrder" integer)
        on conflict (path) do nothing
    returning path`)
  const created = made.map(({ path }) => path)
  if (created.length > 0)
    await appendEvent(tx, {
      type: 'location.created',
      subjectKind: 'location',
      subjectId: site.id,
      subjectName: site.path,
      details: { kind: 'bin', pattern, ...(zone ? { zone } : {}), count: created.length },
    })
  return { created, existing: codes.length - created.length }
}

/** A site, locked so that its code stays what paths are made of. */
export async function lockSite(tx: Tx, code: string): Promise<{ id: string; path: string }> {
  const site = await tx.maybe<{ id: string; path: string }>(sql`
    select id, path from location where kind = 'site' and path = ${code} for update`)
  if (site) return site
  throw new Problem(404, 'not_found', { detail: `There is no site ${code}.`, site: code })
}

/** The id of a zone of a site. */
export async function findZone(
  tx: Tx,
  site: { id: string; path: string },
  code: string,
): Promise<string> {
  const zone = await tx.maybe<{ id: string }>(sql`
    select id from location where kind = 'zone' and site_id = ${site.id} and code = ${code}`)
  if (zone) return zone.id
  const path = `${site.path}/${code}`
  throw new Problem(422, 'unknown_location', {
    detail: `There is no zone ${path}.`,
    locations: [path],
  })
}

async function refuseOtherKinds(tx: Tx, site: { id: string }, codes: string[]): Promise<void> {
  const zone = await tx.maybe<{ path: string }>(sql`
    select path from location
     where site_id = ${site.id} and kind = 'zone' and code = any(${codes}::text[]) limit 1`)
  if (zone)
    throw new Problem(409, 'location_path_taken', { detail: `${zone.path} is already a zone.` })
}
