import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestClock, findServer, queryServer } from '../../test/database.ts'
import { createStockApp } from '../../test/stock.ts'
import { verifyStock } from '../stock/verify.ts'
import { backUpDatabase, checkBackup } from './backup.ts'
import {
  type BackupHeader,
  type BackupRecord,
  readBackupFile,
  writeBackupFile,
} from './backupFile.ts'
import { openDatabase } from './database.ts'
import { newId } from './identifier.ts'
import { migrateJobs } from './jobs.ts'
import { APP_ROLE, migrateDatabase, readMigrations, runMigrations } from './migrate.ts'
import { openBackup, restoreBackup } from './restore.ts'
import { sql } from './sql.ts'

type App = Awaited<ReturnType<typeof createStockApp>>

const folder = mkdtempSync(join(tmpdir(), 'onhand-backup-'))
const clock = createTestClock()
const made: string[] = []
let app: App
let sku: string

beforeAll(async () => {
  app = await createStockApp()
  sku = await app.newItem({ units: 12 })
  await app.newItem({ units: 3 })
  const lines = [{ sku, site: 'MAIN', quantity: 5 }]
  await app.post('/v1/reservations', { reference: 'back\\up\t"1"\n', lines })
  // How far news were carried is told by numbers of transactions, which a backup leaves out.
  await app.post('/v1/webhooks', { url: 'https://books.example.com/onhand' })
  await app.db.run(sql`
    insert into channel_feed (name, xid, event_id)
    select 'channels', xid, id from event order by xid desc, id desc limit 1`)
  await app.post('/v1/alert-checks', {})
})
afterEach(async () => {
  for (const name of made.splice(0))
    await queryServer(findServer(), `drop database ${name} with (force)`)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function createEmptyDatabase(): Promise<string> {
  const name = `onhand_empty_${newId().replaceAll('-', '')}`
  await queryServer(findServer(), `create database ${name}`)
  made.push(name)
  const url = new URL(findServer())
  url.pathname = `/${name}`
  return url.toString()
}

async function restoreFile(url: string, file: string): Promise<void> {
  await restoreBackup(url, await openBackup(file))
}

/** Every row of every table as one hash each, without what only its own server understands. */
async function hashTables(url: string): Promise<Record<string, string>> {
  const { rows: tables } = await queryServer(
    url,
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> 'schema_migration' order by relname`,
  )
  const hashes: Record<string, string> = {}
  for (const { relname } of tables) {
    const { rows } = await queryServer(
      url,
      `select count(*) || ' ' || coalesce(md5(string_agg(line, '|' order by line)), '') as hash
         from (select (to_jsonb(t) - 'xid')::text as line from ${relname} t) row`,
    )
    hashes[relname] = rows[0].hash
  }
  return hashes
}

async function tablesOf(url: string): Promise<number> {
  const { rows } = await queryServer(
    url,
    `select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace`,
  )
  return rows[0].count
}

describe('A backup', () => {
  test('gives back every row of every table, and the ledger still adds up', async () => {
    const file = join(folder, 'whole.backup')
    const written = await backUpDatabase(app.url, clock, file)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(written.tables).toContainEqual({ name: 'stock_movement', rows: 2 })
    const checked = await checkBackup(file)
    expect(checked).toMatchObject({ rows: written.rows, tables: written.tables })

    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    expect(await hashTables(url)).toEqual(await hashTables(app.url))
    const db = openDatabase({ url, role: APP_ROLE, connections: 2 })
    expect(await verifyStock(db)).toEqual([])
    await expect(db.run(sql`delete from stock_movement`)).rejects.toThrow('permission denied')
    await db.close()
    expect(await migrateDatabase(url)).toEqual({ applied: [] })
  })

  test('leaves readers by (xid, id) no event behind, and new events come after the old', async () => {
    const file = join(folder, 'events.backup')
    // Numbers of transactions far above those of the server that it is restored to.
    await queryServer(app.url, `update event set xid = (xid::text::bigint + 1000000)::text::xid8`)
    await backUpDatabase(app.url, clock, file)
    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    const { rows: old } = await queryServer(
      url,
      `select id, xid < pg_snapshot_xmin(pg_current_snapshot()) as readable from event order by xid, id`,
    )
    expect(old.length).toBeGreaterThan(2)
    expect(old.every(({ readable }) => readable)).toBe(true)
    expect(old.map(({ id }) => id)).toEqual(old.map(({ id }) => id).toSorted())
    await queryServer(
      url,
      `insert into event (id, type, at, subject_kind, subject_id, actor_kind, actor_id, actor_name, via, request_id)
       values ('00000000-0000-7000-8000-000000000000', 'item.created', now(), 'item', '', 'system', '', '', 'job', '')`,
    )
    const { rows: all } = await queryServer(url, 'select id from event order by xid, id')
    expect(all.at(-1).id).toBe('00000000-0000-7000-8000-000000000000')
  })

  test('is of one instant, whatever is sold meanwhile', async () => {
    const file = join(folder, 'busy.backup')
    const ending = new AbortController()
    const selling = sellUntil(ending.signal)
    await backUpDatabase(app.url, clock, file)
    ending.abort()
    expect(await selling).toBeGreaterThan(0)
    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    const db = openDatabase({ url, role: APP_ROLE, connections: 2 })
    expect(await verifyStock(db)).toEqual([])
    await db.close()
  })

  test('brings the jobs that wait', async () => {
    const file = join(folder, 'jobs.backup')
    await queryServer(
      app.url,
      `select graphile_worker.add_job('mail.send', '{"to": "a\\\\b"}', run_at := now() + interval '1 day', job_key := 'once')`,
    )
    await backUpDatabase(app.url, clock, file)
    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    const { rows } = await queryServer(
      url,
      `select t.identifier, j.payload, j.key from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id`,
    )
    expect(rows).toEqual([{ identifier: 'mail.send', payload: { to: 'a\\b' }, key: 'once' }])
  })

  test('of an older version is brought to this one', async () => {
    const old = await createEmptyDatabase()
    const client = new pg.Client({ connectionString: old })
    await client.connect()
    await runMigrations(client, readMigrations().slice(0, 5))
    await client.end()
    await migrateJobs(old, APP_ROLE)
    const file = join(folder, 'old.backup')
    expect(await backUpDatabase(old, clock, file)).toMatchObject({ schema: '0005_stock.sql' })
    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    expect(await migrateDatabase(url)).toEqual({ applied: [] })
  })
})

describe('A backup is refused', () => {
  test('when it was cut, changed or mixed with another, before anything is written', async () => {
    const [whole, other, broken] = ['a', 'b', 'c'].map((name) =>
      join(folder, `${name}.backup`),
    ) as [string, string, string]
    await backUpDatabase(app.url, clock, whole)
    await app.newItem({ units: 1 })
    await backUpDatabase(app.url, clock, other)
    const bytes = readFileSync(whole)
    const url = await createEmptyDatabase()
    const attempts: Buffer[] = [
      ...[0, 5, 16, 17, 60, bytes.length >> 1, bytes.length - 72, bytes.length - 1].map((length) =>
        bytes.subarray(0, length),
      ),
      Buffer.concat([bytes, Buffer.from('\n')]),
      Buffer.concat([
        bytes.subarray(0, bytes.length >> 1),
        readFileSync(other).subarray(bytes.length >> 1),
      ]),
      Buffer.concat([bytes.subarray(0, -72), readFileSync(other).subarray(-72)]),
      // The gzip header has bits that no checksum of gzip sees.
      ...Array.from({ length: 26 }, (_, index) => flipBit(bytes, index)),
      ...Array.from({ length: 40 }, (_, index) =>
        flipBit(bytes, Math.floor((bytes.length * index) / 40)),
      ),
    ]
    for (const attempt of attempts) {
      writeFileSync(broken, attempt)
      await expect(checkBackup(broken)).rejects.toMatchObject({
        code: expect.stringMatching(/^backup_(damaged|unreadable|newer)$/),
      })
    }
    await expect(restoreFile(url, broken)).rejects.toMatchObject({ code: 'backup_damaged' })
    expect(await tablesOf(url)).toBe(0)
  })

  test('where a table is missing, changed or in another place, though the file itself is whole', async () => {
    const header: BackupHeader = {
      madeAt: clock.now(),
      postgres: '18',
      migrations: readMigrations().map(({ number, name, hash }) => ({ number, name, hash })),
      tables: ['item', 'lot'],
    }
    const file = join(folder, 'false.backup')
    const end = { kind: 'end', value: { tables: 2, rows: 0 } } as const
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const table = (name: string, sha256 = empty): BackupRecord[] => [
      { kind: 'table', value: { name, columns: [] } },
      { kind: 'tableEnd', value: { name, rows: 0, sha256 } },
    ]
    const attempts: BackupRecord[][] = [
      [...table('item'), end],
      [...table('lot'), ...table('item'), end],
      [...table('item'), ...table('lot', '00'), end],
      [...table('item'), ...table('lot')],
      [...table('item'), ...table('lot'), end, end],
    ]
    for (const records of attempts) {
      await writeBackupFile(
        file,
        (async function* () {
          yield { kind: 'header', value: header } as const
          yield* records
        })(),
      )
      await expect(checkBackup(file)).rejects.toMatchObject({ code: 'backup_damaged' })
    }
  })

  test('where a row breaks a rule of the database, and then nothing of it stays', async () => {
    const [whole, broken] = [join(folder, 'good.backup'), join(folder, 'bad.backup')]
    await backUpDatabase(app.url, clock, whole)
    const row = Buffer.from('company\tno json\t2026-11-23T15:00:00Z\n')
    await writeBackupFile(broken, replaceRows(whole, 'setting', row))
    const url = await createEmptyDatabase()
    await expect(restoreFile(url, broken)).rejects.toThrow('invalid input syntax for type json')
    expect(await tablesOf(url)).toBe(0)
    await restoreFile(url, whole)
    expect(await hashTables(url)).toEqual(await hashTables(app.url))
  })

  test('where the database already holds something', async () => {
    const file = join(folder, 'filled.backup')
    await backUpDatabase(app.url, clock, file)
    const before = await hashTables(app.url)
    await expect(restoreFile(app.url, file)).rejects.toMatchObject({
      code: 'database_not_empty',
      message: expect.stringContaining('ONHAND_DATA'),
    })
    expect(await hashTables(app.url)).toEqual(before)
  })

  test('of a newer or another program', async () => {
    const file = join(folder, 'newer.backup')
    const known = readMigrations().map(({ number, name, hash }) => ({ number, name, hash }))
    const url = await createEmptyDatabase()
    const restoreWith = async (migrations: BackupHeader['migrations']) => {
      const records = async function* () {
        const value = { madeAt: clock.now(), postgres: '18', migrations, tables: [] }
        yield { kind: 'header', value } as const
        yield { kind: 'end', value: { tables: 0, rows: 0 } } as const
      }
      await writeBackupFile(file, records())
      return restoreFile(url, file)
    }
    const next = { number: 9001, name: '9001_later.sql', hash: 'x' }
    await expect(restoreWith([...known, next])).rejects.toMatchObject({ code: 'backup_newer' })
    const [first, ...rest] = known as [BackupHeader['migrations'][number]]
    await expect(restoreWith([{ ...first, hash: 'x' }, ...rest])).rejects.toMatchObject({
      code: 'backup_foreign',
    })
    writeFileSync(file, 'onhand-backup 2\n')
    await expect(restoreFile(url, file)).rejects.toMatchObject({ code: 'backup_newer' })
    expect(await tablesOf(url)).toBe(0)
  })
})

describe('Writing a backup', () => {
  test('replaces the file only when it is whole, and leaves nothing when it fails', async () => {
    const place = mkdtempSync(join(folder, 'place-'))
    const file = join(place, 'nightly.backup')
    await backUpDatabase(app.url, clock, file)
    copyFileSync(file, `${file}.copy`)
    await expect(writeBackupFile(file, breakOff())).rejects.toThrow('the connection broke')
    expect(readFileSync(file).equals(readFileSync(`${file}.copy`))).toBe(true)
    expect(readdirSync(place)).toEqual(['nightly.backup', 'nightly.backup.copy'])
    await expect(backUpDatabase(app.url, clock, join(place, 'no', 'x'))).rejects.toMatchObject({
      code: 'backup_not_written',
    })
  })

  test('and restoring takes no more memory for many rows', async () => {
    const big = await createEmptyDatabase()
    await migrateDatabase(big)
    await queryServer(
      big,
      `insert into setting (name, value, updated_at)
       select 'setting ' || n, to_jsonb(repeat(md5(n::text), 30)), now()
         from generate_series(1, 200000) n`,
    )
    const file = join(folder, 'big.backup')
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 10)
    const { tables } = await backUpDatabase(big, clock, file)
    expect(tables).toContainEqual({ name: 'setting', rows: 200_000 })
    const url = await createEmptyDatabase()
    await restoreFile(url, file)
    clearInterval(watch)
    // The rows are 200 MB of text; what grows is room for the garbage collector.
    expect((peak - before) / 1_000_000).toBeLessThan(140)
    const { rows } = await queryServer(url, 'select count(*)::int as count from setting')
    expect(rows[0].count).toBe(200_000)
  }, 240_000)
})

async function sellUntil(signal: AbortSignal): Promise<number> {
  let count = 0
  for (; !signal.aborted; count++) {
    const lines = [{ sku, location: 'MAIN', quantity: count % 2 ? -1 : 1 }]
    await app.post('/v1/adjustments', { reason: 'found', lines })
  }
  return count
}

async function* breakOff(): AsyncGenerator<BackupRecord> {
  yield { kind: 'data', value: Buffer.from('x') }
  throw new Error('the connection broke')
}

/** The same backup with one row instead of a table's own, and with the right checksums. */
async function* replaceRows(file: string, name: string, row: Buffer): AsyncGenerator<BackupRecord> {
  let table = ''
  let before = 0
  for await (const record of readBackupFile(file)) {
    if (record.kind === 'table') table = record.value.name
    if (record.kind === 'data' && table === name) continue
    if (record.kind === 'tableEnd' && table === name) {
      before = record.value.rows
      yield { kind: 'data', value: row }
      const sha256 = createHash('sha256').update(row).digest('hex')
      yield { kind: 'tableEnd', value: { name, rows: 1, sha256 } }
    } else if (record.kind === 'end')
      yield { kind: 'end', value: { ...record.value, rows: record.value.rows - before + 1 } }
    else yield record
  }
}

function flipBit(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes)
  flipped[at] = (flipped[at] as number) ^ 1
  return flipped
}
