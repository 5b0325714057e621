import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

async function leftAfter(remoteAddress: string, authorization?: string): Promise<number> {
  const { headers } = await app.app.inject({
    url: '/v1/session',
    remoteAddress,
    ...(authorization ? { headers: { authorization } } : {}),
  })
  return Number(headers['x-ratelimit-remaining'])
}

test('keys that were made up, however many, share one budget with everybody at their address', async () => {
  const full = await leftAfter('10.9.0.1')
  expect(await leftAfter('10.9.0.1', 'Bearer onh_made_up_1')).toBe(full - 1)
  expect(await leftAfter('10.9.0.1', 'Bearer onh_made_up_2')).toBe(full - 2)
  expect(await leftAfter('10.9.0.1', 'Basic b25lOnR3bw==')).toBe(full - 3)
  expect(await leftAfter('10.9.0.2')).toBe(full)
})

test('a key that is good has a budget of its own, wherever it is used, from its second request on', async () => {
  const full = await leftAfter('10.9.0.3')
  const authorization = `Bearer ${await app.keyOf('buyer')}`
  expect(await leftAfter('10.9.0.3', authorization)).toBe(full - 1)
  expect(await leftAfter('10.9.0.3', authorization)).toBe(full)
  expect(await leftAfter('10.9.0.4', authorization)).toBe(full - 1)
  expect(await leftAfter('10.9.0.3')).toBe(full - 2)
})
