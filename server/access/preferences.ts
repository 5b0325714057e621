import type { Queryable, Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

// A table's layout is some hundred bytes; this many are more tables than there are.
const MOST_PREFERENCES = 200

/** The id of the person who asks; a key has neither screen nor taste. */
export function personOf(actor: { kind: string; id: string }): string {
  if (actor.kind !== 'user') throw new Problem(422, 'only_for_people')
  return actor.id
}

/** How someone likes their screens, by name. */
export async function readPreferences(
  db: Queryable,
  userId: string,
): Promise<Record<string, string>> {
  const rows = await db.many<{ name: string; value: string }>(sql`
    select name, value from user_preference where user_id = ${userId} order by name`)
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** Keeps some of someone's choices and forgets those that are null. */
export async function writePreferences(
  tx: Tx,
  userId: string,
  values: Record<string, string | null>,
): Promise<void> {
  const kept = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  )
  const forgotten = Object.keys(values).filter((name) => values[name] === null)
  await tx.run(sql`
    insert into user_preference (user_id, name, value, updated_at)
    select ${userId}::uuid, name, value, ${tx.clock.now()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as row(name text, value text)
     order by name
        on conflict (user_id, name) do update set value = excluded.value, updated_at = excluded.updated_at`)
  await tx.run(sql`
    delete from user_preference where user_id = ${userId} and name = any(${forgotten}::text[])`)
  const { many } = await tx.one<{ many: boolean }>(sql`
    select count(*) > ${MOST_PREFERENCES} as many from user_preference where user_id = ${userId}`)
  if (many) throw new Problem(422, 'too_many_preferences')
}
