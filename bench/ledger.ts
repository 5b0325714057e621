import { bucketOfId, newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'
import { listStockAt } from '../server/stock/stockAt.ts'
import { listItemValues } from '../server/stock/valuation.ts'
import { verifyStock } from '../server/stock/verify.ts'
import {
  type Bench,
  type Ground,
  openLongDatabase,
  round,
  runCallers,
  summarize,
} from './ground.ts'
import { ourReserve, stockItems } from './reservations.ts'

const ITEMS = 10_000
const DAYS = 730
const QUERIES = 300
const SELLERS = 8

/** A long ledger: what an item was at a past instant, and verifying all of it while selling goes on. */
export const ledgerBench: Bench = {
  name: 'ledger',
  about:
    'a ledger of ten million movements: the past of one item, and verify while selling goes on',
  run: async (ground) => {
    const movements = Number(process.env.BENCH_MOVEMENTS ?? (ground.quick ? 200_000 : 10_000_000))
    const skus = await writeLedger(ground, movements)
    const timed = async (work: (sku: string, at: string) => Promise<unknown>) => {
      const latencies: number[] = []
      for (let query = 0; query < QUERIES; query++) {
        const at = new Date(Date.now() - Math.random() * DAYS * 86_400_000).toISOString()
        const began = performance.now()
        await work(skus[Math.floor(Math.random() * ITEMS)] as string, at)
        latencies.push(performance.now() - began)
      }
      const sorted = latencies.toSorted((a, b) => a - b)
      return {
        ...summarize(latencies, 1000),
        p95Ms: round(sorted[Math.floor(QUERIES * 0.95)] ?? 0),
      }
    }
    const stockAt = await timed((sku, at) =>
      listStockAt(ground.db, { at, basis: 'occurred', sku, limit: 1 }),
    )
    const valueAt = (method: 'average' | 'fifo') =>
      timed((sku, at) => listItemValues(ground.db, { at, method, sku, limit: 1 }))
    const [average, fifo] = [await valueAt('average'), await valueAt('fifo')]
    const verified = await verifyWhileSelling(ground)
    return {
      movements,
      stockAt: { p50Ms: stockAt.p50Ms, p95Ms: stockAt.p95Ms },
      valueAtByAverage: { p50Ms: average.p50Ms, p95Ms: average.p95Ms },
      valueAtByFifo: { p50Ms: fifo.p50Ms, p95Ms: fifo.p95Ms },
      ...verified,
      ratios: {
        'stock at an instant, p95 to 50 ms (goal below 1)': round(stockAt.p95Ms / 50),
        'verify to five minutes (goal below 1)': round(verified.verifySeconds / 300),
        'selling while verifying to selling before': verified.sellingKept,
      },
    }
  },
}

async function verifyWhileSelling(ground: Ground) {
  const skus = await stockItems(ground, 'SELL', 500, 1_000_000)
  const reserve = ourReserve(ground)
  const tag = newId().slice(-12)
  let calls = 0
  const sell = async (seconds: number) => {
    const began = performance.now()
    const load = await runCallers(SELLERS, seconds, () => {
      const call = calls++
      return reserve(`${tag}-${call}`, skus[call % skus.length] as string, `${tag}-${call}`)
    })
    return { sold: load.count, seconds: (performance.now() - began) / 1000 }
  }
  const before = await sell(5)
  const db = openLongDatabase(ground.url)
  const began = performance.now()
  let seconds = 0
  const verifying = verifyStock(db).then((differences) => {
    seconds = (performance.now() - began) / 1000
    return differences
  })
  let selling = true
  void verifying.finally(() => {
    selling = false
  })
  const meanwhile = { sold: 0, seconds: 0 }
  while (selling) {
    const load = await sell(1)
    meanwhile.sold += load.sold
    meanwhile.seconds += load.seconds
  }
  const [rateBefore, rate] = [before, meanwhile].map((load) => load.sold / load.seconds)
  const differences = await verifying
  await db.close()
  return {
    verifySeconds: round(seconds),
    differences: differences.length,
    soldMeanwhile: meanwhile.sold,
    sellingKept: round((rate ?? 0) / (rateBefore ?? 1)),
  }
}

/** Items with a history of receipts and shipments, written by the database itself. */
async function writeLedger({ url }: Ground, movements: number): Promise<string[]> {
  const items = Array.from({ length: ITEMS }, (_, number) => {
    const id = newId()
    return { id, bucket: bucketOfId(id), sku: `LEDGER-${String(number).padStart(5, '0')}` }
  })
  const db = openLongDatabase(url)
  await db.run(sql`
    insert into item (id, bucket, sku, title, unit_cost, created_at, updated_at)
    select id, bucket, sku, sku, 2.5, now(), now()
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as row(id uuid, bucket smallint, sku text)`)
  const each = Math.max(2, Math.round(movements / ITEMS))
  const slices = 50
  for (let slice = 0; slice < slices; slice++)
    await writeSlice(
      db,
      items.slice((slice * ITEMS) / slices, ((slice + 1) * ITEMS) / slices),
      each,
    )
  await deriveStock(db)
  await db.run(sql`analyze`)
  await db.close()
  return items.map(({ sku }) => sku)
}

type Writer = ReturnType<typeof openLongDatabase>

// Ids as the program makes them: in order of time, in their item's bucket.
async function writeSlice(
  db: Writer,
  items: { id: string; bucket: number }[],
  each: number,
): Promise<void> {
  await db.run(sql`
    insert into stock_movement (bucket, id, item_id, from_location_id, to_location_id, quantity, unit_cost,
                                cause, actor_kind, actor_id, actor_name, via, occurred_at, recorded_at)
    select row.bucket,
           (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
            || substr(md5(row.id::text || n), 1, 3) || '8' || substr(md5(n::text || row.id), 1, 13)
            || lpad(to_hex((get_byte(uuid_send(gen_random_uuid()), 0) & 192) | row.bucket), 2, '0'))::uuid,
           row.id,
           case when n % 11 = 1 then ends.supplier else ends.main end,
           case when n % 11 = 1 then ends.main else ends.customer end,
           case when n % 11 = 1 then 20 else 1 end, case when n % 11 = 1 then 2.5 end,
           case when n % 11 = 1 then 'receipt' else 'shipment' end, 'system', 'bench', 'bench', 'job', at, at
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as row(id uuid, bucket smallint)
     cross join generate_series(1, ${each}::int) n
     cross join lateral (
       select now() - make_interval(secs => (${DAYS * 86_400}::float8 * (1 - n / (${each}::float8 + 1)))) as at) t
     cross join (
       select (select id from location where path = '~supplier') as supplier,
              (select id from location where path = '~customer') as customer,
              (select id from location where path = 'MAIN') as main) ends`)
}

async function deriveStock(db: Writer): Promise<void> {
  await db.run(sql`
    insert into stock_balance (bucket, item_id, location_id, site_id, quantity, updated_at)
    select m.bucket, m.item_id, s.id, s.id,
           sum(case when m.to_location_id = s.id then m.quantity else -m.quantity end), now()
      from stock_movement m, location s
     where s.path = 'MAIN'
     group by m.bucket, m.item_id, s.id`)
  await db.run(sql`
    insert into stock_availability (bucket, item_id, site_id, on_hand, updated_at)
    select bucket, item_id, site_id, quantity, now() from stock_balance`)
}
