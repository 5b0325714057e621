import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ChannelFailure,
  type ChannelOrderRead,
  type Connector,
} from '../server/channels/connector.ts'

/** A small shop over real HTTP: it keeps stock, sells, and can be told to misbehave. */
export interface PlainShop {
  url: string
  stock: Map<string, number>
  orders: Map<string, ChannelOrderRead>
  writes: { sku: string; quantity: number }[]
  /** The next answers, before it behaves again. */
  faults: number[]
  /** Sells, as its own checkout does: never more than it shows. */
  sell(id: string, lines: { sku: string; quantity: number }[], at: string): boolean
  close(): Promise<void>
}

/** Opens a shop with these numbers. */
export async function openPlainShop(stock: Record<string, number>): Promise<PlainShop> {
  const shop: Omit<PlainShop, 'url' | 'close'> = {
    stock: new Map(Object.entries(stock)),
    orders: new Map(),
    writes: [],
    faults: [],
    sell(id, lines, at) {
      if (lines.some(({ sku, quantity }) => (shop.stock.get(sku) ?? 0) < quantity)) return false
      for (const { sku, quantity } of lines)
        shop.stock.set(sku, (shop.stock.get(sku) as number) - quantity)
      shop.orders.set(id, {
        externalId: id,
        number: `#${id}`,
        state: 'open',
        placedAt: at,
        updatedAt: at,
        test: false,
        lines: lines.map(({ sku, quantity }, index) => ({
          lineId: `${id}-${index}`,
          ref: { listingId: sku },
          sku,
          ordered: quantity,
          cancelled: 0,
          shipped: 0,
          refunded: 0,
          restocked: 0,
          fulfilledBy: 'merchant',
        })),
      })
      return true
    },
  }
  const server = createServer((request, reply) => {
    const fault = shop.faults.shift()
    if (fault) return reply.writeHead(fault).end('{}')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://shop')
      const json = (body: unknown) => reply.end(JSON.stringify(body))
      if (request.headers.authorization !== 'Bearer right') return reply.writeHead(401).end()
      if (url.pathname === '/orders')
        return json(
          [...shop.orders.values()].filter(
            ({ updatedAt }) => updatedAt >= (url.searchParams.get('since') ?? ''),
          ),
        )
      if (request.method === 'PUT') {
        const sku = decodeURIComponent(url.pathname.slice('/stock/'.length))
        const { quantity } = JSON.parse(Buffer.concat(parts).toString()) as { quantity: number }
        shop.writes.push({ sku, quantity })
        shop.stock.set(sku, quantity)
        return json({ quantity })
      }
      return json([...shop.stock].map(([sku, quantity]) => ({ sku, quantity })))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...shop,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What speaks to it. */
export const plainShopConnector: Connector = {
  id: 'plain-shop',
  name: 'Plain shop',
  capabilities: {
    stockWrite: 'absolute',
    stockScope: 'listing',
    writeAck: 'applied',
    maxBatch: 10,
    orders: 'poll',
    pollSeconds: 60,
    push: 'none',
    fulfilsItself: false,
  },
  limits: {},
  fields: [
    { name: 'url', label: 'Address', secret: false, address: true },
    { name: 'token', label: 'Token', secret: true },
  ],
  check: async (context) => {
    await call(context, 'GET', '/stock')
    return { name: 'Plain shop' }
  },
  listListings: async (context) => ({
    rows: (await readStock(context)).map(({ sku }) => ({
      ref: { listingId: sku },
      title: `Listing of ${sku}`,
      sku,
      status: 'active',
      tracked: true,
      fulfilledBy: 'merchant',
    })),
  }),
  readStock: async (context) =>
    (await readStock(context)).map(({ sku, quantity }) => ({
      ref: { listingId: sku },
      available: quantity,
    })),
  writeStock: async (context, writes) => {
    const results = []
    for (const { ref, target } of writes) {
      await call(context, 'PUT', `/stock/${encodeURIComponent(ref.listingId)}`, {
        quantity: target,
      })
      results.push({ ok: true as const, applied: target })
    }
    return results
  },
  listOrders: async (context, { updatedSince }) => ({
    rows: (await call(context, 'GET', `/orders?since=${updatedSince}`)) as ChannelOrderRead[],
  }),
}

type Context = Parameters<Connector['check']>[0]

async function readStock(context: Context) {
  return (await call(context, 'GET', '/stock')) as { sku: string; quantity: number }[]
}

async function call(context: Context, method: string, path: string, body?: unknown) {
  const reply = await context.http({
    method,
    url: `${String(context.settings.url)}${path}`,
    headers: { authorization: `Bearer ${await context.secrets.get('token')}` },
    bucket: 'all',
    repeatable: true,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (reply.status >= 400) throw new ChannelFailure('invalid', `Status ${reply.status}`)
  return JSON.parse(reply.body.toString()) as unknown
}
