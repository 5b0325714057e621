import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp } from '../../test/app.ts'
import { queryServer, testContext } from '../../test/database.ts'
import { channelOrder, createOrderApp, type OrderApp } from '../../test/orders.ts'
import { ROLES } from '../access/roles.ts'
import { sql } from '../platform/sql.ts'
import { erasePersonalData } from './shipTo.ts'

const DAY = 86_400_000
const shipTo = {
  name: 'Quincy Fernsby-Zapata',
  line1: '4711 Gooseberry Lane',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62704',
  country: 'US',
  phone: '+1 217 555 0142',
  email: 'quincy@fernsby.example',
}

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
})
afterAll(() => app.close())

async function orderFor(body: object = {}) {
  const sku = await app.newItem({ units: 5 })
  const { body: made } = await app.post('/v1/orders', {
    shipTo,
    lines: [{ sku, quantity: 1 }],
    ...body,
  })
  return made.id as string
}

const read = (id: string, role: (typeof ROLES)[number] = 'owner') =>
  app.request('GET', `/v1/orders/${id}/ship-to`, undefined, { role })

/** Every row of every table that the program can read, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await app.db.many<{ name: string }>(sql`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'
       and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')`)
  const texts = []
  for (const { name } of tables) {
    const { rows } = await app.db.pool.query(`select row_to_json(t)::text as row from ${name} t`)
    texts.push(...rows.map(({ row }: { row: string }) => row))
  }
  return texts.join('\n')
}

function expectNothingOf(text: string) {
  for (const part of ['Fernsby', 'Gooseberry', 'Springfield', '62704', '555 0142', 'quincy@'])
    expect(text.includes(part)).toBe(false)
}

test('an address is read by those who ship, and by nobody else', async () => {
  const id = await orderFor()
  const allowed = []
  for (const role of ROLES) {
    const { status, body } = await read(id, role)
    if (status === 200) allowed.push(role)
    else expectNothingOf(JSON.stringify(body))
  }
  expect(allowed).toEqual(['owner', 'picker'])
  expect((await read(id)).body).toEqual(shipTo)
  expectNothingOf(JSON.stringify(await app.getOrder(id)))
})

test('an address lies nowhere in clear: not in rows, events, kept answers or jobs', async () => {
  const id = await orderFor()
  await app.request('PUT', `/v1/orders/${id}/ship-to`, { ...shipTo, line2: 'Unit 5' })
  await app.take(
    channelOrder({
      externalId: 'pii',
      shipTo,
      lines: [{ externalLineId: 'l1', externalSku: 'x' }],
    }),
  )
  await app.app.inject({
    method: 'POST',
    url: '/v1/orders',
    headers: {
      authorization: `Bearer ${await app.keyOf('owner')}`,
      'idempotency-key': 'with-address',
    },
    payload: { shipTo, lines: [{ sku: 'nobody-knows', quantity: 1 }] },
  })
  expectNothingOf(await wholeDatabase())
})

test('an address stands in no log, also where its request is refused or broken', async () => {
  const logLines: string[] = []
  const logTo = new Writable({
    write: (chunk, _encoding, done) => {
      logLines.push(String(chunk))
      done()
    },
  })
  const logged = await createTestApp({ logTo })
  const asked = [{ sku: 'x', quantity: 1 }]
  await logged.request('POST', '/v1/orders', { shipTo, sites: ['?'], lines: asked })
  // A bug is what is logged with all that the database has to say.
  await queryServer(
    logged.url,
    'alter table order_ship_to add constraint broken check (false) not valid',
  )
  const { status } = await logged.request('POST', '/v1/orders', { shipTo, lines: asked })
  expect(status).toBe(500)
  await logged.close()
  expect(logLines.join('')).toContain('broken')
  expectNothingOf(logLines.join('\n'))
})

test('an address is erased thirty days after the parcel arrived', async () => {
  const arrived = await orderFor()
  const underWay = await orderFor()
  const cancelled = await orderFor()
  const open = await orderFor()
  for (const id of [arrived, underWay]) await app.post(`/v1/orders/${id}/shipments`, {})
  await app.post(`/v1/orders/${cancelled}/cancellation`, {})
  const { shipments } = await app.getOrder(arrived)
  await app.post(`/v1/orders/${arrived}/shipments/${shipments[0].id}/delivery`, {})
  const erase = () => erasePersonalData(app.db, testContext(app.clock))
  const kept = async () => {
    const states = []
    for (const id of [arrived, underWay, cancelled, open])
      states.push((await app.getOrder(id)).address)
    return states
  }
  app.clock.advance(29 * DAY)
  await erase()
  expect(await kept()).toEqual(['kept', 'kept', 'kept', 'kept'])
  app.clock.advance(1 * DAY)
  await erase()
  expect(await kept()).toEqual(['erased', 'kept', 'erased', 'kept'])
  // Where nobody tells of the arrival, a week is allowed for the way.
  app.clock.advance(7 * DAY)
  await erase()
  expect(await kept()).toEqual(['erased', 'erased', 'erased', 'kept'])
  const { status, body } = await read(arrived)
  expect([status, body.code]).toEqual([410, 'personal_data_erased'])
  const sealed = await app.db.many(sql`
    select order_id from order_ship_to where order_id = ${arrived} and sealed is not null`)
  expect(sealed).toEqual([])
})

test('an address once erased does not come back with a late snapshot', async () => {
  const order = channelOrder({
    externalId: 'late-address',
    shipTo: { ...shipTo, country: 'US' },
    updatedAt: '2026-11-23T15:00:00Z',
    lines: [{ externalLineId: 'l1', externalSku: 'y', ordered: 1, cancelled: 1 }],
  })
  const { orderId } = await app.take(order)
  app.clock.advance(40 * DAY)
  await erasePersonalData(app.db, testContext(app.clock))
  await app.take({ ...order, updatedAt: '2026-12-30T15:00:00Z' })
  expect((await app.getOrder(orderId)).address).toBe('erased')
})

test('how long addresses are kept is a setting', async () => {
  await app.request('PATCH', '/v1/settings', { orders: { personalDataDays: 5 } })
  const id = await orderFor()
  await app.post(`/v1/orders/${id}/cancellation`, {})
  app.clock.advance(6 * DAY)
  await erasePersonalData(app.db, testContext(app.clock))
  expect((await app.getOrder(id)).address).toBe('erased')
})
