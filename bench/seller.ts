import { once } from 'node:events'
import { openDatabase } from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { APP_ROLE } from '../server/platform/migrate.ts'
import { runCallers } from './ground.ts'
import { ourReserve } from './reservations.ts'

/** What a process of its own is to sell. */
export interface SellerTask {
  url: string
  skus: string[]
  callers: number
  seconds: number
  attempts: number
}

/** What it has sold. */
export interface Sale {
  perSecond: number
  won: number
}

const [{ url, skus, callers, seconds, attempts }] = (await once(process, 'message')) as [SellerTask]
const db = openDatabase({ url, role: APP_ROLE, connections: 16 })
const reserve = ourReserve({ db })
const tag = newId().slice(-12)
let [won, tried] = [0, 0]

process.send?.('ready')
await once(process, 'message')
const began = performance.now()
await runCallers(callers, seconds, async (call) => {
  if (tried++ >= attempts) return new Promise((resolve) => setTimeout(resolve, 50))
  const sku = skus[(call * 7919) % skus.length] as string
  if (await reserve(`${tag}-${call}`, sku, `${tag}-${call}`)) won++
})
const sale: Sale = { won, perSecond: (won / (performance.now() - began)) * 1000 }
process.send?.(sale)
await db.close()
process.disconnect()
