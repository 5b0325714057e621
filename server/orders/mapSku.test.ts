import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testContext } from '../../test/database.ts'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import { addItem } from '../../test/stock.ts'
import { mapKnownLines } from './mapSku.ts'

let app: OrderApp
let number = 0
beforeAll(async () => {
  app = await createOrderApp()
})
afterAll(() => app.close())

function sell(lines: Parameters<typeof channelOrder>[0], channel = 'shop-1') {
  const externalId = `m-${++number}`
  return app.take(channelOrder({ externalId, number: externalId, channel, ...lines }))
}

describe('A line whose SKU nobody knows', () => {
  test('waits, while the others are promised', async () => {
    const known = await app.newItem({ units: 5 })
    const { orderId, unmapped } = await sell({
      lines: [
        { externalLineId: 'l1', externalSku: known, ordered: 2 },
        { externalLineId: 'l2', externalSku: 'THEIRS-1', title: 'Blue mug', ordered: 3 },
      ],
    })
    expect(unmapped).toBe(1)
    expect((await app.stockOf(known)).committed).toBe(2)
    const order = await app.getOrder(orderId)
    expect(order.lines[1]).toMatchObject({ sku: null, title: 'Blue mug', open: 3, allocations: [] })
    const { body } = await app.request('GET', '/v1/unmapped-lines?channel=shop-1')
    expect(body.data).toEqual([
      expect.objectContaining({ externalSku: 'THEIRS-1', lines: 1, orders: 1, units: 3 }),
    ])
    const list = await app.request('GET', '/v1/orders?view=unmapped')
    expect(list.body.data.map(({ id }: { id: string }) => id)).toContain(orderId)
    const ship = await app.post(`/v1/orders/${orderId}/shipments`, {
      lines: [{ lineId: order.lines[1].id, quantity: 1 }],
    })
    expect(ship.body.code).toBe('line_is_unmapped')
  })

  test('is promised once it is mapped, and so are later ones', async () => {
    const sku = await app.newItem({ units: 50 })
    const line = { externalLineId: 'l1', externalSku: 'PACK-OF-6', ordered: 2 }
    const first = await sell({ lines: [line] })
    const second = await sell({ lines: [{ ...line, ordered: 1 }] })
    const { status, body } = await app.post('/v1/sku-aliases', {
      channel: 'shop-1',
      externalSku: 'PACK-OF-6',
      sku,
      packSize: 6,
    })
    expect([status, body.mappedLines, body.waitingLines]).toEqual([201, 2, 0])
    expect((await app.stockOf(sku)).committed).toBe(18)
    const third = await sell({ lines: [line] })
    expect(third.unmapped).toBe(0)
    expect((await app.stockOf(sku)).committed).toBe(30)
    const elsewhere = await sell({ lines: [line] }, 'shop-2')
    expect(elsewhere.unmapped).toBe(1)
    for (const { orderId } of [first, second])
      expect((await app.getOrder(orderId)).lines[0]).toMatchObject({ sku, packSize: 6 })
  })

  test('that was shipped meanwhile leaves our stock when it is mapped', async () => {
    const sku = await app.newItem({ units: 10 })
    const line = { externalLineId: 'l1', externalSku: 'LATE-1', ordered: 3, shipped: 2 }
    await sell({ lines: [line] })
    await app.post('/v1/sku-aliases', { channel: 'shop-1', externalSku: 'LATE-1', sku })
    expect(await app.stockOf(sku)).toMatchObject({ onHand: 8, committed: 1 })
  })

  test('without a SKU is known by its listing', async () => {
    const sku = await app.newItem({ units: 10 })
    await sell({ lines: [{ externalLineId: 'l1', listing: 'listing-77', ordered: 1 }] })
    const { body } = await app.post('/v1/sku-aliases', {
      channel: 'shop-1',
      externalSku: 'listing-77',
      sku,
    })
    expect(body.mappedLines).toBe(1)
  })

  test('is mapped by itself once an item of that very SKU is made', async () => {
    const { orderId } = await sell({
      lines: [{ externalLineId: 'l1', externalSku: 'SOON', ordered: 1 }],
    })
    await addItem(app.db, 'SOON')
    expect(await mapKnownLines(app.db, testContext(app.clock))).toBe(1)
    expect((await app.getOrder(orderId)).lines[0]).toMatchObject({ sku: 'SOON', short: 1 })
  })

  test('comes with suggestions by barcode and by SKU', async () => {
    const { body: made } = await app.post('/v1/items', {
      sku: 'KETTLE-RED',
      title: 'Red kettle',
      identifiers: [{ kind: 'upc', value: '036000291452' }],
    })
    expect(made.sku).toBe('KETTLE-RED')
    await sell(
      {
        lines: [
          { externalLineId: 'l1', externalSku: 'X-1', barcode: '036000291452' },
          { externalLineId: 'l2', externalSku: 'kettle' },
        ],
      },
      'shop-3',
    )
    const { body } = await app.request('GET', '/v1/unmapped-lines?channel=shop-3')
    const suggested = body.data.map((row: { externalSku: string; suggestions: object[] }) => [
      row.externalSku,
      row.suggestions[0],
    ])
    expect(suggested).toEqual([
      ['X-1', expect.objectContaining({ sku: 'KETTLE-RED', why: 'barcode' })],
      ['kettle', expect.objectContaining({ sku: 'KETTLE-RED', why: 'sku' })],
    ])
  })

  test('is forgotten as a mapping without touching what was mapped', async () => {
    const { status } = await app.request('DELETE', '/v1/sku-aliases/shop-1/PACK-OF-6')
    expect(status).toBe(204)
    const { unmapped } = await sell({
      lines: [{ externalLineId: 'l1', externalSku: 'PACK-OF-6' }],
    })
    expect(unmapped).toBe(1)
  })
})

test('everything above left promises and lines in agreement', async () => {
  expect(await app.faults()).toEqual([])
})
