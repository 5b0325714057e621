import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test/database.ts'
import { distributeDatabase, listHotTables, planDistribution } from './distribute.ts'
import { createClient } from './platform/databaseHosts.ts'
import { StartRefusal } from './platform/startRefusal.ts'

let made: TestDatabase
let client: pg.Client
let hot: string[]

beforeAll(async () => {
  made = await createTestDatabase()
  client = createClient(made.url, {})
  await client.connect()
  hot = await listHotTables(client)
})
afterAll(async () => {
  await client.end()
  await made.drop()
})

/** What breaks a rule, each in words. */
async function list(text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(text, [hot])
  return rows.map(({ name }) => name)
}

const isHot = "c.relname = any($1) and c.relnamespace = 'public'::regnamespace"

// What Citus asks of a table that it spreads over machines, held on the schema as it is.
describe('A hot table', () => {
  test('is every table with a bucket but the item and what is derived of all items in one place', async () => {
    expect(hot).toContain('stock_movement')
    expect(hot).toContain('reservation_line')
    const { rows } = await client.query<{ name: string }>(`
      select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'bucket'
         and table_name not in ('item', 'item_standing') order by 1`)
    expect(rows.map(({ name }) => name)).toEqual(hot)
  })

  test('leads with its bucket in every primary and unique key', async () => {
    const wrong = await list(`
      select format('%s on %s', i.indexrelid::regclass, c.relname) as name
        from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where ${isHot} and (i.indisunique or i.indisexclusion) and a.attname <> 'bucket'`)
    expect(wrong).toEqual([])
  })

  test('has its bucket in one type, never null and without a default', async () => {
    const wrong = await list(`
      select c.relname || ': ' || format_type(a.atttypid, a.atttypmod) as name
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'bucket'
       where ${isHot} and (a.atttypid <> 'smallint'::regtype or not a.attnotnull or a.atthasdef)`)
    expect(wrong).toEqual([])
  })

  test('refers to no other table by a foreign key, and none refers to it', async () => {
    const wrong = await list(`
      select k.conname as name from pg_constraint k join pg_class c on c.oid in (k.conrelid, k.confrelid)
       where ${isHot} and k.contype = 'f'`)
    expect(wrong).toEqual([])
  })

  test('has no trigger, no rule and no policy', async () => {
    const wrong = await list(`
      select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${isHot} and not t.tgisinternal
       union all select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${isHot} and c.relkind = 'r'
       union all select p.polname from pg_policy p join pg_class c on c.oid = p.polrelid where ${isHot}`)
    expect(wrong).toEqual([])
  })

  test('takes no number from a sequence, and no default that changes from call to call', async () => {
    const wrong = await list(`
      select c.relname || '.' || a.attname as name
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where ${isHot} and a.attnum > 0
         and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%(%' and a.attgenerated = '')`)
    expect(wrong).toEqual([])
  })
})

describe('Distributing a database', () => {
  test('spreads every hot table with the first, behind the reference tables', async () => {
    const statements = await planDistribution(client)
    expect(statements.filter((text) => text.includes('create_distributed_table'))).toHaveLength(
      hot.length,
    )
    expect(statements).toContain(
      "select create_distributed_table('stock_balance', 'bucket', colocate_with => 'stock_movement')",
    )
  })

  test('copies each reference table behind those that it refers to', async () => {
    const statements = await planDistribution(client)
    const order = statements.flatMap((text) => /reference_table\('(\w+)'/.exec(text)?.[1] ?? [])
    const { rows } = await client.query<{ name: string; target: string }>(
      `select conrelid::regclass::text as name, confrelid::regclass::text as target
         from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
      [order],
    )
    const late = rows.filter(({ name, target }) => {
      const place = order.indexOf(target)
      return place < 0 || place > order.indexOf(name)
    })
    expect(late).toEqual([])
  })

  test('is refused, with what to install, where there is no Citus', async () => {
    const { rows } = await client.query("select from pg_extension where extname = 'citus'")
    if (rows.length > 0) return
    const refusal = await distributeDatabase(made.url, { isDry: false }).catch((error) => error)
    expect(refusal).toBeInstanceOf(StartRefusal)
    expect(refusal).toMatchObject({ code: 'citus_missing' })
    expect(refusal.message).toContain('create extension citus')
    expect(await distributeDatabase(made.url, { isDry: true })).toMatchObject({ isDone: false })
  })
})
