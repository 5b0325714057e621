import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBuffer, type ZipFile } from 'yauzl'
import { createStockApp } from '../../test/stock.ts'
import { checkBackup } from './backup.ts'

type App = Awaited<ReturnType<typeof createStockApp>>

const folder = mkdtempSync(join(tmpdir(), 'onhand-download-'))
let app: App
let sku: string

beforeAll(async () => {
  app = await createStockApp()
  sku = await app.newItem({ units: 12 })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function download(url: string) {
  const key = await app.keyOf('owner')
  return app.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } })
}

test('a backup is downloaded whole, and it is known when the last one was', async () => {
  expect((await app.request('GET', '/v1/backups/last')).body.last).toBeNull()
  const { statusCode, headers, rawPayload } = await download('/v1/backup')
  expect(statusCode).toBe(200)
  expect(headers['content-disposition']).toMatch(/filename="onhand-[\d-]+\.backup"/)
  const file = join(folder, 'downloaded.backup')
  writeFileSync(file, rawPayload)
  const { rows, tables } = await checkBackup(file)
  expect(tables).toContainEqual({ name: 'stock_movement', rows: 1 })
  const { body } = await app.request('GET', '/v1/backups/last')
  expect(body.last).toMatchObject({ rows, by: 'owner' })
  const entries = await app.request('GET', '/v1/audit-entries?type=backup.made')
  expect(entries.body.data).toHaveLength(1)
})

test('the full export holds each list as a file, the ledger too', async () => {
  const { statusCode, rawPayload } = await download('/v1/full-export')
  expect(statusCode).toBe(200)
  const files = await unzip(rawPayload)
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['items.csv', 'stock.csv', 'orders.csv']),
  )
  expect(files.get('items.csv')).toContain(sku)
  const [header, ...lines] = (files.get('ledger.csv') ?? '').trim().split('\r\n')
  expect(header).toContain('sku,occurredAt')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(sku)
})

test('the ledger is listed page by page, each movement once', async () => {
  for (let count = 0; count < 4; count++) await app.newItem({ units: 1 })
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await app.request('GET', `/v1/movements?limit=2${cursor}`)
    seen.push(...body.data.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
  } while (cursor)
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})

test('neither is for anyone but owners', async () => {
  for (const url of ['/v1/backup', '/v1/full-export', '/v1/backups/last'])
    expect((await app.request('GET', url, undefined, { role: 'buyer' })).status).toBe(403)
})

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { lazyEntries: true })
  const files = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(chunks).toString())
          zip.readEntry()
        })
      }),
    )
    zip.readEntry()
  })
}
