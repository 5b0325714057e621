import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobContext } from '../server/platform/jobs.ts'
import { deriveSealKey } from '../server/seals/seal.ts'
import { sealClosedHours } from '../server/seals/sealHours.ts'
import { createTestApp, type TestApp } from '../test/app.ts'
import {
  COMMAND_LINE,
  type CommandEnv,
  openCommandEnv,
  runAsProcess,
  runInside,
} from '../test/commandLine.ts'
import { queryServer } from '../test/database.ts'

let app: TestApp
let env: CommandEnv
const folder = mkdtempSync(join(tmpdir(), 'onhand-cli-'))

beforeAll(async () => {
  app = await createTestApp()
  env = { ...(await openCommandEnv(app)), DATABASE_URL: app.url, INIT_CWD: folder }
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (words: string[], options: { input?: string; env?: object } = {}) =>
  runInside({ ...env, ...options.env }, words, options.input)

describe('The operator', () => {
  test('makes the first owner, whose password comes by standard input', async () => {
    const words = ['setup', '--email', 'ann@example.com', '--password-stdin', '--json']
    const input = 'lighthouse pears at dawn 77\n'
    const { code, json } = await runAsProcess(env, words, input)
    expect(code).toBe(0)
    expect(json()).toMatchObject({ email: 'ann@example.com' })
    const again = await run(words, { input })
    expect(again.code).toBe(1)
    expect(again.err).toMatch(/owner|set up/)
  })

  test('without a password is told how to give one', async () => {
    const { code, err } = await run(['setup', '--email', 'x@example.com', '--password-stdin'])
    expect(code).toBe(2)
    expect(err).toContain('--password-stdin')
  })

  test('makes a key that works at once', async () => {
    const made = await run(['key', 'create', '--name', 'ci', '--role', 'read_only', '--json'])
    const { key } = made.json()
    expect(key).toMatch(/^onh_/)
    expect((await run(['stock'], { env: { ONHAND_API_KEY: key } })).code).toBe(0)
  })

  test('makes a link for a user who forgot the password', async () => {
    const { json } = await run(['user', 'reset', 'ann@example.com', '--json'])
    expect(json().url).toMatch(/^http:.*token=/)
    expect((await run(['user', 'reset', 'nobody@example.com'])).code).toBe(1)
  })

  test('verifies the ledger', async () => {
    const { code, json } = await run(['verify', '--json'])
    expect(code).toBe(0)
    expect(json()).toEqual({ differences: [] })
  })
})

describe('Stock on the command line', () => {
  test('is made, adjusted, reserved and listed', async () => {
    expect((await run(['item', 'create', 'A=1', 'First'])).code).toBe(0)
    const adjusted = await run(['adjust', 'A=1=5', '--reason', 'found', '--json'])
    expect(adjusted.json().lines).toHaveLength(1)
    const reserved = await run(['reserve', 'order-1', 'A=1=2'])
    expect(reserved.json()).toMatchObject({ reference: 'order-1', state: 'committed' })
    expect((await run(['stock', 'A=1'])).lines()).toMatchObject([
      { sku: 'A=1', site: 'MAIN', onHand: 5, committed: 2, available: 3 },
    ])
    expect((await run(['stock', 'A=1', '--json'])).json()).toHaveLength(1)
    const ledger = await run(['ledger', 'A=1'])
    expect(ledger.lines()).toMatchObject([{ change: 5, onHand: 5, reason: 'found' }])
    expect((await run(['item', 'get', 'A=1'])).json()).toMatchObject({ title: 'First' })
    expect((await run(['item', 'list', '--search', 'Fir'])).lines()).toHaveLength(1)
  })

  test('that does not suffice is refused with the lines that are short', async () => {
    const { code, err } = await run(['reserve', 'order-2', 'A=1=9'])
    expect(code).toBe(1)
    expect(err).toContain('not_enough_stock')
    expect(err).toContain('"available":3')
    const inJson = await run(['reserve', 'order-2', 'A=1=9', '--json'])
    expect(JSON.parse(inJson.err)).toMatchObject({ code: 'not_enough_stock', status: 409 })
  })

  test('is adjusted once, however often the command is repeated with its key', async () => {
    const words = ['adjust', 'A=1=10', '--set', '--reason', 'found', '--idempotency-key', 'k1']
    const first = await run(words)
    expect((await run(words)).json().id).toBe(first.json().id)
  })

  test('can be audited and reordered', async () => {
    expect((await run(['audit', '--json'])).json().figures.length).toBeGreaterThan(5)
    expect(Array.isArray((await run(['reorder', '--json'])).json())).toBe(true)
  })
})

describe('Seals on the command line', () => {
  test('are listed, the newest first', async () => {
    const key = deriveSealKey(app.masterKey)
    app.clock.advance(2 * 3_600_000)
    expect(await sealClosedHours(app.db, jobContext(app.clock), key)).toBeGreaterThan(0)
    const listed = await run(['seals', 'list', '--json'])
    expect(listed.code).toBe(0)
    expect(listed.json().at(-1)).toMatchObject({ number: 1, publicKey: key.publicKey })
    expect((await run(['verify'])).code).toBe(0)
  })
})

describe('A number that does not agree with the ledger', () => {
  test('is named by verify, whose exit code says that there is one', async () => {
    await queryServer(app.url, 'update stock_availability set committed = committed + 1')
    const { code, json } = await run(['verify', '--json'])
    await queryServer(app.url, 'update stock_availability set committed = committed - 1')
    expect(code).toBe(1)
    expect(json().differences.length).toBeGreaterThan(0)
  })
})

describe('The whole API', () => {
  test('can be called as it is', async () => {
    const made = await run(['api', 'post', '/v1/items', '--data', '{"sku":"B","title":"Bee"}'])
    expect(made.json()).toMatchObject({ sku: 'B' })
    writeFileSync(join(folder, 'body.json'), '{"sku":"C","title":"Sea"}')
    expect((await run(['api', 'POST', '/v1/items', '--data', '@body.json'])).code).toBe(0)
    const input = '{"sku":"D","title":"Dee"}'
    expect((await run(['api', 'POST', '/v1/items', '--data', '-'], { input })).code).toBe(0)
    expect((await run(['api', 'GET', '/v1/items/D'])).json()).toMatchObject({ title: 'Dee' })
  })

  test('tells deeds as they happen', async () => {
    const child = spawn(process.execPath, [COMMAND_LINE, 'listen', '--types', 'item'], { env })
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    const subject = () => out && JSON.parse(out.slice(0, out.indexOf('\n'))).subjectName
    let number = 0
    await expect
      .poll(
        async () => {
          await app.request('POST', '/v1/items', { sku: `LIVE-${number++}`, title: 'Live' })
          return subject()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toMatch(/^LIVE-/)
    child.kill('SIGKILL')
  })
})

describe('A process of the command line', () => {
  test('writes lines of JSON where another program reads', async () => {
    const { code, lines, err } = await runAsProcess(env, ['stock'])
    expect([code, err]).toEqual([0, ''])
    expect(lines()).toContainEqual(expect.objectContaining({ sku: 'A=1', available: 8 }))
  })

  test('tells by its exit code that nobody is signed in', async () => {
    const { code, out, err } = await runAsProcess({ ...env, ONHAND_API_KEY: '' }, ['stock'])
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('ONHAND_API_KEY')
  })

  test('means the days of the time zone where it runs', async () => {
    const inTokyo = { ...env, TZ: 'Asia/Tokyo' }
    const words = ['ledger', 'A=1', '--reason', 'found', '--to', '2026-11-23']
    expect((await runAsProcess(inTokyo, words)).lines()).toEqual([])
    const inLondon = { ...env, TZ: 'Europe/London' }
    expect((await runAsProcess(inLondon, words)).lines()).not.toEqual([])
  })

  test('ends in peace where its reader leaves early', async () => {
    const child = spawn(process.execPath, [COMMAND_LINE, 'stock'], { env })
    child.stdout.destroy()
    const ended = once(child, 'close')
    expect((await ended)[0]).toBe(0)
  })
})

describe('The exit code', () => {
  test.each([
    ['2 for an unknown command', ['nonsense'], {}, 2],
    ['2 for a missing option', ['adjust', 'A=5'], {}, 2],
    ['2 for a line that is not one', ['adjust', 'A', '--reason', 'found'], {}, 2],
    ['2 for a body that is not JSON', ['api', 'POST', '/v1/items', '--data', '{'], {}, 2],
    ['0 for help', ['--help'], {}, 0],
    ['1 for what is not there', ['item', 'get', 'nothing'], {}, 1],
    ['1 for a server that is not there', ['stock'], { ONHAND_URL: 'http://127.0.0.1:9' }, 1],
    ['3 without a key', ['stock'], { ONHAND_API_KEY: '' }, 3],
    ['3 for a wrong key', ['stock'], { ONHAND_API_KEY: 'onh_wrong' }, 3],
  ])('is %s', async (_name, words, more, code) => {
    expect((await run(words as string[], { env: more })).code).toBe(code)
  })

  test('is 3 where the role does not permit it, and the message says which permission', async () => {
    const role = { ONHAND_API_KEY: await app.keyOf('read_only') }
    const { code, err } = await run(['adjust', 'B=1', '--reason', 'found'], { env: role })
    expect(code).toBe(3)
    expect(err).toContain('stock.adjust')
  })
})
