import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Portfolio } from '@onhand/planning/forecasting/portfolio.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** What was learned, by group of items and weeks that an order has to cover. */
export type Portfolios = Map<string, Portfolio>

/** The weeks for which sums are learned; every item takes the nearest. */
const COVER_LADDER = [1, 2, 3, 5, 8, 13, 26]

/** The rung that is nearest to some days, as a ratio. */
export function weeksToCover(days: number): number {
  const distance = (weeks: number) => Math.abs(Math.log((7 * weeks) / Math.max(1, days)))
  return COVER_LADDER.reduce((best, weeks) => (distance(weeks) < distance(best) ? weeks : best))
}

/** Names a portfolio; the group '' is all items. */
export function portfolioName(group: string, weeks: number): string {
  return `${group} ${weeks}`
}

/** The portfolio of a group for some weeks, else the nearest of all items. */
export function findPortfolio(
  portfolios: Portfolios,
  group: string,
  weeks: number,
): Portfolio | undefined {
  const exact =
    portfolios.get(portfolioName(group, weeks)) ?? portfolios.get(portfolioName('', weeks))
  if (exact) return exact
  const distance = (one: Portfolio) => Math.abs(Math.log(one.protection / weeks))
  const candidates = [group, ''].map((name) =>
    [...portfolios].filter(([key]) => key.startsWith(`${name} `)).map(([, one]) => one),
  )
  const nearest = candidates.find((list) => list.length > 0) ?? []
  return nearest.toSorted((a, b) => distance(a) - distance(b))[0]
}

/** Keeps what was learned for the days until it is learned again. */
export async function savePortfolios(
  db: Queryable,
  portfolios: Portfolios,
  run: { id: string; signals: string; at: string },
): Promise<void> {
  for (const [name, portfolio] of portfolios) {
    const body = serialize(portfolio)
    await db.run(sql`
      insert into forecast_portfolio (name, engine, signals, run_id, body, learned_at)
      values (${name}, ${engineVersion()}, ${run.signals}, ${run.id}, ${body}, ${run.at})
      on conflict (name) do update
        set (engine, signals, run_id, body, learned_at) =
            (excluded.engine, excluded.signals, excluded.run_id, excluded.body, excluded.learned_at)`)
  }
  await db.run(sql`delete from forecast_portfolio where run_id <> ${run.id}`)
}

/** What the last whole run learned; empty where another version or other signals did. */
export async function loadPortfolios(db: Queryable, signals: string): Promise<Portfolios> {
  const rows = await db.many<{ name: string; body: Buffer }>(sql`
    select name, body from forecast_portfolio
     where engine = ${engineVersion()} and signals = ${signals}`)
  return new Map(rows.map(({ name, body }) => [name, deserialize(body) as Portfolio]))
}

let engine: string | undefined

/** The library's own text: what one version learned another one may not understand. */
function engineVersion(): string {
  if (engine) return engine
  const folder = fileURLToPath(new URL('../../planning/forecasting/', import.meta.url))
  const hash = createHash('sha256').update(process.version)
  for (const file of readdirSync(folder).toSorted())
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(readFileSync(folder + file))
  engine = hash.digest('base64url')
  return engine
}
