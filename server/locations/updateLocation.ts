import type { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { findZone, lockSite } from './createLocations.ts'
import type { Location, locationPatch } from './locationFields.ts'
import { getLocation } from './readLocations.ts'

/** Changes a place; the paths of what is in a site follow its code. Gives its path. */
export async function updateLocation(
  tx: Tx,
  path: string,
  patch: z.output<typeof locationPatch>,
): Promise<{ path: string; changed: boolean }> {
  // Whoever changes something in a site locks the site first, so that paths cannot cross.
  const { site: siteCode } = await getLocation(tx, path)
  const site = await lockSite(tx, siteCode)
  const before = await getLocation(tx, path)
  refuseMisplaced(before, patch)
  const { zone, ...own } = patch
  const next = { ...before, ...withoutUndefined(own) }
  const parentId = zone == null ? site.id : await findZone(tx, site, zone)
  next.path = before.kind === 'site' ? next.code : `${before.site}/${next.code}`
  if (zone !== undefined) next.parent = zone === null ? before.site : `${before.site}/${zone}`
  const names = ['code', 'name', 'timeZone', 'address', 'parent', 'pickOrder', 'active'] as const
  const changed = names.filter((name) => !isSame(next[name], before[name]))
  if (changed.length === 0) return { path: before.path, changed: false }
  await tx.run(sql`
    update location
       set code = ${next.code}, path = ${next.path}, name = ${next.name},
           time_zone = ${before.kind === 'site' ? next.timeZone : null},
           parent_id = ${changed.includes('parent') ? sql`${parentId}::uuid` : sql`parent_id`},
           address = ${next.address && JSON.stringify(next.address)}::jsonb,
           pick_order = ${next.pickOrder}, active = ${next.active}, updated_at = ${tx.clock.now()}
     where id = ${before.id}`)
  if (before.kind === 'site' && changed.includes('code'))
    await tx.run(sql`
      update location set path = ${next.code} || '/' || code, updated_at = ${tx.clock.now()}
       where site_id = ${before.id} and id <> ${before.id}`)
  await appendEvent(tx, {
    type: 'location.changed',
    subjectKind: 'location',
    subjectId: before.id,
    subjectName: next.path,
    details: {
      before: Object.fromEntries(changed.map((name) => [name, before[name]])),
      after: Object.fromEntries(changed.map((name) => [name, next[name]])),
    },
  })
  return { path: next.path, changed: true }
}

/** An address is as good as another with the same lines, in whatever order the database keeps them. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other
  const lines = (address: object) => JSON.stringify(Object.entries(address).toSorted())
  return lines(one) === lines(other)
}

function withoutUndefined<Fields extends object>(fields: Fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> }
}

function refuseMisplaced(place: Location, patch: z.output<typeof locationPatch>): void {
  if (patch.timeZone !== undefined && place.kind !== 'site')
    throw new Problem(422, 'only_sites_have_time_zones', {
      detail: `${place.path} keeps the time of its site ${place.site}.`,
    })
  if (patch.address && place.kind !== 'site')
    throw new Problem(422, 'only_sites_have_addresses', {
      detail: `${place.path} is where its site ${place.site} is.`,
    })
  if (patch.zone !== undefined && place.kind !== 'bin')
    throw new Problem(422, 'only_bins_have_zones', {
      detail: `${place.path} is a ${place.kind}; only a bin can be moved to a zone.`,
    })
}
