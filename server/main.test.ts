import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryServer } from '../test/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embeddedPostgres.ts'
import { createLog } from './platform/log.ts'

let folder: string
let server: EmbeddedPostgres

// A server of its own: these tests change its settings.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-main-'))
  server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'database'),
    log: createLog('silent'),
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the program until it is ready or gives up; then stops it as a supervisor would. */
function startProgram(
  env: Record<string, string> = {},
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
      env: {
        ...process.env,
        PORT: '0',
        ONHAND_DATA: join(folder, 'data'),
        DATABASE_URL: server.url,
        ...env,
      },
    })
    let text = ''
    const hear = (bytes: Buffer) => {
      text += bytes.toString()
      if (text.includes('Onhand is ready')) child.kill('SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, text }))
  })
}

test('it starts on any PostgreSQL, prints a one-time link, and ends cleanly when told to', async () => {
  const { code, text } = await startProgram()
  expect(text).toMatch(/\/set-up\?token=[\w-]{22}/)
  expect(code).toBe(0)
})

test('a database that does not flush to disk is refused, unless a flag says otherwise', async () => {
  // The embedded server's command line keeps fsync on, so its sibling stands in for it here.
  await queryServer(server.url, 'alter database onhand set synchronous_commit = off')
  const refused = await startProgram()
  expect(refused.code).toBe(1)
  expect(refused.text).toContain('synchronous_commit=off')
  expect(refused.text).toContain('ONHAND_ALLOW_UNSAFE_DATABASE')
  const allowed = await startProgram({ ONHAND_ALLOW_UNSAFE_DATABASE: 'true' })
  expect(allowed.code).toBe(0)
  await queryServer(server.url, 'alter database onhand reset synchronous_commit')
})

test('a database that is newer than the program is refused and left as it is', async () => {
  await queryServer(
    server.url,
    `insert into schema_migration (number, name, hash) values (9999, '9999_future.sql', 'x')`,
  )
  const { code, text } = await startProgram()
  expect(code).toBe(1)
  expect(text).toContain('newer than this program')
  await queryServer(server.url, 'delete from schema_migration where number = 9999')
})
