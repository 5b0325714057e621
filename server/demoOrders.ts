import type { DemoCompany, DemoItem } from './demoCompany.ts'
import { cancelOrder } from './orders/cancelOrder.ts'
import { createOrder } from './orders/createOrder.ts'
import { holdOrder } from './orders/holdOrder.ts'
import type { ChannelOrderLine } from './orders/mergeLines.ts'
import { readLines } from './orders/orderRows.ts'
import { refundOrder } from './orders/refundOrder.ts'
import { shipOrder } from './orders/shipOrder.ts'
import { type ChannelOrder, takeChannelOrder } from './orders/takeChannelOrder.ts'
import type { Tx } from './platform/database.ts'
import { sql } from './platform/sql.ts'

const CHANNEL = 'demo-shop'
const HOUR_MS = 3_600_000
const ORDERS = 48

const BUYERS = [
  ['Ana Flores', '12 Alder Street', 'Portland', 'OR', '97205'],
  ['Ben Whitaker', '480 Canal Road', 'Columbus', 'OH', '43215'],
  ['Chloe Park', '7 Harbor Way', 'Boston', 'MA', '02110'],
  ['Dev Raman', '1900 Mesa Drive', 'Austin', 'TX', '78704'],
  ['Ella Novak', '33 Lakeview Court', 'Madison', 'WI', '53703'],
  ['Finn Doyle', '605 Palm Avenue', 'Tampa', 'FL', '33602'],
] as const

/** Orders in every state they can be in; once, however often the demo is opened. */
export async function takeDemoOrders(
  tx: Tx,
  masterKey: Buffer,
  company: DemoCompany,
): Promise<void> {
  const known = await tx.many(sql`select 1 as one from sales_order limit 1`)
  if (known.length > 0) return
  const stocked = company.items.filter((item) => item.onHand > 12)
  const scarce = company.items.filter((item) => item.onHand > 0 && item.onHand < 6)
  const ids: string[] = []
  for (let index = 0; index < ORDERS; index++) {
    const snapshot = inventOrder(tx, index, stocked, scarce, company.kit.sku)
    ids.push((await takeChannelOrder(tx, masterKey, snapshot)).orderId)
  }
  await moveOn(tx, ids)
  await takeByHand(tx, masterKey, company, stocked)
}

/** Every seventh is pending, held, short, of a SKU nobody knows, or cancelled; the others are plain. */
function inventOrder(
  tx: Tx,
  index: number,
  stocked: DemoItem[],
  scarce: DemoItem[],
  kit: string,
): ChannelOrder {
  const hoursAgo = 2 + (ORDERS - index) * 3
  const placedAt = instantAt(tx, -hoursAgo)
  const buyer = BUYERS[index % BUYERS.length] ?? BUYERS[0]
  const [name, line1, city, region, postalCode] = buyer
  const kind = index % 7
  return {
    channel: CHANNEL,
    channelName: 'Juniper Shop',
    externalId: `demo-${1001 + index}`,
    number: `#${1001 + index}`,
    updatedAt: placedAt,
    state: kind === 1 && index > 30 ? 'pending' : 'open',
    hold: kind === 2 && index > 24 ? 'The address and the card differ' : null,
    placedAt,
    shipBy: instantAt(tx, 54 - hoursAgo),
    shipTo: { name, line1, city, region, postalCode, country: 'US' },
    lines: inventLines(index, kind, stocked, scarce, kit),
  }
}

function instantAt(tx: Tx, hours: number): string {
  return new Date(tx.clock.milliseconds() + hours * HOUR_MS).toISOString()
}

function inventLines(
  index: number,
  kind: number,
  stocked: DemoItem[],
  scarce: DemoItem[],
  kit: string,
): ChannelOrderLine[] {
  const first = stocked[(index * 3) % stocked.length]
  const second = stocked[(index * 5 + 1) % stocked.length]
  const short = scarce[index % Math.max(1, scarce.length)]
  const sold = [
    ...(first ? [{ item: first, ordered: 1 + (index % 3) }] : []),
    ...(second && index % 2 === 0 ? [{ item: second, ordered: 1 }] : []),
    ...(short && kind === 3 ? [{ item: short, ordered: short.onHand + 2 }] : []),
  ]
  const known = sold.map(({ item, ordered }, position) =>
    lineOf(position, {
      externalSku: item.sku,
      title: item.title,
      ordered,
      priceMinor: item.priceMinor,
    }),
  )
  const more = known.length
  if (kind === 4)
    known.push(lineOf(more, { externalSku: 'OLD-GIFT-BOX', title: 'Gift box, large' }))
  if (kind === 5) known.push(lineOf(more, { externalSku: kit, title: 'Coffee lover set' }))
  return known
}

function lineOf(position: number, said: Partial<ChannelOrderLine>): ChannelOrderLine {
  return {
    externalLineId: `line-${position + 1}`,
    ordered: 1,
    cancelled: 0,
    shipped: 0,
    refunded: 0,
    restocked: 0,
    ...said,
  }
}

/** The older ones have been shipped, some in part; one was refunded, two were cancelled, one is looked at. */
async function moveOn(tx: Tx, ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const kind = index % 7
    if (index >= 24 || kind === 3 || kind === 4) continue
    const lines = await readLines(tx, id)
    const [first] = lines
    if (!first) continue
    const parcel = {
      carrier: 'UPS',
      service: 'Ground',
      tracking: `1Z999AA1${String(10_000_000 + index)}`,
    }
    if (index === 7 || index === 14) await cancelOrder(tx, id, { reason: 'The buyer asked for it' })
    else if (index === 20)
      await shipOrder(tx, id, { ...parcel, lines: [{ lineId: first.id, quantity: 1 }] })
    else await shipOrder(tx, id, parcel)
    if (index === 5)
      await refundOrder(tx, id, {
        amountMinor: first.priceMinor ?? 0,
        reason: 'Arrived broken',
        lines: [{ lineId: first.id, quantity: 1, restock: 'return', condition: 'damaged' }],
      })
  }
  const looked = ids[40]
  if (looked) await holdOrder(tx, looked, 'Ask the buyer which color')
}

/** By hand: one that waits for what is to come, and one for the shop next door. */
async function takeByHand(
  tx: Tx,
  masterKey: Buffer,
  company: DemoCompany,
  stocked: DemoItem[],
): Promise<void> {
  const [coming] = company.incoming
  const [item] = stocked
  if (coming)
    await createOrder(tx, masterKey, {
      channel: 'hand',
      note: 'Reserved by phone',
      lines: [{ sku: coming.sku, quantity: 20, meets: 'backorder' }],
    })
  if (item)
    await createOrder(tx, masterKey, {
      channel: 'hand',
      note: 'Picks it up on Friday',
      lines: [{ sku: item.sku, quantity: 2, priceMinor: item.priceMinor }],
    })
}
