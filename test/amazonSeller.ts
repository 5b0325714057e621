import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signAwsPost } from '../server/channels/amazon/signAws.ts'
import { AmazonState, type Offer, type SoldOrder } from './amazonState.ts'

/** A seller's account with Amazon: what it accepts it applies later, and it answers only so often. */
export interface AmazonSeller {
  url: string
  /** What the seller's own offer shows. */
  stockOf(sku: string): number
  setStock(sku: string, units: number): void
  /** As Amazon sells; undefined where the offer shows fewer. */
  sell(
    lines: { sku: string; quantity: number }[],
    options?: { status?: string; fba?: boolean },
  ): string | undefined
  setStatus(orderId: string, status: string): void
  askToCancel(orderId: string): void
  order(orderId: string): SoldOrder
  offers: Map<string, Offer>
  patches: { sku: string; quantity: number }[]
  /** Answers of 429, by operation. */
  refused: Map<string, number>
  calls: Map<string, number>
  /** Tokens that end before their time. */
  expireTokens(): void
  /** The seller takes the app's permission away. */
  revoke(): void
  /** What lies in the queue; each notification lies there twice. */
  queue: { id: string; body: string }[]
  applyAfterMs: number
  close(): Promise<void>
}

const AWS = { id: 'AKIDRIGHT', secret: 'aws-secret', region: 'us-east-1', service: 'sqs' }
/** What an account is connected with. */
export const amazonFields = (url: string) => ({
  sellerId: 'A1SELLER',
  clientId: 'client',
  clientSecret: 'client-secret',
  refreshToken: 'Atzr|right',
  queueUrl: `${url}/123456789012/onhand`,
  awsAccessKeyId: AWS.id,
  awsSecretAccessKey: AWS.secret,
  endpoint: url,
  loginEndpoint: url,
})

interface Answer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

/** Opens an account with these offers of its own, and some that Amazon ships. */
export async function openAmazonSeller(
  clock: { now(): string; milliseconds(): number },
  stock: Record<string, number>,
  pools: Record<string, number> = {},
): Promise<AmazonSeller> {
  const state = new AmazonState(clock, stock, pools)
  const server = createServer((request, reply) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      state.apply()
      const { status = 200, body, headers } = answer(state, request, text)
      reply.writeHead(status, { 'content-type': 'application/json', ...headers })
      reply.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const seller = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    offers: state.offers,
    patches: state.patches,
    refused: state.refused,
    calls: state.calls,
    queue: state.queue,
    applyAfterMs: 0,
    stockOf: (sku: string) => {
      state.apply()
      return state.offerOf(sku).own ?? 0
    },
    setStock: (sku: string, units: number) => {
      state.offerOf(sku).own = units
    },
    sell: state.sell.bind(state),
    setStatus: state.setStatus.bind(state),
    askToCancel: state.askToCancel.bind(state),
    order: (id: string) => state.orders.get(id) as SoldOrder,
    expireTokens: () => state.tokens.clear(),
    revoke: () => {
      state.tokens.clear()
      state.revoked = true
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  state.applyAfterMs = () => seller.applyAfterMs
  return seller
}

function answer(state: AmazonState, request: IncomingMessage, text: string): Answer {
  const url = new URL(request.url ?? '/', 'http://amazon')
  const { method = 'GET', headers } = request
  if (url.pathname === '/auth/o2/token') return giveToken(state, new URLSearchParams(text))
  if (headers['x-amz-target']) return answerQueue(state, request, text)
  const ends = state.tokens.get(String(headers['x-amz-access-token']))
  if (ends === undefined || ends < state.clock.milliseconds())
    return refuse(403, 'Unauthorized', 'The access token you provided has expired.')
  const operation = operationOf(method, url.pathname)
  const limit = { 'x-amzn-ratelimit-limit': String(state.rateOf(operation)) }
  if (!state.takeToken(operation))
    return { ...refuse(429, 'QuotaExceeded', 'You exceeded your quota.'), headers: limit }
  const said = OPERATIONS[operation]?.(state, url, text)
  return { ...(said ?? refuse(404, 'NotFound', 'No such resource.')), headers: limit }
}

function refuse(status: number, code: string, message: string): Answer {
  return { status, body: { errors: [{ code, message }] } }
}

function giveToken(state: AmazonState, form: URLSearchParams): Answer {
  if (form.get('client_secret') !== 'client-secret')
    return { status: 401, body: { error: 'invalid_client' } }
  if (state.revoked || form.get('refresh_token') !== 'Atzr|right')
    return { status: 400, body: { error: 'invalid_grant' } }
  const token = `Atza|${randomUUID()}`
  state.tokens.set(token, state.clock.milliseconds() + 3_600_000)
  return { body: { access_token: token, token_type: 'bearer', expires_in: 3_600 } }
}

function answerQueue(state: AmazonState, { headers }: IncomingMessage, text: string): Answer {
  const plain = {
    'content-type': String(headers['content-type']),
    'x-amz-target': String(headers['x-amz-target']),
  }
  const at = String(headers['x-amz-date']).replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    '$1-$2-$3T$4:$5:$6.000Z',
  )
  const right = signAwsPost(`http://${headers.host}/`, plain, text, AWS, at)
  if (headers.authorization !== right.authorization) return { status: 403, body: {} }
  const input = JSON.parse(text) as {
    MaxNumberOfMessages: number
    Entries: { ReceiptHandle: string }[]
  }
  if (plain['x-amz-target'] === 'AmazonSQS.ReceiveMessage') {
    const seen = state.queue.slice(0, input.MaxNumberOfMessages)
    return {
      body: {
        Messages: seen.map(({ id, body }) => ({ MessageId: id, ReceiptHandle: id, Body: body })),
      },
    }
  }
  for (const { ReceiptHandle } of input.Entries) {
    const found = state.queue.findIndex(({ id }) => id === ReceiptHandle)
    if (found >= 0) state.queue.splice(found, 1)
  }
  return { body: { Successful: [], Failed: [] } }
}

const LISTINGS = '/listings/2021-08-01/items/A1SELLER'
const ORDERS = '/orders/2026-01-01/orders'

function operationOf(method: string, path: string): string {
  if (path === LISTINGS) return 'searchListings'
  if (path.startsWith(LISTINGS)) return method === 'PATCH' ? 'patchListing' : 'getListing'
  if (path === ORDERS) return 'searchOrders'
  if (path.startsWith(ORDERS)) return 'getOrder'
  if (path === '/fba/inventory/v1/summaries') return 'inventorySummaries'
  return path.endsWith('/shipmentConfirmation') ? 'confirmShipment' : 'unknown'
}

const lastPart = (url: URL) => decodeURIComponent(url.pathname.split('/').at(-1) as string)

const OPERATIONS: Record<string, (state: AmazonState, url: URL, text: string) => Answer> = {
  searchListings: (state, url) => {
    const wanted = url.searchParams.get('identifiers')?.split(',')
    const skus = [...state.offers.keys()].filter((sku) => !wanted || wanted.includes(sku))
    const start = Number(url.searchParams.get('pageToken') ?? 0)
    const end = start + Number(url.searchParams.get('pageSize') ?? 10)
    return {
      body: {
        numberOfResults: skus.length,
        pagination: end < skus.length ? { nextToken: String(end) } : {},
        items: skus.slice(start, end).map((sku) => state.showOffer(sku)),
      },
    }
  },
  getListing: (state, url) =>
    state.offers.has(lastPart(url))
      ? { body: state.showOffer(lastPart(url)) }
      : refuse(404, 'NOT_FOUND', 'SKU not found.'),
  patchListing: (state, url, text) => {
    const sku = lastPart(url)
    if (!state.offers.has(sku)) return refuse(404, 'NOT_FOUND', 'SKU not found.')
    return { body: state.accept(sku, JSON.parse(text)) }
  },
  searchOrders: (state, url) => {
    const since = url.searchParams.get('lastUpdatedAfter') ?? ''
    const orders = [...state.orders.values()].filter(({ updatedAt }) => updatedAt >= since)
    const start = Number(url.searchParams.get('paginationToken') ?? 0)
    const end = start + Number(url.searchParams.get('maxResultsPerPage') ?? 100)
    return {
      body: {
        orders: orders.slice(start, end).map((order) => state.showOrder(order)),
        pagination: end < orders.length ? { nextToken: String(end) } : {},
      },
    }
  },
  getOrder: (state, url) => {
    const order = state.orders.get(lastPart(url))
    return order
      ? { body: { order: state.showOrder(order) } }
      : refuse(404, 'NotFound', 'No such order.')
  },
  confirmShipment: (state, url, text) => {
    const id = url.pathname.split('/').at(-2) as string
    return state.confirm(id, JSON.parse(text))
      ? { status: 204 }
      : refuse(400, 'InvalidInput', 'The package is not valid.')
  },
  inventorySummaries: (state, url) => {
    const skus = [...state.offers].filter(([, { pool }]) => pool !== undefined)
    const start = Number(url.searchParams.get('nextToken') ?? 0)
    const end = start + 2
    return {
      body: {
        payload: {
          granularity: { granularityType: 'Marketplace' },
          inventorySummaries: skus.slice(start, end).map(([sku]) => state.showPool(sku)),
        },
        ...(end < skus.length ? { pagination: { nextToken: String(end) } } : {}),
      },
    }
  },
}
