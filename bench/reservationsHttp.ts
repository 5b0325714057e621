import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import { createApp, routes } from '../server/app.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { newId } from '../server/platform/identifier.ts'
import { createLog } from '../server/platform/log.ts'
import { type Route, route } from '../server/platform/route.ts'
import { reservationCreate } from '../server/stock/reservationRoutes.ts'
import type { Bench, Ground, Load } from './ground.ts'
import { median, round } from './ground.ts'
import { stockItems } from './reservations.ts'

const CONNECTIONS = 64
const ITEMS = 2_000
// Each key has its own limit of requests a minute.
const KEYS = 32

/** The same body, permission and reply as a reservation, and nothing between. */
const echo: Route = route({
  ...(reservationCreate as Parameters<typeof route>[0]),
  name: 'reservationEcho',
  path: '/v1/reservation-echoes',
  transaction: false,
  batch: undefined,
  handle: async ({ body, clock }) => {
    const { reference, lines } = body as unknown as { reference: string; lines: unknown[] }
    const now = clock.now()
    const state = 'committed'
    const times = { expiresAt: null, createdAt: now, updatedAt: now, endedAt: null }
    return { id: newId(), reference, state, lines, ...times }
  },
} as Parameters<typeof route>[0])

/** Reservations through the whole of HTTP, beside a route that does everything but the deed. */
export const reservationsOverHttp: Bench = {
  name: 'reservationsOverHttp',
  about: `${CONNECTIONS} connections, beside a route without a database`,
  run: async (ground) => {
    const [passes, seconds] = ground.quick ? [1, 2] : [3, 8]
    const { url, keys, close } = await serve(ground)
    const skus = await stockItems(ground, 'HTTP', ITEMS, 1_000_000)
    const loads: Record<'ours' | 'echo', Load[]> = { ours: [], echo: [] }
    for (let pass = 0; pass < passes; pass++)
      for (const [name, path] of [
        ['ours', '/v1/reservations'],
        ['echo', '/v1/reservation-echoes'],
      ] as const)
        loads[name].push(await sendLoad({ url: url + path, keys, skus, seconds }))
    await close()
    const of = (list: Load[]) => ({
      perSecond: median(list.map(({ perSecond }) => perSecond)),
      p99Ms: median(list.map(({ p99Ms }) => p99Ms)),
    })
    const [ours, empty] = [of(loads.ours), of(loads.echo)]
    return {
      ours,
      echo: empty,
      ratios: {
        'ours to no database (goal 0.25, reach for 0.5)': round(ours.perSecond / empty.perSecond),
      },
    }
  },
}

async function serve({ db }: Ground) {
  routes.push(echo)
  const app = await createApp({
    db,
    clock: systemClock,
    config: readConfig({ ONHAND_DATA: '/nonexistent', ONHAND_LOG_LEVEL: 'silent' }),
    log: createLog('silent'),
    masterKey: randomBytes(32),
  })
  const keys: string[] = []
  for (let number = 0; number < KEYS; number++)
    keys.push((await createKeyAsOperator(db, systemClock, { name: 'bench', role: 'owner' })).key)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { url, keys, close: () => app.close() }
}

/** The callers live in a thread of their own, as they would on machines of their own. */
async function sendLoad(workerData: {
  url: string
  keys: string[]
  skus: string[]
  seconds: number
}): Promise<Load> {
  const file = fileURLToPath(new URL('httpCallers.ts', import.meta.url))
  const worker = new Worker(file, { workerData: { ...workerData, connections: CONNECTIONS } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
