import { z } from 'zod'
import { type BackupSummary, streamBackup } from './backup.ts'
import type { Queryable, Tx } from './database.ts'
import { appendEvent } from './events.ts'
import { fullExportGet } from './exportAll.ts'
import { type Route, route } from './route.ts'
import { sql } from './sql.ts'

const lastBackup = z.object({
  madeAt: z.iso.datetime(),
  rows: z.int(),
  by: z.string(),
  via: z.string().describe('`web`, `api` or `cli`.'),
})
type LastBackup = z.infer<typeof lastBackup>

const backupLastGet = route({
  name: 'backupLastGet',
  method: 'GET',
  path: '/v1/backups/last',
  permission: 'settings.write',
  summary: 'Say when the last backup was made, and about how large one is.',
  reply: z.object({
    last: lastBackup.nullable().describe('Null where none was made.'),
    databaseBytes: z.int().describe('Of the database; a backup is mostly much smaller.'),
  }),
  handle: async ({ tx }) => readLastBackup(tx),
})

const backupGet = route({
  name: 'backupGet',
  method: 'GET',
  path: '/v1/backup',
  permission: 'access.manage',
  summary: 'Make a backup, and download it as it is made.',
  description:
    'Every row of every table as of one instant, for `onhand restore`. The master key is not inside. Selling goes on meanwhile. A file without its last line was cut: `onhand backup --check` tells.',
  replyType: 'application/octet-stream',
  requestsPerMinute: 6,
  handle: async (call) => {
    const { db, clock, reply } = call
    const name = `onhand-${clock.now().slice(0, 16).replace('T', '-').replace(':', '')}.backup`
    reply.headers['content-disposition'] = `attachment; filename="${name}"`
    return streamBackup(db.url, clock, (summary) =>
      db.transaction(call, (tx) => recordBackup(tx, 'backup.made', summary, name)),
    )
  },
})

/** Writes into the activity that a backup was made or restored, and remembers the last. */
export async function recordBackup(
  tx: Tx,
  type: 'backup.made' | 'backup.restored',
  { madeAt, rows, schema }: BackupSummary,
  name: string,
): Promise<void> {
  if (type === 'backup.made') {
    const last: LastBackup = { madeAt, rows, by: tx.actor.name, via: tx.origin.via }
    await tx.run(sql`
      insert into setting (name, value, updated_at)
      values ('backup', ${JSON.stringify(last)}::jsonb, ${tx.clock.now()})
      on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`)
  }
  await appendEvent(tx, {
    type,
    subjectKind: 'backup',
    subjectId: madeAt,
    subjectName: name,
    audience: 'audit',
    details: { madeAt, rows, schema },
  })
}

async function readLastBackup(db: Queryable) {
  return db.one<{ last: LastBackup | null; databaseBytes: number }>(sql`
    select (select value from setting where name = 'backup') as last,
           pg_database_size(current_database()) as "databaseBytes"`)
}

/** Backups and the full export, for owners. */
export const backupRoutes: Route[] = [backupLastGet, backupGet, fullExportGet]
