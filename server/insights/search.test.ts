import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStockApp, type StockApp } from '../../test/stock.ts'

let app: StockApp
beforeAll(async () => {
  app = await createStockApp()
  await app.post('/v1/items', { sku: 'BLU-TEE', title: 'Blue crew tee' })
  await app.post('/v1/items/BLU-TEE/identifiers', { kind: 'upc', value: '036000291452' })
  await app.post('/v1/sites/MAIN/bins', { pattern: 'BLU-01..BLU-03' })
  await app.post('/v1/receipts', {
    reference: 'PO-118',
    lines: [{ sku: 'BLU-TEE', location: 'MAIN/BLU-01', quantity: 6 }],
  })
  await app.post('/v1/reservations', {
    reference: 'web-77',
    lines: [{ sku: 'BLU-TEE', site: 'MAIN', quantity: 1 }],
  })
})
afterAll(() => app.close())

const search = async (q: string) =>
  (await app.request('GET', `/v1/search?q=${encodeURIComponent(q)}`)).body.data

test('words find items, and the beginning of a code finds places as well', async () => {
  expect(await search('crew')).toMatchObject([{ kind: 'item', key: 'BLU-TEE', exact: false }])
  const found = await search('blu')
  expect(found.map(({ kind, key }: { kind: string; key: string }) => `${kind} ${key}`)).toEqual([
    'item BLU-TEE',
    'location MAIN/BLU-01',
    'location MAIN/BLU-02',
    'location MAIN/BLU-03',
  ])
})

test('a scanned code names one thing: an item by its barcode, a bin by its label, a document', async () => {
  expect(await search('036000291452')).toMatchObject([{ key: 'BLU-TEE', exact: true }])
  expect((await search('MAIN/BLU-02'))[0]).toMatchObject({ kind: 'location', exact: true })
  expect((await search('BLU-02'))[0]).toMatchObject({ key: 'MAIN/BLU-02', exact: true })
  expect(await search('po-118')).toMatchObject([{ kind: 'document', title: 'PO-118', exact: true }])
  expect(await search('web-77')).toMatchObject([{ kind: 'reservation', detail: 'committed' }])
  expect(await search('nothing like it')).toEqual([])
})

test('places are listed with what lies in them, a site with all of its bins', async () => {
  const { body } = await app.request('GET', '/v1/location-stock?search=MAIN')
  expect(body.data).toMatchObject([
    { path: 'MAIN', items: 1, units: 6, address: null },
    { path: 'MAIN/BLU-01', items: 1, units: 6 },
    { path: 'MAIN/BLU-02', items: 0, units: 0 },
    { path: 'MAIN/BLU-03', items: 0, units: 0 },
  ])
})

test('a site has an address, and a bin has none', async () => {
  const address = { line1: '12 Pier Rd', city: 'Portland', region: 'ME', postalCode: '04101' }
  const site = await app.request('PATCH', '/v1/locations/MAIN', { address })
  expect(site.body.address).toEqual({ ...address, line2: '', country: 'US' })
  const bin = await app.request('PATCH', '/v1/locations/MAIN%2FBLU-01', { address })
  expect(bin.body.code).toBe('only_sites_have_addresses')
})
