import type { GraphQLSchema } from 'graphql'
import { systemClock } from '../../server/platform/clock.ts'
import { amazonFields, openAmazonSeller } from '../amazonSeller.ts'
import { type FaultyGate, type Call as GateCall, openFaultyGate } from '../faultyGate.ts'
import { openShopifyShop, SHOPIFY_SECRET } from '../shopifyShop.ts'
import type { RealStore } from '../stores/realStore.ts'
import { openWebhookShop, webhookFields } from '../webhookShop.ts'
import { openWooShop, type WooDelivery, wooFields } from '../wooShop.ts'
import type { Lines } from './oversellPlan.ts'

/** What a shop sends by itself: on its way it may be lost, doubled or late. */
export interface Message {
  headers: Record<string, string>
  body: string
}

export type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

/** A shop as the race needs it, real or standing for one. */
export interface RaceShop {
  code: string
  connector: string
  gate: FaultyGate
  fields: Record<string, string>
  stockOf(sku: string): number | Promise<number>
  /** Its checkout: undefined where it shows fewer. */
  sell(lines: Lines): string | undefined | Promise<string | undefined>
  /** Its buyer thinks better of it, and it puts the units back on sale as it does. */
  cancel(orderId: string): void | Promise<void>
  /** What a call told it of its numbers; of a real one that is another number. */
  toldBy?(call: GateCall): { sku: string; units: number }[]
  takeMessages(): Message[] | Promise<Message[]>
  /** Loses what lies in its queue about an order. */
  lose?(orderId: string): void
  /** Tells what it offers, where it cannot be asked. */
  announce?(call: Call): Promise<void>
  /** Hands an order in, where it cannot be asked; again until it is taken. */
  handIn?(call: Call, orderId: string): Promise<void>
  close(): Promise<void>
}

export interface ShopSet {
  stock: Record<string, number>
  applyAfterMs: number
  schema: GraphQLSchema | undefined
  real: RealStore[]
}

/** Opens all shops anew, each behind a gate, with these numbers on sale. */
export async function openShops(set: ShopSet): Promise<RaceShop[]> {
  const opened = [
    ...(set.schema ? [openShopify(set.schema, set.stock)] : []),
    openWoo('woo', set.stock),
    openAmazon(set),
    openOwn(set.stock),
    ...(set.real.length > 0
      ? set.real.map((store) => openReal(store, set.stock))
      : [openWoo('outlet', set.stock)]),
    // Five there are in any case.
    ...(set.schema ? [] : [openWoo('annex', set.stock)]),
  ]
  return Promise.all(opened)
}

interface SetInput {
  quantities: { inventoryItemId: string; quantity: number }[]
}

async function openShopify(
  schema: GraphQLSchema,
  stock: Record<string, number>,
): Promise<RaceShop> {
  const shop = await openShopifyShop(schema, stock)
  const gate = await openFaultyGate(shop.url)
  // Its files are called for through the gate too, and so are counted.
  shop.bulk.url = gate.url
  const told: Message[] = []
  const tell = (topic: string, id: string) => {
    const body = JSON.stringify({ admin_graphql_api_id: id })
    told.push({
      body,
      headers: {
        'content-type': 'application/json',
        'x-shopify-hmac-sha256': shop.sign(body),
        'x-shopify-topic': topic,
        'x-shopify-webhook-id': `${id}-${topic}`,
      },
    })
  }
  return {
    code: 'shopify',
    connector: 'shopify',
    gate,
    fields: { shop: gate.url, accessToken: 'shpat_right', clientSecret: SHOPIFY_SECRET },
    stockOf: shop.stockOf,
    sell: (lines) => {
      const id = shop.sell(lines, systemClock.now())
      if (id) tell('orders/create', id)
      return id
    },
    cancel: (id) => {
      const order = shop.orders.get(id)
      if (!order) return
      order.cancelledAt = systemClock.now()
      order.updatedAt = order.cancelledAt
      for (const { sku, quantity } of order.lines) shop.setStock(sku, shop.stockOf(sku) + quantity)
      tell('orders/cancelled', id)
    },
    toldBy: ({ body }) => {
      const { input } = (JSON.parse(body) as { variables?: { input?: Partial<SetInput> } })
        .variables ?? { input: undefined }
      const skus = Object.keys(stock)
      return (input?.quantities ?? []).map(({ inventoryItemId, quantity }) => ({
        sku: skus[Number(inventoryItemId.split('/').at(-1)) - 1] ?? '',
        units: quantity,
      }))
    },
    takeMessages: () => told.splice(0),
    close: () => closeBoth(gate, shop),
  }
}

const FIRST_PRODUCT = 11

async function openWoo(code: string, stock: Record<string, number>): Promise<RaceShop> {
  const shop = await openWooShop(systemClock, stock)
  const gate = await openFaultyGate(shop.url)
  return {
    code,
    connector: 'woocommerce',
    gate,
    fields: wooFields(gate.url),
    stockOf: shop.stockOf,
    sell: (lines) => shop.sell(lines),
    cancel: (id) => shop.setStatus(id, 'cancelled'),
    toldBy: ({ method, path, body }) => {
      if (method !== 'POST' || !path.includes('/batch')) return []
      const { update } = JSON.parse(body) as { update: { id: number; stock_quantity?: number }[] }
      // Its products were numbered in the order of the stock, from the first one on.
      const skus = Object.keys(stock)
      return update.flatMap(({ id, stock_quantity: units }) =>
        units === undefined ? [] : [{ sku: skus[id - FIRST_PRODUCT] ?? '', units }],
      )
    },
    takeMessages: async () => {
      const messages: WooDelivery[] = []
      await shop.deliver((message) => {
        messages.push(message)
        return Promise.resolve(200)
      })
      return messages
    },
    close: () => closeBoth(gate, shop),
  }
}

async function openAmazon({ stock, applyAfterMs }: ShopSet): Promise<RaceShop> {
  const seller = await openAmazonSeller(systemClock, stock)
  seller.applyAfterMs = applyAfterMs
  const gate = await openFaultyGate(seller.url)
  return {
    code: 'amazon',
    connector: 'amazon',
    gate,
    fields: amazonFields(gate.url),
    stockOf: seller.stockOf,
    sell: (lines) => seller.sell(lines),
    cancel: (id) => seller.setStatus(id, 'CANCELLED'),
    toldBy: ({ method, path, body }) => {
      if (method !== 'PATCH') return []
      const { patches } = JSON.parse(body) as { patches: { value: { quantity: number }[] }[] }
      const sku = decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '')
      return patches.flatMap(({ value }) => value.map(({ quantity: units }) => ({ sku, units })))
    },
    takeMessages: () => [],
    // Its queue holds everything twice, and the newest first.
    lose: (id) => {
      const kept = seller.queue.filter(({ body }) => !body.includes(`"${id}"`))
      seller.queue.splice(0, seller.queue.length, ...kept)
    },
    close: () => closeBoth(gate, seller),
  }
}

async function openOwn(stock: Record<string, number>): Promise<RaceShop> {
  const shop = await openWebhookShop(systemClock, stock)
  const gate = await openFaultyGate(shop.url)
  const cancelled = new Map<string, string>()
  return {
    code: 'own',
    connector: 'webhook',
    gate,
    fields: webhookFields(gate.url),
    stockOf: shop.stockOf,
    sell: (lines) => shop.sell(lines),
    cancel: (id) => {
      cancelled.set(id, systemClock.now())
    },
    toldBy: ({ body }) => {
      const { type, data } = JSON.parse(body) as {
        type: string
        data: { listings?: { listing: string; available: number }[] }
      }
      if (type !== 'stock.changed') return []
      return (data.listings ?? []).map(({ listing, available }) => ({
        sku: listing,
        units: available,
      }))
    },
    takeMessages: () => [],
    announce: (call) => shop.announce({ request: asRequest(call) }, 'own'),
    handIn: (call, id) => shop.deliver({ request: asRequest(call, cancelled.get(id)) }, 'own', id),
    close: () => closeBoth(gate, shop),
  }
}

type Request = Parameters<Awaited<ReturnType<typeof openWebhookShop>>['announce']>[0]['request']

function asRequest(call: Call, cancelledAt?: string): Request {
  const cancelled = cancelledAt ? { state: 'cancelled', updatedAt: cancelledAt } : {}
  const request = async (method: string, path: string, body?: unknown) => {
    await call(method, path, { ...(body as object), ...cancelled })
  }
  return request as unknown as Request
}

async function openReal(store: RealStore, stock: Record<string, number>): Promise<RaceShop> {
  await store.addProducts(stock)
  store.takeMessages()
  const gate = await openFaultyGate(store.url)
  return {
    code: store.name,
    connector: store.name,
    gate,
    fields: store.fields(gate.url),
    stockOf: store.stockOf,
    sell: store.sell,
    cancel: store.cancel,
    takeMessages: store.takeMessages,
    close: () => gate.close(),
  }
}

async function closeBoth(gate: FaultyGate, shop: { close(): Promise<void> }): Promise<void> {
  await gate.close()
  await shop.close()
}
