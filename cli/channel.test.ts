import { afterAll, beforeAll, expect, test } from 'vitest'
import { addConnector } from '../server/channels/connectors.ts'
import { type ChannelApp, createChannelApp } from '../test/channels.ts'
import { createCommandLine } from '../test/commandLine.ts'
import { openPlainShop, type PlainShop, plainShopConnector } from '../test/plainShop.ts'

let app: ChannelApp
let shop: PlainShop
let run: Awaited<ReturnType<typeof createCommandLine>>

beforeAll(async () => {
  addConnector(plainShopConnector)
  app = await createChannelApp()
  shop = await openPlainShop({ MUG: 9, 'their-lid': 2 })
  await app.stockUp({ MUG: 5, LID: 7 })
  run = await createCommandLine(app)
})
afterAll(async () => {
  await shop.close()
  await app.close()
})

const channel = (...words: string[]) => run(['channel', ...words, '--json'])

test('a shop is connected, mapped, looked at and switched on from the command line', async () => {
  const words = ['connect', 'plain-shop', 'plain', 'Plain', '--field', `url=${shop.url}`]
  const exposed = await channel(...words, '--field', 'token=right')
  expect([exposed.code, exposed.err.includes('--secrets')]).toEqual([2, true])
  const withKeys = (token: string) =>
    run(['channel', ...words, '--secrets', '-', '--json'], JSON.stringify({ token }))
  expect((await withKeys('wrong')).err).toContain('channel_refused')
  expect((await withKeys('right')).json()).toMatchObject({ code: 'plain', state: 'shadow' })
  await app.sync.settle()

  expect((await channel('map', 'plain')).json()).toMatchObject([{ externalSku: 'their-lid' }])
  await channel('map', 'plain', 'their-lid', 'LID')
  expect((await channel('map', 'plain', '--sure')).json()).toEqual({ mapped: [] })
  await app.pass(1)
  expect((await channel('diff', 'plain', '--count')).json()).toMatchObject({
    wouldWrite: 2,
    rises: 1,
    falls: 1,
  })
  expect((await channel('diff', 'plain', '--show', 'falls')).json()).toMatchObject([{ sku: 'MUG' }])
  expect(shop.writes).toEqual([])
  expect((await channel('on', 'plain')).json()).toMatchObject({ state: 'live' })
  await app.sync.settle()
  expect([shop.stock.get('MUG'), shop.stock.get('their-lid')]).toEqual([5, 7])
})

test('a number is explained, ruled, and repaired when it drifts', async () => {
  await run(['listing', 'rule', 'plain/MUG', '--keep', '1', '--buffer', '25%'])
  const explained = (await run(['listing', 'explain', 'plain/MUG', '--json'])).json()
  expect(explained.places[0]).toMatchObject({ target: 2 })
  await channel('rule', 'plain', '--max', '6')
  await app.sync.settle()
  expect([shop.stock.get('MUG'), shop.stock.get('their-lid')]).toEqual([2, 6])

  await app.request('PATCH', '/v1/channels/plain', { driftPolicy: 'report' })
  shop.stock.set('MUG', 50)
  await app.pass(16)
  expect((await channel('drift', 'plain')).json()).toMatchObject([{ sku: 'MUG' }])
  // No stock makes fifty of what may show six at most.
  const tooMany = await channel('accept', 'plain/MUG', '--as', 'adjustment')
  expect(tooMany.err).toContain('acceptance_not_possible')
  expect((await channel('drift', 'plain', '--repair')).json()).toEqual({ numbers: 1 })
  await app.sync.settle()
  expect(shop.stock.get('MUG')).toBe(2)
  shop.stock.set('MUG', 1)
  await app.pass(16)
  const planned = await channel('accept', 'plain/MUG', '--as', 'adjustment')
  expect(planned.json()).toMatchObject({ shows: 1, now: 2, units: -2, location: 'MAIN' })
  const fenced = await channel('accept', 'plain/MUG', '--as', 'ring_fence', '--yes')
  expect(fenced.json()).toMatchObject({ shows: 1, after: 1 })
  expect((await channel('drift', 'plain')).json()).toEqual([])
  expect((await channel('replay', 'plain')).json()).toEqual({ replayed: 0 })
  expect((await channel('freeze')).json()).toEqual({ frozen: true })
  expect((await channel('unfreeze')).json()).toEqual({ frozen: false })
  expect((await channel('remove', 'plain')).code).toBe(2)
})
