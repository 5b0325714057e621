import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { testContext } from '../../test/database.ts'
import { addItem } from '../../test/stock.ts'
import { revertSupplierItems, saveSupplierItems } from './saveSupplierItems.ts'
import { revertSuppliers, saveSuppliers } from './saveSuppliers.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('Suppliers over HTTP', () => {
  test('a supplier with nothing but a code inherits all planning values', async () => {
    const { status, body } = await app.request('POST', '/v1/suppliers', { code: 'ACME' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ code: 'ACME', name: 'ACME', currency: 'USD', leadTimeDays: null })
    const again = await app.request('POST', '/v1/suppliers', { code: ' ACME ' })
    expect(again).toMatchObject({ status: 409, body: { code: 'supplier_code_taken' } })
  })

  test('planning values are set, cleared and kept in an event', async () => {
    await app.request('POST', '/v1/suppliers', { code: 'Zürich AG', name: 'Zürich' })
    const path = `/v1/suppliers/${encodeURIComponent('Zürich AG')}`
    const set = await app.request('PATCH', path, { leadTimeDays: 12.345, serviceLevel: 0.98 })
    expect(set.body).toMatchObject({ leadTimeDays: 12.35, serviceLevel: 0.98 })
    const cleared = await app.request('PATCH', path, { leadTimeDays: null })
    expect(cleared.body).toMatchObject({ leadTimeDays: null, serviceLevel: 0.98 })
    const same = await app.request('PATCH', path, { leadTimeDays: null })
    expect(same).toMatchObject({ status: 200, body: { updatedAt: cleared.body.updatedAt } })
    const { body } = await app.request('GET', '/v1/suppliers?search=zÜrich')
    expect(body.data).toHaveLength(1)
  })

  test('an unknown supplier, a service level of certainty and an unknown field are refused', async () => {
    expect((await app.request('GET', '/v1/suppliers/none')).body.code).toBe('supplier_not_found')
    const sure = await app.request('POST', '/v1/suppliers', { code: 'X', serviceLevel: 1 })
    expect(sure.status).toBe(400)
    const odd = await app.request('POST', '/v1/suppliers', { code: 'X', nice: true })
    expect(odd.status).toBe(400)
  })

  test('terms of several suppliers for an item are listed by rank', async () => {
    await addItem(app.db, 'T-1')
    await app.request('POST', '/v1/suppliers', { code: 'SECOND' })
    await app.request('PUT', '/v1/items/T-1/suppliers/SECOND', { rank: 2, unitCost: '4.10' })
    const first = await app.request('PUT', '/v1/items/T-1/suppliers/ACME', { supplierSku: '007' })
    expect(first.body).toMatchObject({ supplier: 'ACME', supplierSku: '007', unitCost: null })
    const { body } = await app.request('GET', '/v1/supplier-items?sku=T-1')
    expect(body.data.map((terms: { supplier: string }) => terms.supplier)).toEqual([
      'ACME',
      'SECOND',
    ])
    const page = await app.request('GET', '/v1/supplier-items?sku=T-1&limit=1')
    const rest = await app.request(
      'GET',
      `/v1/supplier-items?sku=T-1&limit=1&cursor=${page.body.nextCursor}`,
    )
    expect(rest.body).toMatchObject({ data: [{ supplier: 'SECOND' }], nextCursor: null })
    const gone = await app.request('DELETE', '/v1/items/T-1/suppliers/SECOND')
    expect(gone.status).toBe(204)
    const twice = await app.request('DELETE', '/v1/items/T-1/suppliers/SECOND')
    expect(twice.body.code).toBe('supplier_item_not_found')
  })
})

describe('Many suppliers at once', () => {
  test('the same rows again change nothing, and what was done can be taken back', async () => {
    const save = (rows: Parameters<typeof saveSuppliers>[1]) =>
      app.db.transaction(testContext(app.clock), (tx) => saveSuppliers(tx, rows))
    const made = await save([{ code: 'B-1', leadTimeDays: 7 }, { code: 'B-2' }])
    expect(made.map(({ change }) => change)).toEqual(['created', 'created'])
    const again = await save([{ code: 'B-1', leadTimeDays: 7 }, { code: 'B-2' }])
    expect(again.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
    const changed = await save([{ code: 'B-1', name: 'Better' }])
    expect(changed[0]).toMatchObject({ change: 'changed', before: { name: 'B-1' } })
    const revert = (rows: Parameters<typeof revertSuppliers>[1]) =>
      app.db.transaction(testContext(app.clock), (tx) => revertSuppliers(tx, rows))
    expect(await revert(made)).toEqual(['kept', 'deleted'])
    expect(await revert(changed)).toEqual(['restored'])
    expect(await revert(made)).toEqual(['deleted', 'gone'])
  })

  test('terms are taken back only where nobody has changed them since', async () => {
    const item = await addItem(app.db, 'T-2')
    const [supplier] = await app.db.transaction(testContext(app.clock), (tx) =>
      saveSuppliers(tx, [{ code: 'B-3' }]),
    )
    const pair = { supplierId: supplier?.id ?? '', itemId: item.id }
    const save = (terms: object) =>
      app.db.transaction(testContext(app.clock), (tx) =>
        saveSupplierItems(tx, [{ ...pair, ...terms }]),
      )
    const made = await save({ unitCost: '1.50' })
    const changed = await save({ rank: 3 })
    const revert = (rows: Parameters<typeof revertSupplierItems>[1]) =>
      app.db.transaction(testContext(app.clock), (tx) => revertSupplierItems(tx, rows))
    expect(await revert(made)).toEqual([false])
    expect(await revert(changed)).toEqual([true])
    expect(await revert(made)).toEqual([true])
    expect(await revert(made)).toEqual([false])
  })
})
