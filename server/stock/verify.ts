import { systemClock } from '../platform/clock.ts'
import type { Database, DeedContext, Tx } from '../platform/database.ts'
import { BUCKETS } from '../platform/identifier.ts'
import { jobContext } from '../platform/jobs.ts'
import { sql } from '../platform/sql.ts'
import { BUCKET_CHECKS, RESERVATION_CHECKS } from './checks.ts'

/** Something derived that is not what the ledger says. */
export interface Difference {
  /** Which rule is broken. */
  check: string
  /** Whose number it is, in words that people know. */
  subject: string
  expected: string
  found: string
}

/** Computes everything derived again and gives each difference; an honest ledger has none. */
export async function verifyStock(db: Database, context?: DeedContext): Promise<Difference[]> {
  const differences: Difference[] = []
  for await (const difference of findDifferences(db, context)) differences.push(difference)
  return differences
}

/**
 * The same, as they are found. Each bucket is seen in one snapshot, so that selling may go on,
 * and takes a short statement, so that the ledger may be long.
 */
export async function* findDifferences(
  db: Database,
  context: DeedContext = jobContext(systemClock),
): AsyncGenerator<Difference> {
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    yield* await inSnapshot(db, context, async (tx) => {
      const found: Difference[] = []
      for (const check of BUCKET_CHECKS) found.push(...(await tx.many<Difference>(check(bucket))))
      return found
    })
  yield* await inSnapshot(db, context, async (tx) => {
    const found: Difference[] = []
    for (const check of RESERVATION_CHECKS) found.push(...(await tx.many<Difference>(check)))
    return found
  })
}

async function inSnapshot(
  db: Database,
  context: DeedContext,
  work: (tx: Tx) => Promise<Difference[]>,
): Promise<Difference[]> {
  return db.transaction(context, async (tx) => {
    await tx.run(sql`set transaction isolation level repeatable read, read only`)
    return work(tx)
  })
}
