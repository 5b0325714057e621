import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CommandEnv, openCommandEnv, runInside } from '../test/commandLine.ts'
import { createOrderApp, type OrderApp } from '../test/orders.ts'

let app: OrderApp
let env: CommandEnv

beforeAll(async () => {
  app = await createOrderApp()
  env = await openCommandEnv(app)
})
afterAll(() => app.close())

const run = (...words: string[]) => runInside(env, ['order', ...words, '--json'])

test('an order is taken, held, shipped, refunded and found on the command line', async () => {
  const sku = await app.newItem({ units: 10 })
  const made = (
    await run('create', `${sku}=3`, '--number', 'CLI-1', '--ship-by', '2026-12-01')
  ).json()
  expect(made).toMatchObject({ number: 'CLI-1', state: 'open' })
  expect((await run('hold', 'CLI-1', 'a look')).json().state).toBe('on_hold')
  const refused = await run('ship', 'CLI-1')
  expect([refused.code, refused.err.includes('order_on_hold')]).toEqual([1, true])
  await run('release', 'CLI-1')
  const words = ['ship', 'CLI-1', `${sku}=2`, '--carrier', 'UPS', '--tracking', '1Z5']
  expect((await run(...words)).json()).toMatchObject({ state: 'part_shipped' })
  const refund = ['refund', 'CLI-1', `${sku}=1`, '--restock', 'return', '--amount', '12.50']
  expect((await run(...refund)).json().refunds[0]).toMatchObject({ amountMinor: 1250 })
  expect((await run('return', 'CLI-1', `${sku}=1`, '--condition', 'damaged')).code).toBe(0)
  expect((await run('cancel', 'CLI-1', '--reason', 'enough')).json().state).toBe('shipped')
  expect(await app.stockOf(sku)).toMatchObject({ onHand: 10, unavailable: 1, committed: 0 })
  const listed = (await run('list', '--sku', sku, '--view', 'shipped')).json()
  expect(listed.map((row: { number: string }) => row.number)).toEqual(['CLI-1'])
  expect((await run('show', 'CLI-1')).json().id).toBe(made.id)
  expect((await run('show', 'CLI-2')).code).toBe(2)
})

test('a SKU that nobody knows is found and mapped on the command line', async () => {
  const sku = await app.newItem({ units: 10 })
  await run('create', 'THEIRS=2', '--channel', 'fair')
  expect((await run('unmapped')).json()).toEqual([
    expect.objectContaining({ channel: 'fair', externalSku: 'THEIRS' }),
  ])
  expect((await run('map', 'fair', 'THEIRS', sku)).json().mappedLines).toBe(1)
  expect(await app.stockOf(sku)).toMatchObject({ committed: 2 })
})
