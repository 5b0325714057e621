import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { queryServer } from '../../test/database.ts'
import type { Role } from '../access/roles.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

describe('Health', () => {
  test('the program is live and, with its database, ready', async () => {
    expect(await app.request('GET', '/health/live')).toMatchObject({
      status: 200,
      body: { status: 'live' },
    })
    expect(await app.request('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    })
  })

  test('a database of another version is not ready, and a stranger is not told why', async () => {
    await queryServer(app.url, `insert into schema_migration values (9999, 'later', 'x')`)
    const answer = await app.request('GET', '/health/ready')
    expect(answer.status).toBe(503)
    expect(Object.keys(answer.body).toSorted()).toEqual(
      ['code', 'requestId', 'status', 'title', 'type'].toSorted(),
    )
    await queryServer(app.url, 'delete from schema_migration where number = 9999')
  })
})

const read = async (role: Role, extra: object = {}) =>
  app.app.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${await app.keyOf(role)}`, ...extra },
    remoteAddress: 'forwarded' in extra ? '127.0.0.1' : '192.0.2.7',
  })

describe('Metrics', () => {
  test('count requests by route, and tell of jobs and connections', async () => {
    await app.request('GET', '/health/live')
    const { body, statusCode, headers } = await read('auditor')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toContain('text/plain; version=0.0.4')
    expect(body).toMatch(
      /onhand_http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d/,
    )
    expect(body).toContain('onhand_jobs{state="due"} 0')
    expect(body).toContain('onhand_database_reachable 1')
    expect(body).toContain('process_cpu_seconds_total')
  })

  test('from another machine, or through a proxy on this one, they need the permission to audit', async () => {
    expect((await read('picker')).statusCode).toBe(403)
    expect((await read('picker', { forwarded: 'for=192.0.2.7' })).statusCode).toBe(403)
  })

  test('are open to programs on the same machine', async () => {
    expect((await app.app.inject({ url: '/metrics' })).statusCode).toBe(200)
  })
})
