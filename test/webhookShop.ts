import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { ChannelApp } from './channels.ts'

type Caller = Pick<ChannelApp, 'request'>

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`

/** What a shop of one's own is connected with. */
export const webhookFields = (url: string) => ({ url: `${url}/onhand`, secret: SECRET })

interface Told {
  type: string
  data: {
    listings?: { listing: string; available: number; seq: number }[]
    externalOrderId?: string
    tracking?: string
  }
}

interface Sold {
  at: string
  lines: { sku: string; quantity: number }[]
  tracking: string[]
}

/** A shop of one's own: it keeps what it is told, the highest `seq` of each, and hands in its orders. */
export interface WebhookShop {
  url: string
  stockOf(sku: string): number
  sell(lines: { sku: string; quantity: number }[]): string | undefined
  trackingOf(orderId: string): string[]
  announce(app: Caller, code: string): Promise<void>
  deliver(app: Caller, code: string, orderId: string): Promise<void>
  close(): Promise<void>
}

/** Opens such a shop; a message that it has heard before it only answers. */
export async function openWebhookShop(
  clock: { now(): string },
  start: Record<string, number>,
): Promise<WebhookShop> {
  const stock = new Map(
    Object.entries(start).map(([sku, available]) => [sku, { available, seq: 0 }]),
  )
  const orders = new Map<string, Sold>()
  const heard = new Set<string>()
  const hear = ({ type, data }: Told): void => {
    for (const { listing, available, seq } of data.listings ?? [])
      if (seq > (stock.get(listing)?.seq ?? 0)) stock.set(listing, { available, seq })
    if (type === 'order.shipped')
      orders.get(data.externalOrderId ?? '')?.tracking.push(data.tracking ?? '')
  }
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const { 'webhook-id': id, 'webhook-timestamp': at } = request.headers
      // The clock of the tests is not that of the machine, so the age is not judged here.
      const signed = new Webhook(SECRET).sign(String(id), new Date(Number(at) * 1_000), body)
      if (signed !== request.headers['webhook-signature']) return reply.writeHead(401).end()
      if (!heard.has(String(id))) hear(JSON.parse(body))
      heard.add(String(id))
      return reply.end('{"heard":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stockOf: (sku) => stock.get(sku)?.available ?? 0,
    sell: (lines) => {
      if (lines.some(({ sku, quantity }) => (stock.get(sku)?.available ?? 0) < quantity))
        return undefined
      for (const { sku, quantity } of lines) {
        const known = stock.get(sku) as { available: number; seq: number }
        known.available -= quantity
      }
      const id = String(7_000 + orders.size)
      orders.set(id, { at: clock.now(), lines, tracking: [] })
      return id
    },
    trackingOf: (id) => orders.get(id)?.tracking ?? [],
    announce: async (app, code) => {
      const listings = [...stock.keys()].map((sku) => ({ listing: sku, sku, title: `The ${sku}` }))
      await app.request('PUT', `/v1/channels/${code}/listings`, { listings })
    },
    deliver: async (app, code, id) => {
      const { at, lines } = orders.get(id) as Sold
      const order = {
        placedAt: at,
        updatedAt: at,
        lines: lines.map(({ sku, quantity }, index) => ({
          lineId: String(index),
          listing: sku,
          ordered: quantity,
        })),
      }
      for (let times = 0; times < 2; times++)
        await app.request('PUT', `/v1/channels/${code}/orders/${id}`, order)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
