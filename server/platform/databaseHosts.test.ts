import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, queryServer, type TestDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { createClient } from './databaseHosts.ts'
import { sql } from './sql.ts'

let made: TestDatabase
beforeAll(async () => {
  made = await createTestDatabase()
})
afterAll(async () => made.drop())

/** The test's own server as one host of several; its socket, where it has no port. */
function hostsOf(url: string, ...hosts: ((own: string) => string)[]): string {
  const { username, password, hostname, port, pathname, searchParams } = new URL(url)
  const own = searchParams.get('host')
  const address = own ? encodeURIComponent(own) : hostname
  const withPort = `${address}:${searchParams.get('port') ?? (port || '5432')}`
  const names = hosts.map((host) => host(withPort)).join(',')
  return `postgresql://${username}:${password}@${names}${pathname}?target_session_attrs=read-write`
}

const closed = () => '127.0.0.1:1'
const own = (address: string) => address

describe('A database of several hosts', () => {
  test('is reached at the one that takes writes, wherever it stands in the list', async () => {
    for (const url of [hostsOf(made.url, closed, own), hostsOf(made.url, own, closed)]) {
      const db = openDatabase({ url, connections: 2 })
      expect(await db.one(sql`select current_database() as name`)).toEqual({
        name: new URL(made.url).pathname.slice(1),
      })
      await db.close()
    }
  })

  test('is not there while none of them takes writes, and is found again by itself', async () => {
    const url = hostsOf(made.url, closed, own)
    const name = new URL(made.url).pathname.slice(1)
    await queryServer(made.url, `alter database ${name} set default_transaction_read_only = on`)
    const db = openDatabase({ url: `${url}&application_name=reader`, connections: 2 })
    await expect(db.one(sql`select 1 as one`)).rejects.toMatchObject({ code: '08001' })
    const plain = createClient(made.url, {})
    await plain.connect()
    await plain.query('set default_transaction_read_only = off')
    await plain.query(`alter database ${name} set default_transaction_read_only = off`)
    await plain.end()
    expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 })
    await db.close()
  })

  test('is followed when its connections break', async () => {
    const db = openDatabase({ url: hostsOf(made.url, own, closed), connections: 2 })
    const { pid } = await db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await queryServer(made.url, `select pg_terminate_backend(${pid})`)
    await expect.poll(() => db.one(sql`select 1 as one`).catch(() => undefined)).toEqual({ one: 1 })
    await db.close()
  })
})
