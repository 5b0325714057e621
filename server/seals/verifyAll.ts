import type { Database } from '../platform/database.ts'
import { type Difference, verifyStock } from '../stock/verify.ts'
import { verifySeals } from './verifySeals.ts'

type Verify = (db: Database) => Promise<Difference[]>

const others = new Set<Verify>()

/** Joins what a module further right has derived; app.ts joins them, like routes and refusals. */
export function addVerification(verify: Verify): void {
  others.add(verify)
}

/** All that can be verified, for the API and the command line alike: the stock, the seals, and the rest. */
export async function verifyAll(
  db: Database,
  publicKey: string | undefined,
): Promise<Difference[]> {
  const differences = [...(await verifyStock(db)), ...(await verifySeals(db, publicKey))]
  for (const verify of others) differences.push(...(await verify(db)))
  return differences
}
