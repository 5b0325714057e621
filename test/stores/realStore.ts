import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PluginMessage } from '../pluginShop.ts'
import type { StoreName } from './installStore.ts'

/** Where the store's database is made: the address of a server with the right to make one. */
export interface StoreOptions {
  serverUrl: string
}

/** What a store's back office does with products and numbers. */
export interface StockDesk {
  addProducts(stock: Record<string, number>): Promise<void>
  /** What it would still sell. */
  stockOf(sku: string): Promise<number>
  /** Changes what is on hand, behind our back. */
  setOnHand(sku: string, units: number): Promise<void>
  removeProduct(sku: string): Promise<void>
}

/** What a store's back office does with orders. */
export interface OrderDesk {
  cancel(orderId: string): Promise<void>
  /** Takes the money that the buyer has promised. */
  takeMoney(orderId: string): Promise<void>
  /** What it has paid back of an order, in cents. */
  paidBack(orderId: string): Promise<number>
  /** Ships all units. */
  ship(orderId: string): Promise<void>
  /** What it says of an order: its state, the units of each SKU that are left in it, and its notes. */
  order(orderId: string): Promise<{ state: string; units: Record<string, number>; noted: string }>
  /** Tracking numbers that it knows of an order. */
  trackingOf(orderId: string): Promise<string[]>
}

/** A real shop that runs here, for tests: its back office, its checkout, and its plug. */
export interface RealStore extends StockDesk, OrderDesk {
  name: StoreName
  /** Where its API answers; a gate may stand before it. */
  url: string
  /** What it is connected with, at its own or another address. */
  fields(url?: string): Record<string, string>
  /** Goes through its checkout; undefined where it refuses for want of stock. */
  sell(lines: { sku: string; quantity: number }[]): Promise<string | undefined>
  /** Takes what its plugin has sent since the last time. */
  takeMessages(): PluginMessage[]
  /** SIGKILL, as a machine that loses its power. */
  kill(): Promise<void>
  /** Opens it again with what it had. */
  start(): Promise<void>
  /** Ends it for good with its database and its files. */
  stop(): Promise<void>
}

/** What a store's plugin posts to, for tests to deliver, to lose and to double. */
export interface Inbox {
  url: string
  take(): PluginMessage[]
  close(): Promise<void>
}

/** Opens such a place. */
export async function openInbox(): Promise<Inbox> {
  const messages: PluginMessage[] = []
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      )
      messages.push({ headers, body })
      reply.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    take: () => messages.splice(0),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
