import { claimOf } from '../server/platform/idempotency.ts'
import { bucketOfId, newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'
import { postOpeningBalances } from '../server/stock/openingBalance.ts'
import { reserveTogether } from '../server/stock/reserveBatch.ts'
import { measureCommits, openPlainReserver } from './baselines.ts'
import {
  type Bench,
  benchContext,
  type Ground,
  type Load,
  median,
  round,
  runCallers,
} from './ground.ts'
import { reservationsOverHttp } from './reservationsHttp.ts'

const ITEMS = 10_000
const HOT_UNITS = 5_000
const HOT_ATTEMPTS = 50_000
const HOT_CALLERS = 256
// A plain hot round that takes longer is cut; its rate is of what it sold until then.
const HOT_CUT_MS = 8_000

/** Items with a million units each at MAIN; gives their SKUs. */
export async function stockItems(
  ground: Ground,
  prefix: string,
  count: number,
  units: number,
): Promise<string[]> {
  const { db } = ground
  const items = Array.from({ length: count }, (_, number) => {
    const id = newId()
    return { id, bucket: bucketOfId(id), sku: `${prefix}-${String(number).padStart(5, '0')}` }
  })
  await db.run(sql`
    insert into item (id, bucket, sku, title, created_at, updated_at)
    select id, bucket, sku, sku, now(), now()
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as row(id uuid, bucket smallint, sku text)`)
  const { id: siteId } = await db.one<{ id: string }>(
    sql`select id from location where path = 'MAIN'`,
  )
  const rows = items.map(({ id }) => ({
    itemId: id,
    locationId: siteId,
    siteId,
    quantity: units,
  }))
  for (let index = 0; index < rows.length; index += 5_000)
    await db.transaction(benchContext(), (tx) =>
      postOpeningBalances(tx, rows.slice(index, index + 5_000)),
    )
  return items.map(({ sku }) => sku)
}

type Reserve = (reference: string, sku: string, key: string) => Promise<boolean>

/** Reserves as the program does; gives whether it won. */
export function ourReserve({ db }: Pick<Ground, 'db'>): Reserve {
  return async (reference, sku, key) => {
    const context = benchContext()
    const answer = await reserveTogether(db, {
      context,
      request: { reference, lines: [{ sku, site: 'MAIN', quantity: 1 }] },
      claim: claimOf({
        actor: context.actor,
        key,
        method: 'POST',
        url: '/v1/reservations',
        body: reference,
      }),
    })
    if (!answer) throw new Error(`${reference} was not done in its batch`)
    return 'reservation' in answer
  }
}

const manyItems: Bench = {
  name: 'reservations',
  about: `reservations a second over ${ITEMS} items, beside the plain transaction and this server's commits`,
  run: async (ground) => {
    const [passes, seconds] = ground.quick ? [1, 1] : [3, 5]
    const skus = await stockItems(ground, 'MANY', ITEMS, 1_000_000)
    const plain = openPlainReserver(ground.url)
    const forms: [string, Reserve][] = [
      ['ours', ourReserve(ground)],
      ['plain', plain.reserve],
    ]
    const loads: Record<string, Load[]> = {}
    for (let pass = 0; pass < passes; pass++) {
      for (const callers of [1, 32, 256])
        for (const [name, reserve] of forms) {
          const tag = `${name}-${callers}-${pass}-${newId().slice(-6)}`
          const load = await runCallers(callers, seconds, (call) => {
            const sku = skus[(call * 7919 + callers) % ITEMS] as string
            return reserve(`${tag}-${call}`, sku, `${tag}-${call}`)
          })
          const list = (loads[`${name} ${callers}`] ??= [])
          list.push(load)
        }
      for (const connections of [1, 32]) {
        const list = (loads[`commits ${connections}`] ??= [])
        list.push(await measureCommits(ground.url, connections, Math.min(seconds, 3)))
      }
    }
    await plain.close()
    const medians = Object.fromEntries(
      Object.entries(loads).map(([name, list]) => [name, medianLoad(list)]),
    )
    const ratio = (a: string, b: string) =>
      round((medians[a]?.perSecond ?? 0) / (medians[b]?.perSecond ?? 1))
    return {
      medians,
      ratios: {
        'ours to plain, 1 caller (goal 2)': ratio('ours 1', 'plain 1'),
        'ours to plain, 32 callers (goal 5)': ratio('ours 32', 'plain 32'),
        'ours to plain, 256 callers (goal 8)': ratio('ours 256', 'plain 256'),
        'ours with 32 callers to commits of 32 connections': ratio('ours 32', 'commits 32'),
      },
    }
  },
}

function medianLoad(loads: Load[]) {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50Ms: median(loads.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
  }
}

const hotItem: Bench = {
  name: 'hotItem',
  about: `${HOT_ATTEMPTS} attempts of ${HOT_CALLERS} callers on ${HOT_UNITS} units of one item`,
  run: async (ground) => {
    const rounds = ground.quick ? 2 : 20
    const skus = await stockItems(ground, 'HOT', rounds * 2, HOT_UNITS)
    const plain = openPlainReserver(ground.url)
    const ours: HotRound[] = []
    const theirs: HotRound[] = []
    for (let number = 0; number < rounds; number++) {
      ours.push(await sellOut(ourReserve(ground), skus[number * 2] as string, Infinity))
      theirs.push(await sellOut(plain.reserve, skus[number * 2 + 1] as string, HOT_CUT_MS))
    }
    await plain.close()
    const wins = (list: HotRound[]) => median(list.map(({ winsPerSecond }) => winsPerSecond))
    return {
      rounds,
      sold: [...new Set(ours.map(({ sold }) => sold))],
      ours: {
        winsPerSecond: wins(ours),
        attemptsPerSecond: median(ours.map(({ attemptsPerSecond }) => attemptsPerSecond)),
      },
      plain: { winsPerSecond: wins(theirs) },
      ratios: { 'wins of ours to plain (goal 40)': round(wins(ours) / wins(theirs)) },
    }
  },
}

interface HotRound {
  sold: number
  winsPerSecond: number
  attemptsPerSecond: number
}

async function sellOut(reserve: Reserve, sku: string, cutMs: number): Promise<HotRound> {
  const began = performance.now()
  let [sold, attempts, lastWin] = [0, 0, began]
  const caller = async () => {
    while (attempts < HOT_ATTEMPTS && performance.now() - began < cutMs) {
      const attempt = attempts++
      if (!(await reserve(`${sku}-${attempt}`, sku, `${sku}-${attempt}`))) continue
      sold++
      lastWin = performance.now()
    }
  }
  await Promise.all(Array.from({ length: HOT_CALLERS }, caller))
  const perSecond = (count: number, until: number) => Math.round((count / (until - began)) * 1000)
  return {
    sold,
    winsPerSecond: perSecond(sold, lastWin),
    attemptsPerSecond: perSecond(attempts, performance.now()),
  }
}

/** Everything that is measured of reservations. */
export const reservationBenches: Bench[] = [manyItems, hotItem, reservationsOverHttp]
