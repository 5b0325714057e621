import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FastifyInstance, fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addWebApp } from './webApp.ts'

let folder: string
let app: FastifyInstance

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-web-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<script nonce="__ONHAND_NONCE__"></script>')
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'index-abc.js.br'), 'compressed')
  app = fastify()
  app.get('/v1/items', async () => ({ data: [] }))
  await addWebApp(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers })

describe('The web app', () => {
  test('answers every page with a nonce that is used once', async () => {
    const pages = await Promise.all([get('/'), get('/inventory/A%2F1?sort=sku')])
    const nonces = pages.map(({ body, headers }) => {
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(body) ?? []
      expect(headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`)
      expect(headers['content-security-policy']).not.toContain("'unsafe")
      expect(headers['cache-control']).toBe('no-store')
      return nonce
    })
    expect(new Set(nonces).size).toBe(2)
  })

  test('never swallows what belongs to the API', async () => {
    expect((await get('/v1/items')).json()).toEqual({ data: [] })
    for (const path of ['/v1/nothing', '/health/nothing', '/metrics/x', '/openapi.json/x'])
      expect((await get(path)).statusCode).toBe(404)
  })

  test('keeps hashed files for ever, compressed where the browser takes it', async () => {
    const plain = await get('/assets/index-abc.js')
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const small = await get('/assets/index-abc.js', { 'accept-encoding': 'br' })
    expect(small.headers['content-encoding']).toBe('br')
    expect((await get('/assets/index-old.js')).statusCode).toBe(404)
    expect((await get('/assets/..%2findex.html')).statusCode).not.toBe(200)
  })

  test('says what to do before it is built', async () => {
    const bare = fastify()
    await addWebApp(bare, join(folder, 'nowhere'))
    const answer = await bare.inject({ method: 'GET', url: '/' })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('npm start')
    await bare.close()
  })
})
