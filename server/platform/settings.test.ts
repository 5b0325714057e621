import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const get = async () => (await app.request('GET', '/v1/settings')).body
const patch = (body: object) => app.request('PATCH', '/v1/settings', body)

test('every setting has a default', async () => {
  expect(await get()).toEqual({
    company: { name: 'My company', currency: 'USD', timeZone: 'America/New_York' },
    planning: {
      serviceLevel: 0.95,
      leadTimeDays: 14,
      leadTimeDeviationDays: 0,
      reviewDays: 14,
      minimumOrderQuantity: 1,
      casePack: 1,
      demandWindowDays: 180,
      abcCutoffs: [0.8, 0.95],
      slowCoverDays: 180,
      slowAgeDays: 90,
      deadDays: 180,
      newDays: 60,
      noSalesDays: 90,
      carryingCostPercent: 25,
    },
    orders: { personalDataDays: 30, assumedTransitDays: 7 },
  })
})

test('a change leaves what it does not name as it was set before', async () => {
  await patch({ planning: { leadTimeDays: 21 } })
  const { status, body } = await patch({ planning: { reviewDays: 7 }, company: { name: 'Acme' } })
  expect(status).toBe(200)
  expect(body.planning).toMatchObject({ leadTimeDays: 21, reviewDays: 7, serviceLevel: 0.95 })
  expect(await get()).toEqual(body)
})

test('changes of different settings at once are both kept', async () => {
  await Promise.all([
    patch({ planning: { deadDays: 200 } }),
    patch({ planning: { newDays: 30 } }),
    patch({ planning: { slowAgeDays: 45 } }),
  ])
  expect((await get()).planning).toMatchObject({ deadDays: 200, newDays: 30, slowAgeDays: 45 })
})

test.each([
  ['a service level of 100 percent', { planning: { serviceLevel: 1 } }],
  ['cut-offs in the wrong order', { planning: { abcCutoffs: [0.95, 0.8] } }],
  ['a zone that does not exist', { company: { timeZone: 'Mars/Olympus' } }],
  ['a name that cannot be stored', { company: { name: 'A\0' } }],
  ['a setting that does not exist', { planning: { luck: 1 } }],
])('%s is refused', async (_, body) => {
  expect((await patch(body)).status).toBe(400)
})

test('saying nothing changes nothing', async () => {
  const before = await get()
  expect((await patch({})).body).toEqual(before)
})
