import type { Database } from '../platform/database.ts'
import { type Difference, verifyStock } from '../stock/verify.ts'
import { verifySeals } from './verifySeals.ts'

/** All that can be verified, for the API and the command line alike: the stock, then the seals. */
export async function verifyAll(
  db: Database,
  publicKey: string | undefined,
): Promise<Difference[]> {
  return [...(await verifyStock(db)), ...(await verifySeals(db, publicKey))]
}
