import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { oauthSignature } from '../server/channels/woocommerce/wooCall.ts'

import {
  type Gateway,
  type Hook,
  type Meta,
  type Order,
  type Product,
  type Sale,
  showOrder,
  showProduct,
  showRefund,
  WooState,
} from './wooState.ts'

/** What the shop sends to us; its body says how things are when it is sent. */
export interface WooDelivery {
  url: string
  headers: Record<string, string>
  body: string
}

/** A shop as WooCommerce 11 was recorded: its numbers, its orders, and its faulty webhooks. */
export interface WooShop {
  url: string
  stockOf(sku: string): number
  setStock(sku: string, units: number): void
  /** As its checkout sells; undefined where it shows fewer. */
  sell(lines: Sale, status?: string): string | undefined
  /** As its back office sells: nothing is checked, and its number may fall below zero. */
  sellUnchecked(lines: Sale): string
  setStatus(orderId: string, status: string): void
  refund(orderId: string, lines: Sale, restock: boolean): void
  order(orderId: string): Order
  gateway: Gateway
  /** What its gateway gave back of an order, in cents. */
  paidBackOf(orderId: string): number
  writes: { sku: string; units: number }[]
  hooks: Hook[]
  remove(sku: string): void
  /** Sends what has come about since the last time; more than five failures disable a webhook. */
  deliver(send: (message: WooDelivery) => Promise<number>): Promise<void>
  close(): Promise<void>
}

export const WOO_KEY = 'ck_right'
const WOO_SECRET = 'cs_right'
const FIELDS = '_fields'
/** What a shop is connected with. */
export const wooFields = (url: string) => ({
  shop: url,
  consumerKey: WOO_KEY,
  consumerSecret: WOO_SECRET,
})

/** Opens a shop with simple products, and variable ones by their variations. */
export async function openWooShop(
  clock: { now(): string },
  stock: Record<string, number>,
  variable: Record<string, { manage: boolean; variations: Record<string, number | 'parent'> }> = {},
): Promise<WooShop> {
  const shop = new WooState(clock)
  for (const [sku, units] of Object.entries(stock))
    shop.addProduct({ parent: 0, name: sku, sku, type: 'simple', manage: true, stock: units })
  for (const [sku, { manage, variations }] of Object.entries(variable)) {
    const own = manage ? 9 : null
    const parent = shop.addProduct({
      parent: 0,
      name: sku,
      sku,
      type: 'variable',
      manage,
      stock: own,
    })
    for (const [name, units] of Object.entries(variations))
      shop.addProduct({
        parent: parent.id,
        name,
        sku: name,
        type: 'variation',
        manage: units === 'parent' ? 'parent' : true,
        stock: units === 'parent' ? null : units,
      })
  }
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => void answer(shop, request, reply, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...handlesOf(shop),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function handlesOf(shop: WooState): Omit<WooShop, 'url' | 'close'> {
  const orderOf = (id: string) => shop.orders.get(Number(id)) as Order
  const stockOf = (sku: string) => shop.keeperOf(shop.bySku(sku)).stock ?? 0
  return {
    writes: shop.writes,
    hooks: shop.hooks,
    gateway: shop.gateway,
    paidBackOf: (id) =>
      orderOf(id)
        .refunds.filter(({ isPaid }) => isPaid)
        .reduce((cents, { amount }) => cents + Math.round(Number(amount) * 100), 0),
    stockOf,
    setStock: (sku, units) => {
      shop.keeperOf(shop.bySku(sku)).stock = units
    },
    sell: (lines, status = 'processing') =>
      lines.some(({ sku, quantity }) => stockOf(sku) < quantity)
        ? undefined
        : String(shop.place(lines, status).id),
    sellUnchecked: (lines) => String(shop.place(lines, 'processing').id),
    setStatus: (id, status) => shop.setStatus(orderOf(id), status),
    order: orderOf,
    refund: (id, lines, restock) => {
      const order = orderOf(id)
      const parts = lines.map(({ sku, quantity }) => ({
        lineId: order.lines.find(({ product }) => product.sku === sku)?.id as number,
        quantity,
      }))
      shop.refund(order, { lines: parts, restock, meta: [] })
    },
    remove: (sku) => {
      shop.products.splice(shop.products.indexOf(shop.bySku(sku)), 1)
    },
    deliver: (send) => deliver(shop, send),
  }
}

async function deliver(
  shop: WooState,
  send: (message: WooDelivery) => Promise<number>,
): Promise<void> {
  for (const { hook, id, ping } of shop.queue.splice(0)) {
    if (hook.status !== 'active') continue
    const order = shop.orders.get(id)
    const shown = order ? showOrder(order, shop.gateway) : { id }
    const body = ping ? `webhook_id=${hook.id}` : JSON.stringify(shown)
    const status = await send({
      url: hook.url,
      body,
      headers: ping
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : {
            'content-type': 'application/json',
            'x-wc-webhook-topic': hook.topic,
            'x-wc-webhook-signature': createHmac('sha256', hook.secret)
              .update(body)
              .digest('base64'),
            // By the second: what comes about within one second bears the same.
            'x-wc-webhook-delivery-id': createHash('md5')
              .update(`${hook.id} ${shop.now()}`)
              .digest('hex'),
          },
    })
    hook.failures = status < 300 ? 0 : hook.failures + 1
    if (hook.failures > 5) hook.status = 'disabled'
  }
}

type Answer = { status?: number; body: unknown; pages?: number }

async function answer(
  shop: WooState,
  request: IncomingMessage,
  reply: ServerResponse,
  text: string,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const query = Object.fromEntries(url.searchParams)
  const method = request.method ?? 'GET'
  if (!isSigned(shop, method, url, query)) {
    reply.writeHead(401).end('{"code":"woocommerce_rest_cannot_view","message":"Sorry."}')
    return
  }
  const path = url.pathname.slice('/wp-json/wc/v3'.length)
  const body = text ? (JSON.parse(text) as Record<string, unknown>) : {}
  const { status, body: said, pages } = await routeTo(shop, method, path, query, body)
  reply.writeHead(status ?? 200, {
    'content-type': 'application/json; charset=UTF-8',
    ...(pages === undefined ? {} : { 'x-wp-totalpages': String(pages) }),
  })
  reply.end(JSON.stringify(pickFields(said, query[FIELDS])))
}

/** Each nonce is taken once, as WooCommerce does. */
function isSigned(
  shop: WooState,
  method: string,
  url: URL,
  query: Record<string, string>,
): boolean {
  const { oauth_signature: signature, ...rest } = query
  const address = `${url.origin}${url.pathname}`
  if (query.oauth_consumer_key !== WOO_KEY || shop.nonces.has(query.oauth_nonce ?? '')) return false
  shop.nonces.add(query.oauth_nonce ?? '')
  return signature === oauthSignature(method, address, rest, WOO_SECRET)
}

function pickFields(said: unknown, fields: string | undefined): unknown {
  if (!fields) return said
  if (Array.isArray(said)) return said.map((row) => pickFields(row, fields))
  const names = fields.split(',')
  return Object.fromEntries(
    Object.entries(said as object).filter(([name]) => names.includes(name) || name === 'code'),
  )
}

async function routeTo(
  shop: WooState,
  method: string,
  path: string,
  query: Record<string, string>,
  body: Record<string, unknown>,
): Promise<Answer> {
  const [, noun, id, part, last] = path.split('/')
  if (noun === 'webhooks') return answerHooks(shop, method, Number(id), body)
  if (noun === 'payment_gateways')
    return { body: { id, method_supports: shop.gateway.canRefund ? ['refunds'] : ['products'] } }
  if (noun === 'orders') return answerOrders(shop, method, { id, part, query, body })
  if (id === 'batch' || last === 'batch')
    return { body: { update: setNumbers(shop, body.update as { id: number }[]) } }
  if (method === 'PUT') return changeByDifference(shop, Number(id), body)
  const parent = part === 'variations' ? Number(id) : 0
  const rows = shop.products.filter((product) => product.parent === parent)
  const wanted = query.include?.split(',').map(Number)
  return pageOf(
    rows.filter((product) => !wanted || wanted.includes(product.id)),
    query,
    (product) => showProduct(shop, product),
  )
}

function pageOf<Row>(rows: Row[], query: Record<string, string>, show: (row: Row) => unknown) {
  const size = Number(query.per_page ?? 10)
  const start = (Number(query.page ?? 1) - 1) * size
  const pages = Math.ceil(rows.length / size)
  return { body: rows.slice(start, start + size).map(show), pages }
}

function setNumbers(shop: WooState, updates: { id: number; stock_quantity?: number }[]): unknown[] {
  return updates.map(({ id, stock_quantity: units }) => {
    const product = shop.products.find((one) => one.id === id)
    if (!product)
      return {
        id,
        error: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.' },
      }
    if (units !== undefined && product.manage === true) {
      shop.writes.push({ sku: product.sku, units })
      product.stock = units
      shop.tell('product.updated', id)
    }
    return showProduct(shop, product)
  })
}

/** Reads, thinks, writes: two at once lose one of both, as was measured. */
async function changeByDifference(
  shop: WooState,
  id: number,
  body: Record<string, unknown>,
): Promise<Answer> {
  const product = shop.products.find((one) => one.id === id) as Product
  const before = product.stock ?? 0
  await sleep(20)
  product.stock = before + Number(body.inventory_delta ?? 0)
  return { body: showProduct(shop, product) }
}

function answerHooks(
  shop: WooState,
  method: string,
  id: number,
  body: Record<string, unknown>,
): Answer {
  const show = ({ id: hookId, topic, url, status }: Hook) => ({
    id: hookId,
    topic,
    status,
    delivery_url: url,
  })
  if (method === 'GET') return { body: shop.hooks.map(show), pages: 1 }
  const known = shop.hooks.find((hook) => hook.id === id)
  if (known) {
    Object.assign(known, { status: body.status, secret: body.secret, failures: 0 })
    return { body: show(known) }
  }
  const hook: Hook = {
    id: shop.nextId(),
    topic: String(body.topic),
    url: String(body.delivery_url),
    secret: String(body.secret),
    status: 'active',
    failures: 0,
  }
  shop.hooks.push(hook)
  shop.queue.push({ hook, id: 0, ping: true })
  return { status: 201, body: show(hook) }
}

interface OrderCall {
  id: string | undefined
  part: string | undefined
  query: Record<string, string>
  body: Record<string, unknown>
}

function answerOrders(
  shop: WooState,
  method: string,
  { id, part, query, body }: OrderCall,
): Answer {
  if (!id) {
    const trash = query.status === 'trash'
    const rows = [...shop.orders.values()]
      .filter(({ status }) => (status === 'trash') === trash)
      .filter(({ modified }) => modified > (query.modified_after ?? ''))
      .toSorted((a, b) => (a.modified < b.modified ? -1 : 1))
    return pageOf(rows, query, (order) => showOrder(order, shop.gateway))
  }
  const order = shop.orders.get(Number(id))
  if (!order)
    return {
      status: 404,
      body: { code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' },
    }
  if (part === 'refunds' && method === 'GET') return { body: order.refunds.map(showRefund) }
  if (part === 'refunds') return answerRefund(shop, order, body)
  if (method === 'PUT') {
    for (const { key, value } of (body.meta_data as Meta[] | undefined) ?? [])
      order.meta = [...order.meta.filter((row) => row.key !== key), { key, value }]
    order.modified = shop.now()
    if (body.status) shop.setStatus(order, String(body.status))
  }
  return { body: showOrder(order, shop.gateway) }
}

function answerRefund(shop: WooState, order: Order, body: Record<string, unknown>): Answer {
  const lines = body.line_items as { id: number; quantity: number }[]
  const wasBreaking = shop.gateway.breaksOff
  const made = shop.refund(order, {
    lines: lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
    restock: body.api_restock === true,
    meta: (body.meta_data as Meta[] | undefined) ?? [],
    amount: String(body.amount),
    reason: String(body.reason ?? ''),
    // Where nothing is said it pays.
    pay: body.api_refund !== false,
  })
  const code = 'woocommerce_rest_cannot_create_order_refund'
  if (typeof made === 'string') return { status: 500, body: { code, message: made } }
  if (wasBreaking && !shop.gateway.breaksOff) return { status: 502, body: {} }
  return { status: 201, body: showRefund(made) }
}
