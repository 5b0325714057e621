import { followValues } from '../server/insights/followValues.ts'
import { sql } from '../server/platform/sql.ts'
import { type Bench, benchContext, openLongDatabase, round } from './ground.ts'
import { fillInventory, openInventory, timeQuestion } from './inventory.ts'

const NAMES = [
  'abc',
  'turnover',
  'ageing',
  'slow-stock',
  'valuation',
  'sales',
  'stock-outs',
  'cash-flow',
]
// Days in a row on which each item's value changed, so that a past day has to be looked for.
const PAST_SPANS = 9

/** Every report of a large seller over HTTP: the answer, and a page of its table. */
export const reportsBench: Bench = {
  name: 'reports',
  about:
    'each report of 100,000 items with a million closing values: answer and table (goal < 1 s)',
  run: async (ground) => {
    const rounds = ground.quick ? 3 : 10
    await fillInventory(ground)
    const db = openLongDatabase(ground.url)
    const began = performance.now()
    await followValues(db, benchContext())
    const answers: Record<string, unknown> = {
      valuesSeconds: round((performance.now() - began) / 1000),
    }
    await db.run(sql`
      insert into item_value
      select item_id, site_id, day - past * 7, day - past * 7 + 7, units + past, average_micros, fifo_micros, 0
        from item_value cross join generate_series(1, ${PAST_SPANS}) past`)
    await db.run(sql`analyze`)
    await db.close()
    const { ask, close } = await openInventory(ground.db)
    for (const name of NAMES) {
      answers[name] = await timeQuestion(ask, `/v1/reports/${name}`, rounds)
      answers[`${name}, rows`] = await timeQuestion(
        ask,
        `/v1/reports/${name}/rows?limit=50`,
        rounds,
      )
    }
    const past = `/v1/reports/valuation?at=${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`
    answers['valuation of a past day'] = await timeQuestion(ask, past, rounds)
    await close()
    return answers
  },
}
