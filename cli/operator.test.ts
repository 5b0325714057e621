import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { COMMAND_LINE, type CommandEnv, runInside } from '../test/commandLine.ts'

const folder = mkdtempSync(join(tmpdir(), 'onhand-operator-'))
// Under root the database is another user, who must pass through to keep its files in here.
chmodSync(folder, 0o711)
const { DATABASE_URL: _other, ...rest } = process.env
const env: CommandEnv = {
  ...rest,
  ONHAND_DATA: join(folder, 'data'),
  PORT: await findFreePort(),
}

const file = join(folder, 'all.backup')
let server: ChildProcess | undefined
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function findFreePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return String(port)
}

const run = (words: string[], input = '') => runInside(env, words, input)

describe.skipIf(process.platform === 'win32')('An operator on a data folder', () => {
  test('makes the owner before the first start, and a key and a backup while the server runs', async () => {
    const password = 'lighthouse pears at dawn 77'
    const words = ['setup', '--email', 'ann@example.com', '--password-stdin']
    expect(await run(words, password)).toMatchObject({ code: 0 })
    expect(existsSync(join(folder, 'data', 'postgres', 'postmaster.pid'))).toBe(false)

    server = spawn(process.execPath, [COMMAND_LINE, 'serve'], { env })
    const ended = once(server, 'close')
    // A key asked for while the server still starts waits for its database.
    const lock = join(folder, 'data', 'onhand.lock')
    await expect.poll(() => existsSync(lock), { timeout: 30_000 }).toBe(true)
    const made = await run(['key', 'create', '--name', 'early', '--role', 'auditor', '--json'])
    expect(made, made.err).toMatchObject({ code: 0 })
    const address = `http://127.0.0.1:${env.PORT}`
    const isReady = () => fetch(`${address}/health/ready`).then(({ ok }) => ok)
    await expect.poll(() => isReady().catch(() => false), { timeout: 30_000 }).toBe(true)
    const { key } = JSON.parse(made.out) as { key: string }
    const headers = { authorization: `Bearer ${key}` }
    expect((await fetch(`${address}/v1/stock`, { headers })).status).toBe(200)
    expect(await run(['verify'])).toMatchObject({ code: 0 })
    expect(await run(['backup', file])).toMatchObject({ code: 0 })
    server.kill('SIGTERM')
    expect((await ended)[0]).toBe(0)
  }, 120_000)

  test('restores its backup into a new folder, and goes on there with the same key', async () => {
    expect(await run(['backup', '--check', file])).toMatchObject({ code: 0 })
    const filled = await run(['restore', file])
    expect(filled).toMatchObject({ code: 1, out: '' })
    expect(filled.err).toContain('already has tables')

    env.ONHAND_DATA = join(folder, 'restored')
    const restored = await run(['restore', file, '--json'])
    expect(restored, restored.err).toMatchObject({ code: 0 })
    expect(JSON.parse(restored.out)).toMatchObject({ differences: [], isKeyMissing: true })
    copyFileSync(join(folder, 'data', 'master.key'), join(folder, 'restored', 'master.key'))
    expect(await run(['verify'])).toMatchObject({ code: 0 })
    const seals = join(folder, 'seals.ndjson')
    expect(await run(['seals', 'export', seals, '--rows', `${seals}.rows`])).toMatchObject({
      code: 0,
    })
    expect(readFileSync(seals, 'utf8')).toContain('onhand-seals-1')

    writeFileSync(file, readFileSync(file).subarray(0, -100))
    env.ONHAND_DATA = join(folder, 'never')
    const damaged = await run(['restore', file])
    expect(damaged).toMatchObject({ code: 1, out: '' })
    expect(damaged.err).toContain('damaged')
    expect(existsSync(join(folder, 'never'))).toBe(false)
  }, 120_000)
})
