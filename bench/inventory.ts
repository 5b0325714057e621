import { randomBytes } from 'node:crypto'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import { createApp } from '../server/app.ts'
import { buildStandings } from '../server/insights/standings.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { type Database, openDatabase } from '../server/platform/database.ts'
import { createLog } from '../server/platform/log.ts'
import { sql } from '../server/platform/sql.ts'
import { refreshPlans } from '../server/replenishment/refreshPlans.ts'
import { type Bench, benchContext, type Ground, round } from './ground.ts'
import { stockItems } from './reservations.ts'

const ITEMS = 100_000
const SALES_DAYS = 12

const QUESTIONS = {
  'list by SKU': '/v1/inventory?limit=50',
  'list by title, descending': '/v1/inventory?limit=50&sort=title&direction=desc',
  'list by available': '/v1/inventory?limit=50&sort=available',
  'list by days of cover': '/v1/inventory?limit=50&sort=daysOfCover&direction=desc',
  'list of one state': '/v1/inventory?limit=50&status=low',
  'list of two states and a class by value':
    '/v1/inventory?limit=50&status=low,out&abcClass=A&sort=value&direction=desc',
  'counts of the states': '/v1/inventory/counts',
  'search by SKU': '/v1/inventory?limit=50&search=LIST-0421',
  'search by word': '/v1/inventory?limit=50&search=teal',
  'search by two words': '/v1/inventory?limit=50&search=teal%20mug',
  'items by search': '/v1/items?limit=50&search=teal%20mug',
}

/** The inventory of a large seller over HTTP, beside reading one item. */
export const inventoryBench: Bench = {
  name: 'inventory',
  about: `${ITEMS} items listed, sorted, filtered and searched, beside one item (goal p95 < 150 ms)`,
  run: async (ground) => {
    const rounds = ground.quick ? 10 : 60
    await fillInventory(ground)
    // What the program does within a minute of such an import, before anybody is likely to look.
    const began = performance.now()
    await buildStandings(ground.db, benchContext())
    const standingsSeconds = round((performance.now() - began) / 1000)
    const { ask, close } = await openInventory(ground.db)
    const oneItem = await timeQuestion(ask, '/v1/items/LIST-04242', rounds)
    const answers: Record<string, unknown> = { standingsSeconds, 'one item': oneItem }
    for (const [name, path] of Object.entries(QUESTIONS)) {
      const time = await timeQuestion(ask, path, rounds)
      answers[name] = { ...time, timesOneItem: round(time.p95Ms / oneItem.p95Ms) }
    }
    const { nextCursor } = (await ask(QUESTIONS['list by days of cover'])) as { nextCursor: string }
    const second = `${QUESTIONS['list by days of cover']}&cursor=${encodeURIComponent(nextCursor)}`
    const secondPage = await timeQuestion(ask, second, rounds)
    answers['second page by days of cover'] = {
      ...secondPage,
      timesOneItem: round(secondPage.p95Ms / oneItem.p95Ms),
    }
    await close()
    return answers
  },
}

/** A large seller: items with costs, stock, sales and plans. */
export async function fillInventory(ground: Ground): Promise<void> {
  const isFilled = await ground.db.maybe(sql`select from item where sku like 'LIST-%' limit 1`)
  if (isFilled) return
  await stockItems(ground, 'LIST', ITEMS, 100)
  // Filling a table takes longer than any request may.
  const db = openDatabase({ url: ground.url, statementTimeoutMs: 600_000 })
  await db.run(sql`
    update item set unit_cost = 2 + length(sku), price_minor = 1999,
           title = (array['Teal', 'Rust', 'Sage', 'Navy', 'Clay'])[1 + abs(hashtext(sku)) % 5] || ' '
                   || (array['mug', 'tote', 'bowl', 'throw', 'board', 'candle'])[1 + abs(hashtext(id::text)) % 6]
                   || ' no. ' || right(sku, 5)
     where sku like 'LIST-%'`)
  await db.run(sql`
    insert into sales_day (item_id, site_id, channel, day, units, revenue_minor)
    select item.id, site.id, 'web', current_date - 1 - day * 7, 1 + abs(hashtext(sku)) % 9, 1999
      from item cross join generate_series(0, ${SALES_DAYS - 1}::integer) day
      join location site on site.path = 'MAIN' where sku like 'LIST-%'`)
  await db.run(sql`analyze`)
  await refreshPlans(db, systemClock, benchContext())
  await db.run(sql`analyze`)
  await db.close()
}

/** The program on a port, and how to ask it. */
export async function openInventory(db: Database) {
  const app = await createApp({
    db,
    clock: systemClock,
    config: readConfig({ ONHAND_DATA: '/nonexistent', ONHAND_LOG_LEVEL: 'silent' }),
    log: createLog('silent'),
    masterKey: randomBytes(32),
  })
  const { key } = await createKeyAsOperator(db, systemClock, { name: 'list', role: 'owner' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (path: string) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return { ask, close: () => app.close() }
}

/** How long an answer takes, asked so many times. */
export async function timeQuestion(
  ask: (path: string) => Promise<unknown>,
  path: string,
  rounds: number,
) {
  const times: number[] = []
  await ask(path)
  for (let index = 0; index < rounds; index++) {
    const began = performance.now()
    await ask(path)
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95) }
}
