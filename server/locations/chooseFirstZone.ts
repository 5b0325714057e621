import type { Tx } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { updateLocation } from './updateLocation.ts'

/** Gives the site that a new company starts with the time zone that was chosen at the set-up. */
export async function chooseFirstZone(tx: Tx, timeZone: string | undefined): Promise<void> {
  const sites = await tx.many<{ path: string }>(
    sql`select path from location where kind = 'site' limit 2`,
  )
  // With several sites someone has set zones already, and knows better.
  const [only] = sites
  if (only && timeZone && sites.length === 1) await updateLocation(tx, only.path, { timeZone })
}
