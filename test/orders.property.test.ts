import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrderApp, type OrderApp } from './orders.ts'
import { OrderWalk } from './orderWalk.ts'

// npm run test:orders -- --steps=100000 walks for long; every run says how to walk the same way again.
const STEPS = Number(process.env.ONHAND_ORDER_STEPS ?? 2000)
const SEED = Number(process.env.ONHAND_ORDER_SEED ?? 20_261_123)

let app: OrderApp
beforeAll(async () => {
  app = await createOrderApp()
})
afterAll(() => app.close())

test(`orders that are shipped, cancelled, edited, refunded and sent back at random keep stock right (seed ${SEED})`, {
  timeout: 600_000 + STEPS * 500,
}, async () => {
  const walk = new OrderWalk(app, SEED)
  await walk.prepare()
  await walk.run(STEPS)
  // A walk that only met refusals would prove nothing.
  for (const step of ['shipments', 'cancellation', 'refunds', 'returns', 'routing', 'told'])
    expect([step, (walk.done.get(step) ?? 0) > STEPS / 200]).toEqual([step, true])
})
