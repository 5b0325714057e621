import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobs } from '../server/app.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { startJobs } from '../server/platform/jobs.ts'
import { createLog } from '../server/platform/log.ts'
import { createTestApp, type TestApp } from '../test/app.ts'
import { type CommandEnv, openCommandEnv, runInside } from '../test/commandLine.ts'

let app: TestApp
let worker: { stop(): Promise<void> }
let env: CommandEnv
const folder = mkdtempSync(join(tmpdir(), 'onhand-import-'))

beforeAll(async () => {
  app = await createTestApp()
  worker = await startJobs({
    jobs,
    db: app.db,
    url: app.url,
    clock: systemClock,
    log: createLog('silent'),
    config: readConfig({ ONHAND_DATA: folder }),
    masterKey: app.masterKey,
  })
  env = { ...(await openCommandEnv(app)), INIT_CWD: folder }
})
afterAll(async () => {
  await worker.stop()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const command = (words: string[], input = '') => runInside(env, words, input)
const run = (words: string[], input = '') => command(['import', ...words], input)

const write = (name: string, content: string) => writeFileSync(join(folder, name), content)
const hasFile = (name: string) => existsSync(join(folder, name))

describe('An import from the command line', () => {
  test('is counted by a dry run, which writes nothing', async () => {
    write('items.csv', 'sku,title\nMUG-1,Red mug\nMUG-2,Blue mug\n')
    const { code, json } = await run(['items', 'items.csv', '--dry-run'])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ state: 'done', dryRun: true, created: 2, errors: 0 })
    expect((await app.request('GET', '/v1/items')).body.data).toEqual([])
  })

  test('makes what is new, and nothing the second time', async () => {
    expect((await run(['items', 'items.csv', '--json'])).json()).toMatchObject({ created: 2 })
    expect((await run(['items', 'items.csv'])).json()).toMatchObject({ created: 0, unchanged: 2 })
    expect(hasFile('items.errors.csv')).toBe(false)
  })

  test('with rows that cannot be taken is done in part, and saves them with the reason', async () => {
    write('more.csv', 'sku,title\nMUG-3,Green mug\n,Nameless\n')
    const { code, json } = await run(['items', 'more.csv'])
    expect(code).toBe(4)
    expect(json()).toMatchObject({ created: 1, errors: 1 })
    const errors = readFileSync(join(folder, 'more.errors.csv'), 'utf8')
    expect(errors).toMatch(/^sku,title,reason\r?\n,Nameless,/)
  })

  test('takes its columns from a mapping, and its file from standard input', async () => {
    write('map.json', '{"Code":"sku","Pieces":"quantity","Colour":null}')
    const input = 'Code,Pieces,Colour\nMUG-1,12,red\n'
    const { code, json } = await run(['opening-stock', '-', '--map', 'map.json'], input)
    expect(code).toBe(0)
    expect(json()).toMatchObject({ created: 1, errors: 0 })
    const { body } = await app.request('GET', '/v1/stock?sku=MUG-1')
    expect(body.data).toMatchObject([{ onHand: 12 }])
  })

  test('takes a sheet of a workbook, and finds out itself what it holds', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: 'Read me', rows: [['Made by Elm & Co']] },
        {
          name: 'Counts',
          rows: [
            ['SKU', 'Title'],
            ['0042', 'Zero mug'],
          ],
        },
      ],
    })
    writeFileSync(join(folder, 'book.xlsx'), book)
    const { code, json } = await run(['auto', 'book.xlsx', '--sheet', 'Counts'])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ kind: 'items', format: 'xlsx', created: 1 })
  })

  test.each(['csv', 'xlsx'])('takes a view back as it was exported: %s', async (format) => {
    const file = `view.${format}`
    const written = await command(['export', 'inventory', '--format', format, '--output', file])
    expect(written.code).toBe(0)
    const back = (await run(['auto', file])).json()
    expect(back).toMatchObject({ kind: 'items', created: 0, changed: 0, errors: 0 })
    expect(Number(back.unchanged)).toBeGreaterThan(2)
  })

  test.each([
    ['an unknown kind', ['songs', 'items.csv']],
    ['a file that is not there', ['items', 'nothing.csv']],
    ['a mapping that is not JSON', ['items', 'items.csv', '--map', 'items.csv']],
  ])('is refused as wrong use for %s', async (_name, words) => {
    expect((await run(words)).code).toBe(2)
  })
})

describe('A past import on the command line', () => {
  test('is listed, shown and taken back', async () => {
    write('back.csv', 'sku,title\nBACK-1,Comes back\n')
    const { json } = await run(['items', 'back.csv', '--json'])
    const id = String(json().id)
    const list = JSON.parse((await run(['list', '--json'])).out) as { id: string }[]
    expect(list[0]?.id).toBe(id)
    expect((await run(['show', id, '--json'])).json()).toMatchObject({ state: 'done', created: 1 })
    const back = await run(['rollback', id, '--json'])
    expect([back.code, back.json().state]).toEqual([0, 'rolled_back'])
    expect((await app.request('GET', '/v1/items/BACK-1')).status).toBe(404)
    expect((await run(['show', '01a20a34-0000-7000-8000-000000000000'])).code).not.toBe(0)
  })
})
