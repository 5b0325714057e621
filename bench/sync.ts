import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openGround } from './ground.ts'
import { awaitAgreement, openSyncGround } from './syncGround.ts'
import { sellOneByOne, sellWithEngine } from './syncSales.ts'
import { scanOneByOne, scanShops } from './syncScan.ts'

// npm run bench:sync -- [--quick] [--json FILE]: a sale seen until it is promised, and until each other
// channel is being told; all numbers of large shops compared. Beside the plain form of the same, one call
// after the other, on the same shops in the same run. Each call is on its way for as long as a real one.

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    listings: { type: 'string' },
    scanned: { type: 'string' },
  },
})
const LISTINGS = Number(values.listings ?? (values.quick ? 500 : 10_000))
const SCANNED = Number(values.scanned ?? (values.quick ? 2_000 : 50_000))
const SALES = values.quick ? 20 : 120
const EVERY_MS = 750
const CALL_MS = 150
const SHOPS = 5
// The shop that only hears cannot be asked what it shows.
const UNREADABLE = 'own'

const ground = await openGround(values.quick)
const results: Record<string, unknown> = {}
try {
  say('sales', await benchSales())
  say('scan', await benchScan())
} finally {
  await ground.close()
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`)

async function benchSales(): Promise<Record<string, unknown>> {
  const sync = await openSyncGround(ground, 'SALE', { items: LISTINGS / SHOPS, live: true })
  try {
    const listings = await awaitAgreement(sync)
    for (const { gate } of sync.shops) gate.delayMs = CALL_MS
    const engine = await sellWithEngine(sync, SALES, EVERY_MS)
    await sync.stopEngine()
    const oneByOne = await sellOneByOne(sync, SALES, EVERY_MS)
    return { channels: sync.shops.length, listings, callMs: CALL_MS, engine, oneByOne }
  } finally {
    await sync.closeShops()
  }
}

async function benchScan(): Promise<Record<string, unknown>> {
  const sync = await openSyncGround(ground, 'SCAN', {
    items: Math.floor(SCANNED / (SHOPS - 1)),
    without: [UNREADABLE],
    live: false,
  })
  try {
    await awaitAgreement(sync)
    for (const { gate } of sync.shops) gate.delayMs = CALL_MS
    const engine = await scanShops(sync)
    await sync.stopEngine()
    return { engine, oneByOne: await scanOneByOne(sync) }
  } finally {
    await sync.closeShops()
  }
}

function say(name: string, result: Record<string, unknown>): void {
  results[name] = result
  process.stdout.write(`${name} ${JSON.stringify(result, undefined, 2)}\n`)
}
