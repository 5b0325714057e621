import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestApp, type TestApp } from '../test/app.ts'
import { type Client, type ClientOptions, createClient, urlOf } from './client.ts'
import { OnhandError } from './onhandError.ts'

let app: TestApp
let baseUrl: string
let client: Client

beforeAll(async () => {
  app = await createTestApp()
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  baseUrl = `http://127.0.0.1:${(app.app.server.address() as AddressInfo).port}`
  client = createClient({ baseUrl, apiKey: await app.keyOf('owner') })
})
afterAll(() => app.close())

type Fetch = typeof globalThis.fetch

/** A network that does something else than to send for the first calls. */
function faulty(...faults: ((send: () => Promise<Response>) => Promise<Response>)[]) {
  const sent: { key: string | null; method: string }[] = []
  const fetch: Fetch = async (url, init) => {
    const headers = new Headers(init?.headers)
    sent.push({ key: headers.get('idempotency-key'), method: init?.method ?? 'GET' })
    const send = () => globalThis.fetch(url, init)
    const fault = faults[sent.length - 1]
    return fault ? fault(send) : send()
  }
  return { fetch, sent }
}

const unreachable = () => Promise.reject(new TypeError('fetch failed'))
const answerLost = async (send: () => Promise<Response>) => {
  await send()
  throw new TypeError('terminated')
}
const answers =
  (status: number, headers: Record<string, string> = {}) =>
  async () =>
    new Response(null, { status, headers })

/** The same stream, until it holds the text: there it breaks. */
function breakAfter(text: string, { body }: Response): ReadableStream<Uint8Array> {
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  let seen = ''
  return new ReadableStream({
    pull: async (controller) => {
      const { value } = await reader.read()
      seen += new TextDecoder().decode(value)
      if (seen.includes(text)) controller.error(new TypeError('terminated'))
      else if (value) controller.enqueue(value)
    },
  })
}

const silent: Fetch = (_url, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
  )

async function clientOn(fetch: Fetch, options: Partial<ClientOptions> = {}): Promise<Client> {
  return createClient({ baseUrl, apiKey: await app.keyOf('owner'), fetch, ...options })
}

async function failureOf(call: Promise<unknown>): Promise<OnhandError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(OnhandError)
  return error as OnhandError
}

describe('A call', () => {
  test('answers what the server has', async () => {
    const made = await client.itemCreate({ body: { sku: 'A/1 %', title: 'Slash' } })
    expect(made).toMatchObject({ sku: 'A/1 %', title: 'Slash' })
    expect(await client.itemGet({ params: { sku: 'A/1 %' } })).toMatchObject({ title: 'Slash' })
  })

  test('that is refused throws the code and the lines that were short', async () => {
    const body = { reference: 'short', lines: [{ sku: 'A/1 %', site: 'MAIN', quantity: 3 }] }
    const error = await failureOf(client.reservationCreate({ body }))
    expect(error).toMatchObject({ status: 409, code: 'not_enough_stock' })
    expect(error.details.lines).toEqual([
      { sku: 'A/1 %', site: 'MAIN', requested: 3, available: 0 },
    ])
    expect(error.requestId).toMatch(/^[\da-f-]{36}$/)
  })

  test('without a key says so', async () => {
    const error = await failureOf(createClient({ baseUrl }).stockList())
    expect(error).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  test('that lacks a path parameter is not sent', async () => {
    await expect(client.itemGet({ params: { sku: '' } })).rejects.toThrow(TypeError)
  })
})

describe('A failing network', () => {
  test('a POST whose answer was lost is done once, and its answer given again', async () => {
    const { fetch, sent } = faulty(answerLost, unreachable)
    const made = await (await clientOn(fetch)).itemCreate({ body: { sku: 'ONCE', title: 'Once' } })
    expect(made.sku).toBe('ONCE')
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
    expect(sent[0]?.key).toMatch(/^[\da-f]{32}$/)
  })

  test('two calls have two keys, unless the caller gives one', async () => {
    const { fetch, sent } = faulty()
    const own = await clientOn(fetch)
    await own.itemCreate({ body: { sku: 'K1', title: 'Key' } })
    await own.itemCreate({ body: { sku: 'K2', title: 'Key' } })
    await own.itemCreate({ body: { sku: 'K3', title: 'Key' }, idempotencyKey: 'mine' })
    await own.itemCreate({ body: { sku: 'K3', title: 'Key' }, idempotencyKey: 'mine' })
    expect(sent[0]?.key).not.toBe(sent[1]?.key)
    expect(sent.slice(2).map(({ key }) => key)).toEqual(['mine', 'mine'])
  })

  test('a PATCH whose answer was lost is not sent again', async () => {
    const { fetch, sent } = faulty(answerLost)
    const call = (await clientOn(fetch)).itemUpdate({
      params: { sku: 'ONCE' },
      body: { title: 'Twice' },
    })
    expect((await failureOf(call)).code).toBe('network_error')
    expect(sent).toHaveLength(1)
  })

  test('a server that is busy is asked again after the pause that it asks for', async () => {
    const { fetch, sent } = faulty(answers(503, { 'retry-after': '1' }), answers(502))
    const begin = performance.now()
    await (await clientOn(fetch)).stockList()
    expect(sent).toHaveLength(3)
    expect(performance.now() - begin).toBeGreaterThanOrEqual(1_000)
  })

  test('no call lasts longer than its time, however long the server asks to wait', async () => {
    const { fetch, sent } = faulty(answers(503, { 'retry-after': '3600' }))
    const call = (await clientOn(fetch, { timeoutMs: 5_000 })).stockList()
    expect((await failureOf(call)).status).toBe(503)
    expect(sent).toHaveLength(1)
  })

  test('a server that does not answer in time ends the call', async () => {
    const call = (await clientOn(silent, { timeoutMs: 50 })).stockList()
    expect(await failureOf(call)).toMatchObject({ status: 0, code: 'timeout' })
  })

  test('tries end, and a refusal is not tried again', async () => {
    const down = vi.fn<Fetch>().mockRejectedValue(new TypeError('fetch failed'))
    const call = (await clientOn(down, { retries: 1 })).stockList()
    expect((await failureOf(call)).code).toBe('network_error')
    expect(down).toHaveBeenCalledTimes(2)
    const { fetch, sent } = faulty()
    await failureOf((await clientOn(fetch)).itemGet({ params: { sku: 'nothing' } }))
    expect(sent).toHaveLength(1)
  })

  test('the caller can end it', async () => {
    const stop = new AbortController()
    const down = vi.fn<Fetch>().mockRejectedValue(new TypeError('fetch failed'))
    const call = (await clientOn(down)).stockList({ signal: stop.signal })
    stop.abort(new Error('changed my mind'))
    await expect(call).rejects.toThrow('changed my mind')
  })
})

describe('Lists', () => {
  test('come row by row over all their pages', async () => {
    for (let number = 0; number < 7; number++)
      await client.itemCreate({ body: { sku: `PAGE-${number}`, title: 'Paged' } })
    const skus: string[] = []
    for await (const item of client.each('itemList', { query: { limit: 2 } })) skus.push(item.sku)
    expect(skus.filter((sku) => sku.startsWith('PAGE-'))).toEqual(
      Array.from({ length: 7 }, (_, number) => `PAGE-${number}`),
    )
    expect(new Set(skus).size).toBe(skus.length)
  })
})

describe('The live feed', () => {
  test('opens a connection that broke again, and misses nothing', async () => {
    let connections = 0
    const fetch: Fetch = async (url, init) => {
      const answer = await globalThis.fetch(url, init)
      connections++
      return connections === 1 ? new Response(breakAfter('CUT-1', answer), answer) : answer
    }
    const stop = new AbortController()
    const feed = (await clientOn(fetch)).events({ types: ['item'], signal: stop.signal })
    const names: string[] = []
    for await (const message of feed) {
      if (message.kind === 'ready' && connections === 1)
        for (const sku of ['CUT-1', 'CUT-2', 'CUT-3'])
          await client.itemCreate({ body: { sku, title: 'Cut' } })
      if (message.kind === 'event') names.push(message.event.subjectName)
      if (names.length === 3) stop.abort()
    }
    expect(names).toEqual(['CUT-1', 'CUT-2', 'CUT-3'])
    expect(connections).toBe(2)
  })

  test('ends for one who may not read it', async () => {
    const feed = createClient({ baseUrl }).events()
    await expect(feed.next()).rejects.toMatchObject({ status: 401 })
  })
})

describe('Addresses', () => {
  test.each([
    [
      'https://x/',
      '/v1/items/{sku}',
      { params: { sku: 'A/B?c#d é' } },
      'https://x/v1/items/A%2FB%3Fc%23d%20%C3%A9',
    ],
    [
      '',
      '/v1/items',
      { query: { a: undefined, b: null, c: 0, d: ['x', 'y&'] } },
      '/v1/items?c=0&d=x&d=y%26',
    ],
    ['http://h:1', '/v1/stock', {}, 'http://h:1/v1/stock'],
  ])('%s + %s', (base, path, input, expected) => {
    expect(urlOf(base, path, input)).toBe(expected)
  })
})
