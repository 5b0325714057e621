import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { importFile, uploadFile } from '../../test/importData.ts'
import { routes } from '../app.ts'
import { isList } from '../platform/exportList.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  await importFile(app, 'items', 'SKU,Title,Cost,Vendor\n0017,=Tray,6.72,Elm\n+1,@home,,\n')
  await importFile(app, 'opening_stock', 'SKU,Qty\n0017,12\n+1,3\n')
  await importFile(app, 'incoming', 'SKU,Qty,ETA,PO\n0017,40,12/24/2026,=PO-1\n')
  await importFile(app, 'sales', 'SKU,Day,Units\n0017,2026-11-01,3\n')
})
afterAll(() => app.close())

const lists = routes.filter((route) => isList(route) && !route.path.includes('{'))
const reports = ['valuation', 'slow-stock', 'ageing', 'turnover', 'abc', 'stockouts', 'sales']

/** Which lists are files that can come in again; the rest is to be read. */
const COMES_BACK = new Map([
  ['inventoryList', 'items'],
  ['itemList', 'items'],
  ['supplierList', 'suppliers'],
  ['balanceList', 'stock_counts'],
  ['expectedReceiptList', 'incoming'],
])

async function read(path: string, format: string) {
  const answer = await app.app.inject({
    method: 'GET',
    url: `${path}${path.includes('?') ? '&' : '?'}format=${format}`,
    headers: { authorization: `Bearer ${await app.keyOf('owner')}` },
  })
  return { status: answer.statusCode, file: answer.rawPayload, text: answer.body }
}

test('every list is a file, no cell of which is run as a formula; what can come back changes nothing', async () => {
  expect(lists.length).toBeGreaterThan(30)
  const paths = [
    ...lists.map(({ name, path }) => [name, path]),
    ...reports.map((name) => [`report ${name}`, `/v1/reports/${name}/rows`]),
  ]
  for (const [name = '', path = ''] of paths) {
    const asked = await read(path, 'csv')
    // A few lists must be told what to list.
    if (asked.status === 400) continue
    expect([name, asked.status]).toEqual([name, 200])
    const cells = (parse(asked.text) as string[][]).flat()
    expect([name, cells.filter((cell) => /^[=+@\t\r]/.test(cell))]).toEqual([name, []])
    const kind = COMES_BACK.get(name)
    if (!kind) continue
    for (const format of ['csv', 'xlsx']) {
      const { file } = await read(path, format)
      const back = await importFile(app, '', file, { fileName: `${name}.${format}` })
      const { created, changed, errors, unchanged } = back
      expect([name, back.kind, created, changed, errors]).toEqual([name, kind, 0, 0, 0])
      expect(unchanged).toBeGreaterThan(0)
    }
  }
})

test('a list that has no importer is not taken for a file of something', async () => {
  const { file } = await read('/v1/orders', 'csv')
  const { status, body } = await uploadFile(app, '', file)
  expect([status, body.code]).toEqual([422, 'kind_unclear'])
})
