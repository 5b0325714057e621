import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../server/platform/embeddedPostgres.ts'
import { createLog } from '../../server/platform/log.ts'
import { readShopifySchema } from '../shopifySchema.ts'
import type { RealStore } from '../stores/realStore.ts'
import { startMedusa } from '../stores/startMedusa.ts'
import { startVendure } from '../stores/startVendure.ts'
import { planRace } from './oversellPlan.ts'
import { closeShops, compareAlerts, findRises, settleRace, verifyLedger } from './oversellProof.ts'
import { type Race, runRace } from './oversellRace.ts'
import type { Call } from './oversellShops.ts'
import { createProgram } from './program.ts'

// npm run test:oversell -- --buyers 200 --units 50 --seed N [--seeds N] [--real]: buyers race on five
// channels for the same units, kits among them, while messages are lost, doubled and late, calls fail, a
// shop is down, and the program and its database are killed. In the end everything must agree.

const { values } = parseArgs({
  options: {
    buyers: { type: 'string', default: '200' },
    units: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seeds: { type: 'string', default: '1' },
    patience: { type: 'string', default: '120' },
    real: { type: 'boolean', default: false },
  },
})
const SHOPS = values.real ? 6 : 5
// Several races share the books that are computed again.
const VERIFY_EVERY = 10

const folder = mkdtempSync(join(tmpdir(), 'onhand-oversell-'))
const program = await createProgram(folder, { ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' })
const storesFolder = mkdtempSync(join(tmpdir(), 'onhand-stores-'))
const real: RealStore[] = []
const stops: (() => Promise<unknown>)[] = []
let failed = true
try {
  await program.start()
  const { key } = (await program.operate('key', { name: 'oversell', role: 'owner' })) as {
    key: string
  }
  if (values.real) await startStores()
  await raceAll(callWith(program.url, key))
  failed = false
} finally {
  for (const stop of stops) await stop()
  await program.stop()
  for (const one of [folder, storesFolder]) rmSync(one, { recursive: true, force: true })
  if (failed) console.error(`What the program said: ${folder}.log`)
  else rmSync(`${folder}.log`, { force: true })
}

/** On a database server of their own, which nobody kills. */
async function startStores(): Promise<void> {
  const log = createLog('silent')
  const server = await startEmbeddedPostgres({ dataFolder: storesFolder, log })
  stops.push(() => server.stop())
  for (const start of [startVendure, startMedusa]) {
    const store = await start({ serverUrl: server.url })
    stops.unshift(() => store.stop())
    real.push(store)
  }
}

async function raceAll(call: Call): Promise<void> {
  const schema = readShopifySchema()
  if (!schema) console.log('Without Shopify: its schema comes from npm, which is not reached.')
  const [first, seeds] = [Number(values.seed), Number(values.seeds)]
  let [sold, beyond] = [0, 0]
  for (let seed = first; seed < first + seeds; seed++) {
    const plan = planRace(seed, Number(values.buyers), Number(values.units), SHOPS)
    const began = performance.now()
    const race = await runRace(program, call, plan, { schema, real })
    const settling = performance.now()
    const differs = [
      ...(await settleRace(race, call, Number(values.patience) * 1_000)),
      ...findRises(race),
    ]
    const settled = performance.now()
    const { oversold, differs: unalerted } = await compareAlerts(race, call)
    const isLast = seed === first + seeds - 1
    if (isLast || (seed - first + 1) % VERIFY_EVERY === 0)
      differs.push(...(await verifyLedger(call)))
    tell(race, oversold, { race: settling - began, settle: settled - settling })
    failOn(seed, [...differs, ...unalerted])
    await closeShops(race.shops, call)
    sold += race.accepted.length
    beyond += oversold
  }
  console.log(
    `${seeds} seeds: ${sold} orders, every unit promised once; ${beyond} units oversold by a channel before ` +
      'it could be told, each of them alerted',
  )
}

function tell(race: Race, oversold: number, ms: { race: number; settle: number }): void {
  const { plan, accepted, refused, lost } = race
  const cancelled = accepted.filter((order) => order.cancelled).length
  const seconds = (value: number) => (value / 1_000).toFixed(1)
  console.log(
    `seed ${plan.seed}: ${accepted.length} orders and ${refused} refused, ${cancelled} cancelled, ${lost} messages lost, ` +
      `${plan.kills.length} kills, ${oversold} units oversold; ${seconds(ms.race)} s, settled in ${seconds(ms.settle)} s`,
  )
}

function failOn(seed: number, differs: string[]): void {
  if (program.endings() > 0) differs.push('The program ended by itself.')
  if (differs.length === 0) return
  console.error(`Seed ${seed} differs:\n  ${differs.slice(0, 40).join('\n  ')}`)
  throw new Error(
    `Again: npm run test:oversell -- --buyers ${values.buyers} --units ${values.units} --seed ${seed}`,
  )
}

/** Calls the API; throws what it refuses. */
function callWith(url: string, key: string): Call {
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      signal: AbortSignal.timeout(30_000),
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
    return text ? JSON.parse(text) : undefined
  }
}
