import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { refusals, routes } from '../app.ts'
import { platformRefusals } from './problem.ts'
import { findWriter } from './replyWriter.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { name: string; in?: string }[]
}

let app: TestApp
let document: {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

beforeAll(async () => {
  app = await createTestApp()
  document = (await app.request('GET', '/openapi.json')).body
})
afterAll(() => app.close())

const read = (url: string) => app.app.inject({ url })

describe('The OpenAPI document', () => {
  test('describes every route under its own name', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      routes.map(({ name }) => name).toSorted(),
    )
    for (const operation of operations) {
      expect(operation.summary, operation.operationId).toMatch(/\S/)
      expect(operation.tags, operation.operationId).toHaveLength(1)
    }
  })

  test('every reference in it leads somewhere', () => {
    const text = JSON.stringify(document)
    const targets = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path))
    expect(targets.size).toBeGreaterThan(5)
    for (const path of targets) {
      const found = (path as string)
        .split('/')
        .reduce<unknown>(
          (part, name) => (part as Record<string, unknown> | undefined)?.[name],
          document,
        )
      expect(found, path).toBeDefined()
    }
  })

  test('lists the path parameters of each path', () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const { parameters = [], operationId } of Object.values(operations)) {
        const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        expect(named.toSorted(), operationId).toEqual(inPath.toSorted())
      }
  })

  test('names only refusals that a module lists', () => {
    const known = Object.assign({}, platformRefusals, ...refusals) as Record<string, unknown>
    const unknown = routes.flatMap(({ name, refusals: codes = [] }) =>
      codes.filter((code) => !(code in known)).map((code) => `${name}: ${code}`),
    )
    expect(unknown).toEqual([])
  })
})

describe('An answer', () => {
  // It is made when the first reply is written, which must not be where a mistake shows.
  test('of every route can be written by its schema', () => {
    const written = routes.filter(({ reply, replyType }) => reply && !replyType)
    expect(written.length).toBeGreaterThan(100)
    for (const route of written) expect(findWriter(route)).toBeTypeOf('function')
  })

  test('of every list and every overview is of the documented form', async () => {
    await app.request('POST', '/v1/items', { sku: 'A', title: 'First', unitCost: '4.20' })
    const found = { reason: 'found', lines: [{ sku: 'A', location: 'MAIN', quantity: 5 }] }
    await app.request('POST', '/v1/adjustments', found)
    const promise = { reference: 'order-1', lines: [{ sku: 'A', site: 'MAIN', quantity: 1 }] }
    await app.request('POST', '/v1/reservations', promise)

    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema({ ...document, $id: 'api' })
    const wrong: string[] = []
    const plain = routes.filter(({ method, path, replyType, query }) => {
      const needsNothing = !query || query.safeParse({}).success
      return method === 'GET' && !path.includes('{') && !replyType && needsNothing
    })
    expect(plain.length).toBeGreaterThan(15)
    for (const { path, name } of plain) {
      const { status, body } = await app.request('GET', path)
      const place = `api#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
      const isRight = status === 200 && ajv.validate({ $ref: place }, body)
      if (!isRight) wrong.push(`${name}: ${status} ${ajv.errorsText()}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('The reference', () => {
  test('is one page whose scripts come from this server, under a policy without inline scripts', async () => {
    const page = await read('/reference')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.headers['content-security-policy']).toContain("script-src 'self';")
    const scripts = [...page.body.matchAll(/<script src="([^"]+)"><\/script>/g)]
    expect(scripts.map(([, path]) => path)).toEqual(['/reference/scalar.js', '/reference/start.js'])
    for (const [, path = ''] of scripts) {
      const script = await read(path)
      expect(script.statusCode).toBe(200)
      expect(script.headers['content-type']).toContain('text/javascript')
    }
  })
})

describe('A problem code', () => {
  test('has a page where its type leads', async () => {
    const { body } = await app.request('GET', '/v1/nothing')
    const page = await read(body.type)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('<code>not_found</code>')
  })

  test('that does not exist has none', async () => {
    expect((await read('/problems/constructor')).statusCode).toBe(404)
    expect((await read('/problems/%3Cscript%3E')).statusCode).toBe(404)
  })
})

describe('Limits', () => {
  test('are told with every answer', async () => {
    const { headers } = await app.request('GET', '/health/live')
    expect(Number(headers['x-ratelimit-limit'])).toBeGreaterThan(0)
    expect(Number(headers['x-ratelimit-remaining'])).toBeGreaterThan(0)
    expect(headers['x-ratelimit-reset']).toBeDefined()
  })
})
