import { setTimeout as sleep } from 'node:timers/promises'
import type { Race } from './oversellRace.ts'
import type { Call, RaceShop } from './oversellShops.ts'

interface Page<Row> {
  data: Row[]
  nextCursor: string | null
}

interface ListingShown {
  id: string
  sku: string | null
  stock: { target: number; sent: number | null; seen: number | null; state: string }[]
}

const ASK_EVERY_MS = 8_000
const LOOK_EVERY_MS = 400

/**
 * Waits until everything agrees, and answers what still differs when patience ends. The channels are
 * asked to be read at once, which each of them is by itself within five minutes.
 */
export async function settleRace(race: Race, call: Call, patienceMs: number): Promise<string[]> {
  const end = performance.now() + patienceMs
  let asked = -Infinity
  for (;;) {
    if (performance.now() - asked > ASK_EVERY_MS) {
      for (const { code } of race.shops) await call('POST', `/v1/channels/${code}/scans`)
      asked = performance.now()
    }
    const differs = await compareAll(race, call)
    if (differs.length === 0 || performance.now() > end) return differs
    await sleep(LOOK_EVERY_MS)
  }
}

async function compareAll(race: Race, call: Call): Promise<string[]> {
  const differs = [...(await compareOrders(race, call)), ...(await compareStock(race, call))]
  return differs.length > 0 ? differs : compareShown(race, call)
}

/** Every accepted order is there, once, with what is still open of it. */
async function compareOrders({ shops, accepted }: Race, call: Call): Promise<string[]> {
  const differs: string[] = []
  for (const { code } of shops) {
    const { id } = (await call('GET', `/v1/channels/${code}`)) as { id: string }
    const path = `/v1/orders?channel=${id}&limit=200`
    const orders = await readAll<{ externalId: string; openUnits: number }>(call, path)
    const here = accepted.filter(({ shop }) => shop === code)
    for (const order of here) {
      const units = order.lines.reduce((sum, { quantity }) => sum + quantity, 0)
      const found = orders.filter(({ externalId }) => externalId === order.id)
      const open = found.reduce((sum, { openUnits }) => sum + openUnits, 0)
      if (found.length !== 1 || open !== (order.cancelled ? 0 : units))
        differs.push(
          `order ${order.id} of ${code} is there ${found.length} times with ${open} open units, ` +
            `accepted with ${units}${order.cancelled ? ' and cancelled' : ''}`,
        )
    }
    if (orders.length > here.length)
      differs.push(`${code} accepted ${here.length} orders and ${orders.length} are there`)
  }
  return differs
}

/** What is promised is what was accepted: no more, no less, and nothing twice. */
async function compareStock({ plan, taken }: Race, call: Call): Promise<string[]> {
  const differs: string[] = []
  for (const [sku, units] of taken()) {
    const { data } = (await call('GET', `/v1/stock?sku=${sku}`)) as Page<{
      onHand: number
      committed: number
    }>
    const [row] = data
    if (row?.onHand !== plan.stock[sku] || row?.committed !== units)
      differs.push(
        `${sku} has ${row?.onHand} on hand of ${plan.stock[sku]}, ${row?.committed} promised of ${units}`,
      )
  }
  return differs
}

/** What a shop shows is what the engine computes, and that is what is left. */
async function compareShown(race: Race, call: Call): Promise<string[]> {
  const differs: string[] = []
  for (const shop of race.shops) {
    const path = `/v1/listings?channel=${shop.code}&limit=200`
    const listings = await readAll<ListingShown>(call, path)
    for (const [sku, left] of leftOf(race)) {
      const listing = listings.find((one) => one.sku === sku)
      const told = listing?.stock[0]
      const { places } = (await call('GET', `/v1/listings/${listing?.id}/explanation`)) as {
        places: { target: number }[]
      }
      const shown = await shop.stockOf(sku)
      const numbers = { left, computed: places[0]?.target, target: told?.target, shown }
      if (new Set(Object.values(numbers)).size > 1 || told?.state !== 'idle')
        differs.push(`${shop.code} ${sku}: ${JSON.stringify({ ...numbers, ...told })}`)
    }
  }
  return differs
}

function leftOf({ plan, taken }: Race): Map<string, number> {
  const units = taken()
  const left = new Map(
    Object.entries(plan.stock).map(([sku, stock]) => [
      sku,
      Math.max(0, stock - (units.get(sku) ?? 0)),
    ]),
  )
  const kits = plan.kit.components.map(({ sku, quantity }) =>
    Math.floor((left.get(sku) ?? 0) / quantity),
  )
  return left.set(plan.kit.sku, Math.min(...kits))
}

/** Each unit that was accepted beyond the stock stands in an alert, and no other. */
export async function compareAlerts(
  { plan, taken }: Race,
  call: Call,
): Promise<{ oversold: number; differs: string[] }> {
  await call('POST', '/v1/alert-checks', {})
  const differs: string[] = []
  let oversold = 0
  for (const [sku, units] of taken()) {
    const path = `/v1/alerts?kind=channel_oversold&sku=${sku}&limit=200`
    const alerts = await readAll<{ why: { inputs: { units?: number } } }>(call, path)
    const alerted = alerts.reduce((sum, { why }) => sum + (why.inputs.units ?? 0), 0)
    const beyond = Math.max(0, units - (plan.stock[sku] ?? 0))
    oversold += beyond
    if (alerted !== beyond)
      differs.push(`${sku} was sold ${beyond} beyond its stock and ${alerted} are alerted`)
  }
  return { oversold, differs: [...differs, ...(await compareListed(call))] }
}

/** Each order for which there was no unit when it came stands among the alerts, also if it was settled at once. */
async function compareListed(call: Call): Promise<string[]> {
  const short = await readAll<{ subjectId: string; subjectName: string }>(
    call,
    '/v1/audit-entries?type=order.short&limit=200',
  )
  const path = '/v1/alerts?kind=channel_oversold&state=all&limit=200'
  const alerts = await readAll<{ subjectId: string }>(call, path)
  const listed = new Set(alerts.map(({ subjectId }) => subjectId))
  return short
    .filter(({ subjectId }) => !listed.has(subjectId))
    .map(({ subjectName }) => `the oversell of order ${subjectName} is not listed`)
}

/**
 * Where nothing came back no shop may be told more than before: only what it sold before it was told
 * of others' sales is an oversell of its own.
 */
export function findRises({ plan, shops }: Race): string[] {
  if (plan.buyers.some(({ cancelsAfter }) => cancelsAfter !== undefined)) return []
  const differs: string[] = []
  for (const { code, gate, toldBy } of shops) {
    const last = new Map<string, number>()
    for (const { sku, units } of gate.calls.flatMap((call) => toldBy?.(call) ?? [])) {
      const before = last.get(sku) ?? Infinity
      if (units > before) differs.push(`${code} was told ${units} of ${sku} after ${before}`)
      last.set(sku, units)
    }
  }
  return differs
}

/** The ledger computed again from its first line. */
export async function verifyLedger(call: Call): Promise<string[]> {
  const { differences } = (await call('POST', '/v1/stock-verifications')) as {
    differences: unknown[]
  }
  return differences.map((one) => `verify: ${JSON.stringify(one)}`)
}

/** Puts the shops away, so that the next race begins with new ones. */
export async function closeShops(shops: RaceShop[], call: Call): Promise<void> {
  for (const { code, close } of shops) {
    await call('DELETE', `/v1/channels/${code}`)
    await close()
  }
}

async function readAll<Row>(call: Call, path: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { data, nextCursor } = (await call(
      'GET',
      cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path,
    )) as Page<Row>
    rows.push(...data)
    cursor = nextCursor
  }
  return rows
}
