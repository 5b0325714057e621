import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { queryServer } from '../../test/database.ts'
import { createStockApp } from '../../test/stock.ts'
import { backUpDatabase } from '../platform/backup.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { jobContext } from '../platform/jobs.ts'
import { APP_ROLE } from '../platform/migrate.ts'
import { openBackup, restoreBackup } from '../platform/restore.ts'
import { sql } from '../platform/sql.ts'
import { exportSealedRows, exportSeals } from './exportSeals.ts'
import { deriveSealKey, NO_SEAL, type SealBody, signSeal } from './seal.ts'
import { sealClosedHours } from './sealHours.ts'
import { verifySeals } from './verifySeals.ts'

const HOUR = 3_600_000
const CHECK = join(import.meta.dirname, '..', '..', 'docs', 'check-seals.mjs')

type App = Awaited<ReturnType<typeof createStockApp>>
const folder = mkdtempSync(join(tmpdir(), 'onhand-seals-'))
let app: App
let key: ReturnType<typeof deriveSealKey>

beforeAll(async () => {
  app = await createStockApp()
  key = deriveSealKey(app.masterKey)
  await app.newItem({ units: 5 })
  await app.newItem({ units: 7 })
  app.clock.advance(HOUR)
  await app.newItem({ units: 1 })
  // An hour without anything.
  app.clock.advance(2 * HOUR)
  await app.newItem({ units: 2 })
  app.clock.advance(10 * 60_000)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const sealNow = () => sealClosedHours(app.db, jobContext(app.clock), key)
const verify = () => verifySeals(app.db, key.publicKey)

describe('Seals', () => {
  test('cover every closed hour without a gap, and not the hour that is open', async () => {
    expect(await sealNow()).toBe(3)
    expect(await sealNow()).toBe(0)
    const { body, status } = await app.request('GET', '/v1/seals', undefined, { role: 'auditor' })
    expect(status).toBe(200)
    expect(body.data.map(({ hour }: { hour: string }) => hour)).toEqual([
      '2026-11-23T17:00:00.000Z',
      '2026-11-23T16:00:00.000Z',
      '2026-11-23T15:00:00.000Z',
    ])
    expect(body.data.map(({ movements }: { movements: number }) => movements)).toEqual([0, 1, 2])
    const [third, second, first] = body.data
    expect([third.previous, second.previous, first.previous]).toEqual([
      second.hash,
      first.hash,
      NO_SEAL,
    ])
    expect(first.publicKey).toBe(key.publicKey)
    expect((await app.request('GET', '/v1/seals', undefined, { role: 'picker' })).status).toBe(403)
    expect(await verify()).toEqual([])
  })

  test('wait five minutes after the hour, and for transactions that are still open', async () => {
    app.clock.advance(HOUR - 6 * 60_000)
    expect(await sealNow()).toBe(0)
    app.clock.advance(60_000)
    const slow = new pg.Client({ connectionString: app.url })
    await slow.connect()
    await slow.query('begin')
    await slow.query(insertEvent('2026-11-23T18:59:59Z', 'test.slow'))
    // Counts what the sealing asks the database, to see that it waits and asks again.
    let questions = 0
    let isDone = false
    const one: Database['one'] = (statement) => {
      questions++
      return app.db.one(statement)
    }
    const sealing = sealClosedHours({ ...app.db, one }, jobContext(app.clock), key).finally(() => {
      isDone = true
    })
    await expect.poll(() => questions, { timeout: 10_000 }).toBeGreaterThan(2)
    expect(isDone).toBe(false)
    await slow.query('commit')
    await slow.end()
    expect(await sealing).toBe(1)
    expect(await verify()).toEqual([])
  })

  test('cover every column of what they seal', async () => {
    const { rows } = await queryServer(
      app.url,
      `select table_name, count(*)::int as columns from information_schema.columns
        where table_name in ('stock_movement', 'event') and column_name <> 'xid'
        group by table_name order by table_name desc`,
    )
    const file = join(folder, 'columns.ndjson')
    await exportSealedRows(app.db, file)
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const widths = ['movement', 'event'].map((table) => lines.find(([of]) => of === table).length)
    // The table's name comes first; an event's bucket is no column of its own.
    expect(widths).toEqual([rows[0].columns + 1, rows[1].columns + 2])
  })

  test('cannot be changed by the app itself', async () => {
    await expect(app.db.run(sql`update seal set hash = ''`)).rejects.toThrow('permission denied')
    await expect(app.db.run(sql`delete from seal`)).rejects.toThrow('permission denied')
  })

  test('hold in a database that was restored from a backup', async () => {
    const file = join(folder, 'sealed.backup')
    await backUpDatabase(app.url, app.clock, file)
    const name = `onhand_sealed_${newId().replaceAll('-', '')}`
    await queryServer(app.url, `create database ${name}`)
    const url = Object.assign(new URL(app.url), { pathname: `/${name}` }).toString()
    await restoreBackup(url, await openBackup(file))
    const db = openDatabase({ url, role: APP_ROLE, connections: 2 })
    expect(await verifySeals(db, key.publicKey)).toEqual([])
    await queryServer(
      url,
      `update event set actor_name = 'Nobody' where at < '2026-11-23T16:00:00Z'`,
    )
    const checks = (await verifySeals(db, key.publicKey)).map(({ check }) => check)
    expect(new Set(checks)).toEqual(new Set(['sealed_event']))
    await db.close()
    await queryServer(app.url, `drop database ${name} with (force)`)
  })

  test('are sealed once when two processes seal at the same moment', async () => {
    app.clock.advance(2 * HOUR)
    const counts = await Promise.all([sealNow(), sealNow()])
    expect(counts.toSorted()).toEqual([0, 2])
    expect(await verify()).toEqual([])
  })
})

describe('Verifying names', () => {
  const done: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const undo of done.splice(0)) await undo()
    expect(await verify()).toEqual([])
  })

  /** As the database's owner, who may do anything; undone after the test. */
  async function tamper(statement: string, undo: string): Promise<void> {
    done.push(() => queryServer(app.url, undo))
    await queryServer(app.url, statement)
  }
  async function keep(table: string, where: string): Promise<string> {
    const copy = `kept_${table}_${done.length}`
    await queryServer(app.url, `create table ${copy} as select * from ${table} where ${where}`)
    return copy
  }

  test('the same by the API as on the command line', async () => {
    await tamper(
      `update event set actor_name = actor_name || '!' where at < '2026-11-23T16:00:00Z'`,
      `update event set actor_name = rtrim(actor_name, '!') where at < '2026-11-23T16:00:00Z'`,
    )
    const answer = await app.request('POST', '/v1/stock-verifications')
    expect(answer.status).toBe(200)
    expect(answer.body.differences).toEqual(await verify())
    expect(answer.body.differences.length).toBeGreaterThan(0)
  })

  test('a movement that was changed', async () => {
    await tamper(
      `update stock_movement set quantity = 6 where quantity = 5`,
      `update stock_movement set quantity = 5 where quantity = 6`,
    )
    const [difference, ...others] = await verify()
    expect(others).toEqual([])
    expect(difference).toMatchObject({
      check: 'sealed_movement',
      subject: expect.stringContaining('movements of 2026-11-23T15:00:00.000Z'),
      // Now and then another movement of the hour has the same bucket.
      expected: expect.stringMatching(/^\d row/),
      found: expect.stringMatching(/^\d rows? .*: [\da-f-]{36}/),
    })
  })

  test('each column of a movement and of an event that was changed', async () => {
    const texts = ['reason', 'note', 'actor_name', 'reference', 'via', 'cause']
    for (const column of texts)
      await tamper(
        `update stock_movement set ${column} = ${column} || '!' where quantity = 1`,
        `update stock_movement set ${column} = left(${column}, -1) where quantity = 1`,
      )
    expect(await verify()).toHaveLength(1)
    for (const undo of done.splice(0)) await undo()
    await tamper(
      `update event set details = details || '{"x": 1}' where at < '2026-11-23T15:30:00Z'`,
      `update event set details = details - 'x' where at < '2026-11-23T15:30:00Z'`,
    )
    const checks = (await verify()).map(({ check }) => check)
    expect(new Set(checks)).toEqual(new Set(['sealed_event']))
  })

  test('rows that are gone', async () => {
    const copy = await keep('event', `at < '2026-11-23T15:30:00Z'`)
    const movements = await keep('stock_movement', 'quantity = 7')
    await tamper(
      `delete from event where at < '2026-11-23T15:30:00Z'`,
      `insert into event select * from ${copy}; drop table ${copy}`,
    )
    await tamper(
      `delete from stock_movement where quantity = 7`,
      `insert into stock_movement select * from ${movements}; drop table ${movements}`,
    )
    const found = await verify()
    expect(found).toContainEqual(
      expect.objectContaining({
        check: 'sealed_movement',
        found: expect.stringMatching(/^(no|\d) row/),
      }),
    )
    expect(found.filter(({ check }) => check === 'sealed_event').length).toBeGreaterThan(0)
  })

  test('rows put into a sealed hour, an empty one, or before the first', async () => {
    for (const at of ['2026-11-23T15:20:00Z', '2026-11-23T17:20:00Z', '2020-01-01T00:00:00Z'])
      await tamper(insertEvent(at), `delete from event where type = 'test.planted'`)
    expect((await verify()).map(({ check }) => check)).toEqual([
      'sealed',
      'sealed_event',
      'sealed_event',
    ])
  })

  test('a row moved into another hour', async () => {
    await tamper(
      `update stock_movement set recorded_at = recorded_at + interval '2 hours' where quantity = 1`,
      `update stock_movement set recorded_at = recorded_at - interval '2 hours' where quantity = 1`,
    )
    // The hour that it left and the hour that it came to; both may hold others of its bucket.
    expect(await verify()).toHaveLength(2)
  })

  test('a seal that was changed, forged with another key, or is gone', async () => {
    const copy = await keep('seal', 'true')
    const restore = `delete from seal; insert into seal select * from ${copy}`
    const other = deriveSealKey(Buffer.alloc(32, 7))
    const { rows } = await queryServer(app.url, 'select body from seal where number = 2')
    const body = JSON.parse(rows[0].body) as SealBody

    await tamper(
      `update seal set body = replace(body, '"rows"', '') || ' ' where number = 2`,
      restore,
    )
    expect((await verify()).map(({ check }) => check)).toEqual(['seal'])
    await queryServer(app.url, restore)

    const forged = signSeal({ ...body, publicKey: other.publicKey }, other)
    await tamper(
      `update seal set body = '${forged.body}', hash = '${forged.hash}', signature = '${forged.signature}' where number = 2`,
      restore,
    )
    expect((await verify()).map(({ check }) => check)).toEqual(['seal_chain', 'seal_key'])
    await queryServer(app.url, restore)

    await queryServer(app.url, 'delete from seal where number = 3')
    expect(await verify()).toContainEqual(
      expect.objectContaining({ check: 'seal_chain', subject: expect.stringContaining('seal 4') }),
    )
    await queryServer(app.url, restore)
    await queryServer(app.url, 'delete from seal where number > 4')
    expect(await verify()).toEqual([
      expect.objectContaining({ check: 'seal_chain', subject: 'seal 6', found: 'no seal' }),
    ])
    done.push(() => queryServer(app.url, `drop table ${copy}`))
  })
})

describe('An export', () => {
  const seals = join(folder, 'seals.ndjson')
  const rows = join(folder, 'rows.ndjson')

  async function check(...words: string[]) {
    const run = promisify(execFile)(process.execPath, [CHECK, ...words])
    return run.then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stderr: string }) => ({ code: error.code, out: error.stderr }),
    )
  }

  test('is checked on another machine by a small script', async () => {
    expect(await exportSeals(app.db, app.clock, key.publicKey, seals)).toEqual({
      seals: 6,
      publicKey: key.publicKey,
    })
    const { rows: count } = await exportSealedRows(app.db, rows)
    expect(count).toBeGreaterThan(8)
    expect(await check(seals, '--rows', rows, '--key', key.publicKey)).toEqual({
      code: 0,
      out: '6 seals, 2026-11-23T15:00:00.000Z to 2026-11-23T20:00:00.000Z, hold.\n',
    })
    expect(await check(seals, '--earlier', seals)).toMatchObject({ code: 0 })
  })

  test('shows what was changed in it, or since an earlier one', async () => {
    const broken = join(folder, 'broken.ndjson')
    const lines = readFileSync(rows, 'utf8').trim().split('\n')
    const attempts = [
      lines.slice(1),
      [...lines.slice(0, 3), lines[3]?.replace(/\]$/, ',1]'), ...lines.slice(4)],
      [...lines, lines.at(-1)],
      [],
    ]
    for (const [index, attempt] of attempts.entries()) {
      writeFileSync(broken, attempt.map((line) => `${line}\n`).join(''))
      expect(await check(seals, '--rows', broken), `attempt ${index}`).toMatchObject({ code: 1 })
    }
    const sealLines = readFileSync(seals, 'utf8').trim().split('\n')
    writeFileSync(broken, sealLines.toSpliced(3, 1).join('\n'))
    expect(await check(broken)).toMatchObject({
      code: 1,
      out: expect.stringContaining('does not follow'),
    })
    writeFileSync(broken, sealLines.slice(0, -1).join('\n'))
    expect(await check(broken)).toMatchObject({ code: 0 })
    expect(await check(broken, '--earlier', seals)).toMatchObject({ code: 1 })
    expect(await check(seals, '--key', 'AAAA')).toMatchObject({ code: 1 })
  })
})

function insertEvent(at: string, type = 'test.planted'): string {
  return `insert into event (id, type, at, subject_kind, subject_id, actor_kind, actor_id, actor_name, via, request_id)
    values (gen_random_uuid(), '${type}', '${at}', 'test', '', 'system', '', '', 'job', '')`
}
