import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { addItem, addPlace } from '../../test/stock.ts'
import { verifyStock } from './verify.ts'

let app: TestApp
let number = 0

beforeAll(async () => {
  app = await createTestApp()
  await addPlace(app.db, 'MAIN/A-01')
  await addPlace(app.db, 'MAIN/B-02')
  await addPlace(app.db, 'WEST', 'site')
})
afterAll(async () => {
  expect(await verifyStock(app.db)).toEqual([])
  await app.close()
})

async function newItem(options: Parameters<typeof addItem>[2] = {}): Promise<string> {
  number += 1
  return (await addItem(app.db, `SKU-${number}`, options)).sku
}

async function adjust(sku: string, quantity: number, location = 'MAIN') {
  return app.request('POST', '/v1/adjustments', {
    reason: 'found',
    lines: [{ sku, location, quantity }],
  })
}

async function stockOf(sku: string, site = 'MAIN') {
  const answer = await app.request('GET', `/v1/stock?sku=${sku}&site=${site}`)
  expect(answer.status).toBe(200)
  return answer.body.data[0]
}

describe('The ledger', () => {
  test('units that are found are on hand and available', async () => {
    const sku = await newItem({ unitCost: '12.5' })
    const answer = await adjust(sku, 5)
    expect(answer.status).toBe(201)
    expect(answer.body.lines[0]).toMatchObject({
      sku,
      from: '~adjustment',
      to: 'MAIN',
      quantity: 5,
      unitCost: '12.500000',
    })
    const stock = await app.request('GET', `/v1/stock?sku=${sku}`)
    expect(stock.body).toEqual({
      data: [
        {
          sku,
          site: 'MAIN',
          onHand: 5,
          unavailable: 0,
          committed: 0,
          held: 0,
          available: 5,
          incoming: 0,
        },
      ],
      nextCursor: null,
    })
  })

  test('more cannot be taken away than lies there, and the refusal says what lies where', async () => {
    const sku = await newItem()
    await adjust(sku, 3)
    const answer = await adjust(sku, -4)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      code: 'not_enough_on_hand',
      lines: [{ sku, location: 'MAIN', lot: '', requested: 4, onHand: 3 }],
    })
  })

  test('physical truth is taken although units are promised, and the short reservation is named', async () => {
    const sku = await newItem()
    await adjust(sku, 5)
    for (const reference of [`${sku}-first`, `${sku}-second`]) {
      const made = await app.request('POST', '/v1/reservations', {
        reference,
        lines: [{ sku, site: 'MAIN', quantity: 2 }],
      })
      expect(made.status).toBe(201)
      app.clock.advance(1000)
    }
    expect((await adjust(sku, -2)).status).toBe(201)
    expect(await stockOf(sku)).toMatchObject({ onHand: 3, committed: 4, available: -1 })
    const { rows } = await app.db.pool.query(
      `select details from event where type = 'stock.short' and subject_name = '${sku}'`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].details).toMatchObject({
      sku,
      site: 'MAIN',
      available: -1,
      reservations: [{ reference: `${sku}-second`, quantity: 2, short: 1 }],
    })
  })
})

describe('A reservation', () => {
  test('is committed at once, or held, made firm and released', async () => {
    const sku = await newItem()
    await adjust(sku, 5)
    const line = { sku, site: 'MAIN', quantity: 1 }
    const firm = await app.request('POST', '/v1/reservations', {
      reference: `${sku}-1`,
      lines: [line],
    })
    expect(firm.status).toBe(201)
    expect(firm.body).toMatchObject({
      reference: `${sku}-1`,
      state: 'committed',
      lines: [line],
    })
    const held = await app.request('POST', '/v1/reservations', {
      reference: `${sku}-2`,
      lines: [line],
      holdSeconds: 900,
    })
    expect(held.body.state).toBe('held')
    expect(await stockOf(sku)).toMatchObject({ committed: 1, held: 1, available: 3 })
    const made = await app.request('POST', `/v1/reservations/${held.body.id}/commitment`)
    expect(made.body.state).toBe('committed')
    expect(await stockOf(sku)).toMatchObject({ committed: 2, held: 0, available: 3 })
    for (let time = 1; time <= 2; time++) {
      const gone = await app.request('DELETE', `/v1/reservations/${held.body.id}`)
      expect(gone.status).toBe(204)
    }
    expect(await stockOf(sku)).toMatchObject({ committed: 1, held: 0, available: 4 })
  })

  test('for more than there is names what is short', async () => {
    const sku = await newItem()
    await adjust(sku, 1)
    const answer = await app.request('POST', '/v1/reservations', {
      reference: `${sku}-1`,
      lines: [{ sku, site: 'MAIN', quantity: 3 }],
    })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      code: 'not_enough_stock',
      lines: [{ sku, site: 'MAIN', requested: 3, available: 1 }],
    })
  })
})
