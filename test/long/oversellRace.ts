import { setTimeout as sleep } from 'node:timers/promises'
import { type Buyer, explode, type Lines, type Plan } from './oversellPlan.ts'
import { type Call, type Message, openShops, type RaceShop, type ShopSet } from './oversellShops.ts'
import type { Program } from './program.ts'

/** What a shop has accepted. */
export interface Accepted {
  shop: string
  id: string
  lines: Lines
  cancelled: boolean
}

/** A write of a number that came to a shop: what it was told, in its order. */
export interface Race {
  plan: Plan
  shops: RaceShop[]
  accepted: Accepted[]
  /** Units of each plain item that are sold and not cancelled. */
  taken(): Map<string, number>
  refused: number
  lost: number
}

const LOST = 0.25
const DOUBLED = 0.3
const LATEST_MS = 1_500
const HAND_IN_EVERY_MS = 150

/** Runs one race to its end: all have bought, Onhand and every shop are up, nothing more is on its way. */
export async function runRace(
  program: Program,
  call: Call,
  plan: Plan,
  set: Omit<ShopSet, 'stock' | 'applyAfterMs'>,
): Promise<Race> {
  await stockUp(call, plan)
  // As it is, so that nothing rises at first: Amazon's orders would have to be read before.
  const stock = startOf(plan)
  const shops = await openShops({ ...set, stock, applyAfterMs: plan.applyAfterMs })
  for (const shop of shops) await connect(call, shop)
  await awaitShown(call, shops, plan)
  const race = newRace(plan, shops)
  const time = new RaceTime()
  const at = (ms: number) => time.reach(ms)
  await Promise.all([
    ...plan.buyers.map(async (buyer) => {
      await at(buyer.at)
      await buy(program.url, call, race, buyer)
    }),
    spoilCalls(plan, shops, at),
    closeOneShop(plan, shops, at),
    killOften(program, plan, time),
  ])
  for (const { gate } of shops) gate.down = false
  await deliverRest(program.url, race)
  return race
}

const STEP_MS = 10
// Few buy while the program is away, however slowly this machine starts it.
const SLOW = 0.1

/** The time of a race, which nearly stands still while the program is away. */
class RaceTime {
  isSlow = false
  #now = 0
  #seen = performance.now()

  async reach(ms: number): Promise<void> {
    for (;;) {
      const seen = performance.now()
      this.#now += (seen - this.#seen) * (this.isSlow ? SLOW : 1)
      this.#seen = seen
      if (this.#now >= ms) return
      await sleep(STEP_MS)
    }
  }
}

function newRace(plan: Plan, shops: RaceShop[]): Race {
  const accepted: Accepted[] = []
  const taken = () => {
    const units = new Map(Object.keys(plan.stock).map((sku) => [sku, 0]))
    for (const { lines, cancelled } of accepted)
      if (!cancelled)
        for (const [sku, quantity] of explode(lines, plan.kit))
          units.set(sku, (units.get(sku) ?? 0) + quantity)
    return units
  }
  return { plan, shops, accepted, taken, refused: 0, lost: 0 }
}

async function stockUp(call: Call, { stock, kit }: Plan): Promise<void> {
  for (const sku of Object.keys(stock)) await call('POST', '/v1/items', { sku, title: sku })
  const { sku, components } = kit
  await call('POST', '/v1/items', { sku, title: sku, kind: 'virtual_kit' })
  await call('PUT', `/v1/items/${sku}/components`, { components })
  await call('POST', '/v1/adjustments', {
    reason: 'found',
    lines: Object.entries(stock).map(([one, quantity]) => ({
      sku: one,
      location: 'MAIN',
      quantity,
    })),
  })
}

async function connect(call: Call, shop: RaceShop): Promise<void> {
  const { code, connector, fields } = shop
  await call('POST', '/v1/channels', { code, name: code, connector, fields })
  await shop.announce?.(call)
  await call('POST', `/v1/channels/${code}/state`, { state: 'live' })
}

const SHOWN_WITHIN_MS = 90_000

/** Nobody buys before every shop is switched on and shows what there is. */
async function awaitShown(call: Call, shops: RaceShop[], plan: Plan): Promise<void> {
  const wanted = Object.entries(startOf(plan))
  const end = performance.now() + SHOWN_WITHIN_MS
  for (const { code, stockOf } of shops) {
    while (!(await isTold(call, code, wanted.length))) await pause(end, `${code} was never told.`)
    for (const [sku, units] of wanted)
      while ((await stockOf(sku)) !== units)
        await pause(end, `${code} never showed ${units} of ${sku}.`)
  }
}

async function isTold(call: Call, code: string, count: number): Promise<boolean> {
  const { data } = (await call('GET', `/v1/listings?channel=${code}&mapped=true`)) as {
    data: { stock: { state: string }[] }[]
  }
  return data.filter(({ stock }) => stock[0]?.state === 'idle').length === count
}

async function pause(end: number, otherwise: string): Promise<void> {
  if (performance.now() > end) throw new Error(otherwise)
  await sleep(50)
}

function startOf({ stock, kit }: Plan): Record<string, number> {
  const kits = kit.components.map(({ sku, quantity }) => Math.floor((stock[sku] ?? 0) / quantity))
  return { ...stock, [kit.sku]: Math.min(...kits) }
}

async function buy(url: string, call: Call, race: Race, buyer: Buyer): Promise<void> {
  const shop = race.shops[buyer.shop % race.shops.length] as RaceShop
  const id = await shop.sell(buyer.lines)
  if (!id) {
    race.refused++
    return
  }
  const order = { shop: shop.code, id, lines: buyer.lines, cancelled: false }
  race.accepted.push(order)
  await tell(url, call, race, shop, id, buyer.random)
  if (buyer.cancelsAfter === undefined) return
  await sleep(buyer.cancelsAfter)
  await shop.cancel(id)
  order.cancelled = true
  await tell(url, call, race, shop, id, buyer.random)
}

/** What the shop sends about it, each message with its own fate. */
async function tell(
  url: string,
  call: Call,
  race: Race,
  shop: RaceShop,
  id: string,
  random: () => number,
): Promise<void> {
  if (shop.lose && random() < LOST) {
    race.lost++
    shop.lose(id)
  }
  const messages = await shop.takeMessages()
  await Promise.all([
    ...messages.map((message) => deliver(url, race, shop.code, message, random)),
    handIn(call, shop, id, random),
  ])
}

async function deliver(
  url: string,
  race: Race,
  code: string,
  message: Message,
  random: () => number,
): Promise<void> {
  const [fate, doubles, first, second] = [random(), random(), random(), random()]
  if (fate < LOST) {
    race.lost++
    return
  }
  const times = doubles < DOUBLED ? [first, second] : [first]
  await Promise.all(
    times.map(async (time) => {
      await sleep(time * LATEST_MS)
      await post(url, code, message)
    }),
  )
}

/** Who is not there does not hear it: no shop keeps at it for ever. */
async function post(url: string, code: string, { headers, body }: Message): Promise<void> {
  await fetch(`${url}/v1/channels/${code}/messages`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined)
}

/** A shop that cannot be asked keeps at it until its order is taken. */
async function handIn(call: Call, shop: RaceShop, id: string, random: () => number): Promise<void> {
  if (!shop.handIn) return
  await sleep(random() * LATEST_MS)
  for (let tries = 0; tries < 1_000; tries++)
    try {
      return await shop.handIn(call, id)
    } catch {
      await sleep(HAND_IN_EVERY_MS)
    }
}

async function spoilCalls(
  { faults }: Plan,
  shops: RaceShop[],
  at: (ms: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    faults.map(async (one) => {
      await at(one.at)
      shops[one.shop % shops.length]?.gate.spoil(() => true, one.fault)
    }),
  )
}

async function closeOneShop(
  { outage }: Plan,
  shops: RaceShop[],
  at: (ms: number) => Promise<void>,
): Promise<void> {
  const gate = shops[outage.shop % shops.length]?.gate
  if (!gate) return
  await at(outage.from)
  gate.down = true
  await at(outage.until)
  gate.down = false
}

async function killOften(program: Program, { kills }: Plan, time: RaceTime): Promise<void> {
  for (const kill of kills) {
    await time.reach(kill.at)
    time.isSlow = true
    program.kill(kill.what)
    await sleep(kill.restAfter)
    await program.start()
    time.isSlow = false
  }
}

/** What shops had still to send, some of it twice and the newest first. */
async function deliverRest(url: string, race: Race): Promise<void> {
  for (const shop of race.shops) {
    const messages = (await shop.takeMessages()).toReversed()
    for (const message of [...messages, ...messages]) await post(url, shop.code, message)
  }
}
