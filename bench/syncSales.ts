import { setTimeout as sleep } from 'node:timers/promises'
import type { ListingRef } from '../server/channels/connector.ts'
import { channelContext, readAccount } from '../server/channels/syncAccount.ts'
import { sql } from '../server/platform/sql.ts'
import type { RaceShop } from '../test/long/oversellShops.ts'
import { round } from './ground.ts'
import {
  awaitAgreement,
  openPlain,
  type Plain,
  quantiles,
  type SyncGround,
  sumOf,
  takeCalls,
} from './syncGround.ts'

interface Sale {
  shop: string
  sku: string
  id: string
  soldAt: number
  seenAt: number | undefined
  promisedAt: number | undefined
  /** When the first write of its SKU came to each of the other shops. */
  toldAt: Map<string, number>
}

/** Sells at a steady pace, one SKU after the other, and hears when each shop is told. */
async function sellAll(
  { shops, skus }: SyncGround,
  options: { sales: number; everyMs: number; from: number },
  onSale: (sale: Sale, shop: RaceShop) => void,
): Promise<Sale[]> {
  const bySku = new Map<string, Sale>()
  for (const { code, gate, toldBy } of shops)
    gate.heard = (call) => {
      for (const { sku } of toldBy?.(call) ?? []) {
        const sale = bySku.get(sku)
        if (sale && sale.shop !== code && !sale.toldAt.has(code)) sale.toldAt.set(code, Date.now())
      }
    }
  const began = performance.now()
  for (let number = 0; number < options.sales; number++) {
    await sleep(Math.max(0, began + number * options.everyMs - performance.now()))
    const shop = shops[number % shops.length] as RaceShop
    const sku = skus[options.from + number] as string
    const id = (await shop.sell([{ sku, quantity: 1 }])) as string
    const sale: Sale = {
      shop: shop.code,
      sku,
      id,
      soldAt: Date.now(),
      seenAt: undefined,
      promisedAt: undefined,
      toldAt: new Map(),
    }
    bySku.set(sku, sale)
    onSale(sale, shop)
  }
  return [...bySku.values()]
}

/** By the engine: what a shop sends is handed in, and the rest is the engine's. */
export async function sellWithEngine(
  ground: SyncGround,
  sales: number,
  everyMs: number,
): Promise<Record<string, unknown>> {
  takeCalls(ground.shops)
  const open = new Map<string, Sale>()
  let selling = true
  const watching = watchPromises(ground, open, () => selling)
  const sold = await sellAll(ground, { sales, everyMs, from: 0 }, (sale, shop) => {
    open.set(sale.id, sale)
    void hear(ground, sale, shop)
  })
  while (sold.some(({ promisedAt }) => !promisedAt)) await sleep(50)
  selling = false
  await watching
  await awaitAgreement(ground)
  await readWhenSeen(ground, sold)
  return report(ground, sold)
}

async function hear({ appUrl, call }: SyncGround, sale: Sale, shop: RaceShop): Promise<void> {
  if (shop.handIn) {
    sale.seenAt = Date.now()
    await shop.handIn(call, sale.id)
  }
  for (const { headers, body } of await shop.takeMessages())
    await fetch(`${appUrl}/v1/channels/${shop.code}/messages`, { method: 'POST', headers, body })
}

const LOOK_EVERY_MS = 15

async function watchPromises(
  { db }: SyncGround,
  open: Map<string, Sale>,
  isOn: () => boolean,
): Promise<void> {
  while (isOn()) {
    const ids = [...open.keys()]
    const rows = await db.many<{ id: string }>(sql`
      select external_id as id from sales_order
       where external_id = any(${ids}::text[]) and reservation_id is not null`)
    for (const { id } of rows) {
      const sale = open.get(id)
      if (sale) sale.promisedAt = Date.now()
      open.delete(id)
    }
    await sleep(LOOK_EVERY_MS)
  }
}

/** Seen: when the message, or the queue's, was kept. */
async function readWhenSeen({ db }: SyncGround, sold: Sale[]): Promise<void> {
  const rows = await db.many<{ id: string; at: string }>(sql`
    select hint_id as id, min(received_at) as at from channel_message
     where hint_id = any(${sold.map(({ id }) => id)}::text[]) group by hint_id`)
  for (const { id, at } of rows) {
    const sale = sold.find((one) => one.id === id)
    if (sale) sale.seenAt ??= Date.parse(at)
  }
}

function report({ shops }: SyncGround, sold: Sale[]): Record<string, unknown> {
  const seen = sold.filter(({ seenAt }) => seenAt !== undefined)
  const calls = takeCalls(shops)
  return {
    sales: sold.length,
    seenToPromised: quantiles(seen.map((sale) => (sale.promisedAt ?? 0) - (sale.seenAt ?? 0))),
    seenToToldElsewhere: quantiles(
      seen.flatMap(({ seenAt, toldAt }) => [...toldAt.values()].map((at) => at - (seenAt ?? 0))),
    ),
    soldToToldElsewhere: quantiles(
      sold.flatMap(({ soldAt, toldAt }) => [...toldAt.values()].map((at) => at - soldAt)),
    ),
    calls,
    callsPerSoldUnit: round(sumOf(calls) / sold.length),
    throttled: shops.reduce((sum, { gate }) => sum + gate.throttled, 0),
  }
}

/** The plain form: one sale after the other is told to one shop after the other, each write read back. */
export async function sellOneByOne(
  ground: SyncGround,
  sales: number,
  everyMs: number,
): Promise<Record<string, unknown>> {
  const plain = await openPlain(ground)
  takeCalls(ground.shops)
  let last = Promise.resolve()
  const sold = await sellAll(ground, { sales, everyMs, from: sales }, (sale, shop) => {
    sale.seenAt = Date.now()
    sale.promisedAt = sale.seenAt
    void shop.takeMessages()
    last = last.then(() => tellOthers(plain, sale, shop))
  })
  await last
  const { seenToPromised: _none, ...told } = report(ground, sold)
  return told
}

async function tellOthers(
  plain: Map<string, Plain>,
  { sku, id }: Sale,
  shop: RaceShop,
): Promise<void> {
  const target = await shop.stockOf(sku)
  for (const [code, { sync, connector, refs }] of plain) {
    if (code === shop.code) continue
    const ref = refs.get(sku) as ListingRef
    const context = channelContext(sync, await readAccount(sync), `plain-${id}-${sku}`)
    await connector.writeStock?.(context, [{ ref, target, expect: null, seq: 1_000 }])
    await connector.readStock?.(context, [ref])
  }
}
