import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

const answers = new WeakMap<Database, Promise<boolean>>()

/**
 * Whether the hot tables are spread over several machines (`onhand db distribute`). Asked once for
 * each process: it is restarted after that step.
 */
export function isDistributed(db: Database): Promise<boolean> {
  const known = answers.get(db)
  if (known) return known
  const answer = askWhetherDistributed(db)
  answers.set(db, answer)
  // A failure is not remembered.
  answer.catch(() => answers.delete(db))
  return answer
}

/** Citus keeps what it has spread in a table, which no other PostgreSQL has. */
async function askWhetherDistributed(db: Database): Promise<boolean> {
  const { exists } = await db.one<{ exists: boolean }>(
    sql`select to_regclass('pg_dist_partition') is not null as exists`,
  )
  if (!exists) return false
  const { spread } = await db.one<{ spread: boolean }>(sql`
    select exists (select from pg_dist_partition
                    where logicalrelid = 'stock_availability'::regclass) as spread`)
  return spread
}
