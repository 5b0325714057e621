import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createKeyAsOperator } from '../server/access/apiKeys.ts'
import { createApp } from '../server/app.ts'
import { dayAfter } from '../server/platform/businessDay.ts'
import { type Clock, systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { type Database, openDatabase } from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { createLog } from '../server/platform/log.ts'
import { sql } from '../server/platform/sql.ts'
import { queueForecastRun } from '../server/replenishment/forecastRuns.ts'
import { refreshPlans } from '../server/replenishment/refreshPlans.ts'
import { workForecasts } from '../server/replenishment/workForecasts.ts'
import { type Bench, benchContext, type Ground, round } from './ground.ts'

const ITEMS = Number(process.env.FORECAST_ITEMS ?? 20_000)
const DAYS = 728

/** A Thursday to come: the middle of a week, so that the next day is an ordinary one. */
const THURSDAY = dayAfter(
  systemClock.now().slice(0, 10),
  7 + ((11 - new Date(systemClock.milliseconds()).getUTCDay()) % 7),
)
let today = THURSDAY
const clock: Clock = {
  now: () => `${today}T15:00:00.000Z`,
  milliseconds: () => Date.parse(clock.now()),
}

const PAGES = {
  inventory: '/v1/inventory?limit=50',
  'one item': '/v1/items/FC-000042',
  'buying list': '/v1/reorder?limit=50&supplier=S3',
}

/** A large seller's two years of sales, read, forecast and stored, while others use the pages. */
export const forecastBench: Bench = {
  name: 'forecast',
  about: `${ITEMS} items with ${DAYS} days, sales on a fifth of them (goal: 100,000 items in 5 minutes), beside the plain plans and the pages`,
  run: async (ground) => {
    // As the tables' owner, who may drop an index.
    const db = openDatabase({ url: ground.url, statementTimeoutMs: 3_600_000 })
    const items = ground.quick ? 2_000 : ITEMS
    today = THURSDAY
    await fillSales(db, items)
    const { rows } = await db.one<{ rows: number }>(sql`select count(*) as rows from sales_day`)
    const readMs = await time(() => readAll(db))
    const plainMs = await time(() => refreshPlans(db, clock, benchContext()))
    const pages = await openPages(ground)
    const before = await askFor(pages, 15_000)
    const whole = await forecast(ground, 'all', pages)
    await sellOneDay(db, today)
    today = dayAfter(today, 1)
    const daily = await forecast(ground, 'changes', pages)
    await pages.close()
    await db.close()
    return {
      items,
      salesRows: rows,
      seconds: { bareRead: seconds(readMs), plainPlans: seconds(plainMs), whole, daily },
      salesRowsPerSecond: Math.round(rows / (whole.learning + whole.forecasting)),
      forecastsPerSecond: Math.round(whole.series / whole.forecasting),
      ratios: {
        'whole run to plain plans': round(whole.total / (plainMs / 1000)),
        'learning and forecasting to bare read': round(
          (whole.learning + whole.forecasting) / (readMs / 1000),
        ),
      },
      pagesMs: { before, duringWhole: whole.pages, duringDaily: daily.pages },
    }
  },
}

/** Written day by day, as sales come, so that the days of one item lie far apart. */
async function fillSales(db: Database, count: number): Promise<void> {
  await db.run(sql`
    insert into supplier (id, code, name, lead_time_days, lead_time_deviation_days, review_days,
                          created_at, updated_at)
    select gen_random_uuid(), 'S' || number, 'Supplier ' || number, 7 * number, number, 14, now(), now()
      from generate_series(1, 8) number`)
  await db.run(sql`
    insert into category (id, name, created_at, updated_at)
    select gen_random_uuid(), 'Category ' || number, now(), now() from generate_series(0, 19) number`)
  const items = Array.from({ length: count }, (_, number) => ({
    id: newId(),
    sku: `FC-${String(number).padStart(6, '0')}`,
    category: `Category ${number % 20}`,
  }))
  for (let start = 0; start < count; start += 20_000)
    await db.run(sql`
      insert into item (id, bucket, sku, title, category_id, price_minor, unit_cost, created_at, updated_at)
      select row.id, get_byte(uuid_send(row.id), 15) & 63, sku, sku, category.id, 1999, 5, now(), now()
        from jsonb_to_recordset(${JSON.stringify(items.slice(start, start + 20_000))}::jsonb)
             as row(id uuid, sku text, category text)
        join category on category.name = row.category`)
  await db.run(sql`
    insert into supplier_item (supplier_id, item_id, rank)
    select supplier.id, item.id, 1 from item
      join supplier on supplier.code = 'S' || 1 + abs(hashtext(item.sku)) % 8`)
  // Index and keys are made afterwards, which takes a part of the time and leaves the rows' order as it is.
  await db.run(sql`
    alter table sales_day drop constraint sales_day_pkey, drop constraint item_has_sales_history,
          drop constraint location_has_sales_history`)
  for (let day = DAYS; day >= 1; day--) await sellOneDay(db, dayAfter(today, -day))
  await db.run(sql`
    alter table sales_day
      add constraint sales_day_pkey primary key (item_id, site_id, channel, day),
      add constraint item_has_sales_history foreign key (item_id) references item (id),
      add constraint location_has_sales_history foreign key (site_id) references location (id)`)
  // One item in six is short of stock, as in a shop that is looked after.
  await db.run(sql`
    insert into stock_availability (bucket, item_id, site_id, on_hand, updated_at)
    select item.bucket, item.id, site.id, case when abs(hashtext(item.sku)) % 6 = 0 then 0 else 5000 end,
           now()
      from item join location site on site.path = 'MAIN'`)
  await db.run(sql`analyze`)
}

/** A few items sell daily, most hardly ever; on a fifth of all days altogether. */
function sellOneDay(db: Database, day: string): Promise<number> {
  return db.run(sql`
    insert into sales_day (item_id, site_id, channel, day, units, revenue_minor)
    select item.id, site.id, 'web', ${day}, 1 + floor(random() * 3),
           1999 * (1 + floor(random() * 3))
      from item join location site on site.path = 'MAIN'
     where random() < least(0.95, 0.053 / (0.02 + (abs(hashtext(item.sku)) % 1000) / 1000.0)
                            * (1 + 0.4 * cos((${day}::date - '2020-12-10'::date) / 58.1)))`)
}

async function readAll(db: Database): Promise<void> {
  await db.run(sql`
    select item_id, array_agg(day), array_agg(units) from sales_day group by item_id`)
}

async function forecast({ db }: Ground, scope: 'all' | 'changes', pages: Pages) {
  const { id } = await db.transaction({ ...benchContext(), clock }, (tx) =>
    queueForecastRun(tx, { scope, cause: 'asked' }),
  )
  const began = performance.now()
  const used = processorMs()
  const entered = new Map<string, { at: number; used: number }>()
  let memory = 0
  const backends = new Map<number, { first: number; last: number }>()
  const look = async () => {
    memory = Math.max(memory, process.memoryUsage().rss)
    const now = { at: performance.now(), used: processorMs() - used }
    await watchDatabase(db, backends)
    const { phase } = await db.one<{ phase: string }>(
      sql`select phase from forecast_run where id = ${id}`,
    )
    if (!entered.has(phase)) entered.set(phase, now)
  }
  const timer = setInterval(() => void look().catch(() => {}), 250)
  const asking = new AbortController()
  const asked = askFor(pages, Infinity, asking.signal)
  await workForecasts({ db, clock, signal: new AbortController().signal })
  const ended = performance.now()
  const usedAtEnd = processorMs() - used
  clearInterval(timer)
  asking.abort()
  const run = await db.one<{ series: number; total: number; scope: string; state: string }>(sql`
    select series_done as series, items_total as total, scope, state from forecast_run where id = ${id}`)
  if (run.state !== 'done') throw new Error(JSON.stringify(run))
  const end = { at: ended, used: usedAtEnd }
  const planning = entered.get('planning') ?? end
  const forecasting = entered.get('forecasting') ?? planning
  return {
    scope: run.scope,
    items: run.total,
    series: run.series,
    total: seconds(ended - began),
    learning: seconds(forecasting.at - began),
    forecasting: seconds(planning.at - forecasting.at),
    planning: seconds(ended - planning.at),
    // Of this process with its threads, and of the database: what a busy machine leaves as it is.
    processor: {
      learning: seconds(forecasting.used),
      forecasting: seconds(planning.used - forecasting.used),
      planning: seconds(usedAtEnd - planning.used),
      database: round([...backends.values()].reduce((sum, one) => sum + one.last - one.first, 0)),
    },
    memoryMegabytes: Math.round(memory / 2 ** 20),
    pages: await asked,
  }
}

const TICKS_PER_SECOND = 100

/** Processor seconds of each connection's server process, where it runs on this Linux machine. */
async function watchDatabase(
  db: Database,
  backends: Map<number, { first: number; last: number }>,
): Promise<void> {
  const rows = await db.many<{ pid: number }>(sql`
    select pid from pg_stat_activity where datname = current_database()`)
  for (const { pid } of rows) {
    const file = `/proc/${pid}/stat`
    if (!existsSync(file)) continue
    const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
    const last = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    backends.set(pid, { first: backends.get(pid)?.first ?? last, last })
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

interface Pages {
  ask(path: string): Promise<unknown>
  close(): Promise<void>
}

async function openPages({ db }: Ground): Promise<Pages> {
  const app = await createApp({
    db,
    clock,
    config: readConfig({ ONHAND_DATA: '/nonexistent', ONHAND_LOG_LEVEL: 'silent' }),
    log: createLog('silent'),
    masterKey: randomBytes(32),
  })
  const { key } = await createKeyAsOperator(db, systemClock, { name: 'pages', role: 'owner' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (path: string) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return { ask, close: () => app.close() }
}

/** One person clicks through the pages, five times a second. */
async function askFor({ ask }: Pages, milliseconds: number, signal?: AbortSignal) {
  const times = Object.fromEntries(Object.keys(PAGES).map((name) => [name, [] as number[]]))
  const end = performance.now() + milliseconds
  while (performance.now() < end && !signal?.aborted)
    for (const [name, path] of Object.entries(PAGES)) {
      times[name]?.push(await time(() => ask(path)))
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  const at = (list: number[], share: number) =>
    round(list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0)
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [
      name,
      { p50: at(list, 0.5), p95: at(list, 0.95) },
    ]),
  )
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function seconds(milliseconds: number): number {
  return round(milliseconds / 1000)
}
