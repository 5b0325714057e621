import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChannelApp, createChannelApp } from '../channels.ts'
import { holdContract, sendMessage } from '../connectorContract.ts'
import { findServer } from '../database.ts'
import { type FaultyGate, openFaultyGate } from '../faultyGate.ts'
import type { PluginMessage } from '../pluginShop.ts'
import type { StoreName } from './installStore.ts'
import { realContract } from './realContract.ts'
import type { RealStore } from './realStore.ts'
import { startMedusa } from './startMedusa.ts'
import { startVendure } from './startVendure.ts'

const STOCK = { CUP: 20, BOWL: 9, VASE: 3, GONE: 2 }
const NAMES: StoreName[] = ['medusa', 'vendure']

const stores = new Map<StoreName, RealStore>()
const store = (name: StoreName) => stores.get(name) as RealStore

beforeAll(async () => {
  const options = { serverUrl: findServer() }
  const began = performance.now()
  const started = await Promise.allSettled([startVendure(options), startMedusa(options)])
  for (const one of started) if (one.status === 'fulfilled') stores.set(one.value.name, one.value)
  for (const one of started) if (one.status === 'rejected') throw one.reason
  console.log(`Both stores opened in ${Math.round((performance.now() - began) / 1000)} s.`)
})

afterAll(async () => {
  await Promise.all([...stores.values()].map((one) => one.stop()))
})

for (const name of NAMES) holdContract(realContract(name, () => store(name)))

/** What the plugin of a store has sent, once it has no more to say. */
async function messagesOf(name: StoreName): Promise<PluginMessage[]> {
  const messages: PluginMessage[] = []
  for (let quiet = 0; quiet < 3 || messages.length === 0; quiet++) {
    const some = store(name).takeMessages()
    messages.push(...some)
    if (some.length > 0) quiet = 0
    if (quiet > 100) throw new Error(`The plugin of ${name} said nothing.`)
    await sleep(100)
  }
  return messages
}

/** Both are connected to one Onhand and sell the same units. */
describe('two stores on one stock', () => {
  let app: ChannelApp
  const gates = new Map<StoreName, FaultyGate>()

  beforeAll(async () => {
    app = await createChannelApp({ callDeadlineMs: 15_000 })
    await app.stockUp(STOCK)
    await app.request('POST', '/v1/items', { sku: 'SET', title: 'A set', kind: 'virtual_kit' })
    await app.request('PUT', '/v1/items/SET/components', {
      components: [
        { sku: 'CUP', quantity: 2 },
        { sku: 'BOWL', quantity: 1 },
      ],
    })
    for (const name of NAMES) {
      const gate = await openFaultyGate(store(name).url)
      gates.set(name, gate)
      await store(name).addProducts({ CUP: 5, BOWL: 5, VASE: 5, GONE: 5, SET: 5 })
      await app.connect(name, name, store(name).fields(gate.url), { shadow: true })
    }
  })

  afterAll(async () => {
    for (const gate of gates.values()) await gate.close()
    await app?.close()
  })

  const gate = (name: StoreName) => gates.get(name) as FaultyGate
  const settle = async () => {
    for (let round = 0; round < 2; round++) await app.pass(2)
  }
  const shown = async (sku: string) => [
    await store('medusa').stockOf(sku),
    await store('vendure').stockOf(sku),
  ]
  const both = (units: number) => [units, units]
  const orderOf = async (id: string) =>
    (await app.request('GET', '/v1/orders?limit=100')).body.data.find(
      (order: { externalId: string }) => order.externalId === id,
    )
  const linesOf = async (id: string) =>
    (await app.request('GET', `/v1/orders/${(await orderOf(id)).id}`)).body.lines
  const sell = async (name: StoreName, sku: string, quantity: number) => {
    const id = await store(name).sell([{ sku, quantity }])
    expect(id).toBeDefined()
    return id as string
  }
  const heard = async (name: StoreName) => {
    const messages = await messagesOf(name)
    for (const message of messages) expect(await sendMessage(app, name, message)).toBe(200)
    await app.sync.settle()
    return messages
  }
  const deed = (id: string, part: string, body: object) =>
    app.request('POST', `/v1/orders/${id}/${part}`, body)

  test('a connection is checked, and wrong credentials are told', async () => {
    for (const name of NAMES) {
      const checked = await app.request('POST', `/v1/channels/${name}/check`)
      expect([checked.status, checked.body.clockSkewMs !== undefined]).toEqual([200, true])
      const fields = { ...store(name).fields(), apiKey: 'wrong' }
      const refused = await app.request('POST', `/v1/connectors/${name}/check`, { fields })
      expect(JSON.stringify(refused.body)).toContain('"reason":"auth"')
    }
  })

  test('in shadow nothing is written; switched on, both show the one stock', async () => {
    await settle()
    expect(await shown('CUP')).toEqual(both(5))
    for (const name of NAMES)
      await app.request('POST', `/v1/channels/${name}/state`, { state: 'live' })
    await app.sync.settle()
    await settle()
    expect(await shown('CUP')).toEqual(both(20))
    // Two cups and a bowl each.
    expect(await shown('SET')).toEqual(both(9))
  })

  test.each(NAMES)(
    'an order in %s is promised once its message comes, and falls everywhere',
    async (name) => {
      const before = await app.available('CUP')
      store(name).takeMessages()
      const id = await sell(name, 'CUP', 2)
      const messages = await heard(name)
      expect(messages.length).toBeGreaterThan(0)
      expect(await app.available('CUP')).toBe(before - 2)
      expect(await orderOf(id)).toMatchObject({ state: 'open', channelName: name })
      expect(await shown('CUP')).toEqual(both(before - 2))
      for (const message of messages.toReversed()) await sendMessage(app, name, message)
      await settle()
      expect(await app.available('CUP')).toBe(before - 2)
    },
  )

  test.each(NAMES)('an order in %s whose message is lost is found by reading', async (name) => {
    const before = await app.available('BOWL')
    const id = await sell(name, 'BOWL', 1)
    store(name).takeMessages()
    await settle()
    expect((await orderOf(id)).state).toBe('open')
    expect(await shown('BOWL')).toEqual(both(before - 1))
  })

  test.each(NAMES)('a forged message from %s is refused', async (name) => {
    await sell(name, 'CUP', 1)
    const [message] = (await messagesOf(name)) as [PluginMessage]
    const headers = { ...message.headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` }
    expect(await sendMessage(app, name, { ...message, headers })).toBe(401)
    const body = message.body.replace('order', 'stock')
    expect(await sendMessage(app, name, { ...message, body })).toBe(401)
  })

  test('a kit sold in one store takes its parts in the other', async () => {
    await settle()
    const [cups, bowls] = [await app.available('CUP'), await app.available('BOWL')]
    await sell('vendure', 'SET', 1)
    await heard('vendure')
    await settle()
    expect(await shown('CUP')).toEqual(both(cups - 2))
    expect(await shown('BOWL')).toEqual(both(bowls - 1))
  })

  test.each(NAMES)('a number changed by hand in %s is found and put right', async (name) => {
    const right = await app.available('CUP')
    await store(name).setOnHand('CUP', 500)
    await app.pass(16)
    await settle()
    expect(await shown('CUP')).toEqual(both(right))
    const events = await app.request('GET', '/v1/audit-entries?type=channel.drifted&limit=5')
    expect(events.body.data.length).toBeGreaterThan(0)
  })

  test.each(NAMES)(
    'units cancelled here leave the order in %s once, though the answer is lost',
    async (name) => {
      const before = await app.available('CUP')
      const id = await sell(name, 'CUP', 3)
      await settle()
      const [line] = await linesOf(id)
      const isCancel = ({ path, body }: { path: string; body: string }) =>
        /order-edits\/[^/]+\/confirm/.test(path) || body.includes('cancelOrder(')
      gate(name).spoil(isCancel, 'timeout_after')
      await deed((await orderOf(id)).id, 'cancellation', {
        lines: [{ lineId: line.id, quantity: 1 }],
        reason: 'One was chipped',
      })
      await app.sync.settle()
      await settle()
      expect((await store(name).order(id)).units).toEqual({ CUP: 2 })
      expect(await linesOf(id)).toMatchObject([{ ordered: 3, cancelled: 1, open: 2 }])
      expect(await app.available('CUP')).toBe(before - 2)
      expect(await shown('CUP')).toEqual(both(before - 2))
    },
  )

  test.each(NAMES)('an order cancelled here is cancelled in %s', async (name) => {
    const before = await app.available('CUP')
    const id = await sell(name, 'CUP', 2)
    await settle()
    await deed((await orderOf(id)).id, 'cancellation', { reason: 'The buyer asked' })
    await app.sync.settle()
    await settle()
    expect((await store(name).order(id)).state).toMatch(/^cancell?ed$/i)
    expect(await shown('CUP')).toEqual(both(before))
  })

  test.each(NAMES)('an order cancelled in %s gives its units back', async (name) => {
    const before = await app.available('CUP')
    const id = await sell(name, 'CUP', 2)
    await heard(name)
    expect(await app.available('CUP')).toBe(before - 2)
    await store(name).cancel(id)
    await heard(name)
    await settle()
    expect((await orderOf(id)).state).toBe('cancelled')
    expect(await shown('CUP')).toEqual(both(before))
  })

  test.each(NAMES)('a refund here is noted in %s and paid back, once', async (name) => {
    const before = await app.available('CUP')
    const id = await sell(name, 'CUP', 2)
    await store(name).takeMoney(id)
    await settle()
    const [line] = await linesOf(id)
    const refund = await deed((await orderOf(id)).id, 'refunds', {
      lines: [{ lineId: line.id, quantity: 1, restock: 'cancel' }],
      amountMinor: 500,
      reason: 'Too late',
    })
    await app.sync.settle()
    await settle()
    const { units, noted } = await store(name).order(id)
    expect(units).toEqual({ CUP: 1 })
    expect(noted.split(refund.body.refundId).length - 1).toBe(1)
    expect(await store(name).paidBack(id)).toBe(500)
    expect(await shown('CUP')).toEqual(both(before - 1))
  })

  test.each(NAMES)('what %s ships has left here too', async (name) => {
    const id = await sell(name, 'CUP', 1)
    await heard(name)
    const before = await app.available('CUP')
    await store(name).ship(id)
    await heard(name)
    await settle()
    expect((await orderOf(id)).state).toBe('shipped')
    expect(await app.available('CUP')).toBe(before)
    expect(await shown('CUP')).toEqual(both(before))
  })

  test.each(NAMES)('%s is killed and opened again: what was due then comes', async (name) => {
    const other = name === 'medusa' ? 'vendure' : 'medusa'
    await store(name).kill()
    await sell(other, 'CUP', 1)
    await heard(other)
    await settle()
    const { body } = await app.request('GET', `/v1/channels/${name}`)
    expect(body.health.errorCode).toBe('transient')
    await store(name).start()
    await app.pass(20)
    await settle()
    expect(await shown('CUP')).toEqual(both(await app.available('CUP')))
  })

  test('buyers race in both stores: all that was accepted is promised, and nothing is left', async () => {
    const asked = NAMES.flatMap((name) => Array.from({ length: 3 }, () => name))
    const sold = await Promise.all(
      asked.map((name) => store(name).sell([{ sku: 'VASE', quantity: 1 }])),
    )
    const accepted = sold.filter((id) => id !== undefined).length
    expect(accepted).toBeGreaterThanOrEqual(3)
    for (const name of NAMES) await heard(name)
    await settle()
    expect(await app.available('VASE')).toBe(3 - accepted)
    expect(await shown('VASE')).toEqual(both(0))
    const verified = await app.request('GET', '/v1/stock?sku=VASE')
    expect(verified.body.data[0]).toMatchObject({ onHand: 3, committed: accepted })
  })

  test.each(NAMES)('a product that %s no longer has has ended here', async (name) => {
    await store(name).removeProduct('GONE')
    await app.pass(61)
    expect((await app.listing(name, 'GONE')).status).toBe('ended')
  })
})
