import { daysBetween } from '../platform/businessDay.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { ForecastCalendar } from './forecastCalendar.ts'
import { type AccuracySums, addScore, type SeriesForecast } from './forecastSeries.ts'

/** What was said of a week before it began, and how good such words have been. */
export interface ForecastScore {
  realised: AccuracySums | null
  nextWeek: string | null
  nextMean: number | null
  nextP90: number | null
  nextNaive: number | null
}

/** A forecast on its way into the table. */
export interface ForecastRow extends SeriesForecast {
  itemId: string
  siteId: string
  score: ForecastScore
}

/** How the forecasts of some items have done so far. */
export async function listScores(
  db: Queryable,
  itemIds: string[],
): Promise<Map<string, ForecastScore>> {
  const rows = await db.many<ForecastScore & { key: string }>(sql`
    select item_id || ' ' || site_id as key, realised, next_week as "nextWeek",
           next_mean as "nextMean", next_p90 as "nextP90", next_naive as "nextNaive"
      from item_forecast where item_id = any (${itemIds}::uuid[])`)
  return new Map(rows.map(({ key, ...score }) => [key, score]))
}

/**
 * Scores the week that was told before it began, once it is over, and tells the next one. What was
 * told of a week stands until then, however often the forecast is made anew in between.
 */
export function scoreForecast(
  before: ForecastScore | undefined,
  forecast: SeriesForecast,
  demand: Float64Array,
  inStock: Float64Array,
  calendar: ForecastCalendar,
): ForecastScore {
  const realised: AccuracySums = before?.realised ? [...before.realised] : [0, 0, 0, 0, 0, 0]
  const told = before?.nextWeek ?? null
  if (before && told !== null && told >= calendar.firstWeek) {
    const index = daysBetween(calendar.firstWeek, told) / 7
    if (index >= calendar.wholeWeeks)
      return { ...before, realised: realised[0] > 0 ? realised : null }
    if ((inStock[index] ?? 1) >= 0.5)
      addScore(realised, {
        actual: demand[index] ?? 0,
        mean: before.nextMean ?? 0,
        p90: before.nextP90 ?? 0,
        naive: before.nextNaive ?? 0,
      })
  }
  return {
    realised: realised[0] > 0 ? realised : null,
    nextWeek: calendar.horizonWeek,
    nextMean: forecast.mean[0] ?? 0,
    nextP90: forecast.p90[0] ?? 0,
    nextNaive: demand[calendar.wholeWeeks - 1] ?? 0,
  }
}

/** Replaces the forecasts of some items by these; those that are not among them are gone. */
export async function saveForecasts(
  db: Queryable,
  rows: ForecastRow[],
  run: { id: string; itemIds: string[]; calendar: ForecastCalendar; at: string },
): Promise<void> {
  const { calendar } = run
  const texts = (value: (row: ForecastRow) => string | null) => rows.map(value)
  const list = (value: (row: ForecastRow) => ArrayLike<number> | null, digits = EXACT) =>
    texts((row) => toArray(value(row), digits))
  await db.run(sql`
    insert into item_forecast (
      item_id, site_id, run_id, known_to, first_week, history_weeks, method, mean, p10, p50, p90,
      lead_weeks, lead_quantiles, cover_weeks, cover_quantiles, parts, looked_back, realised,
      next_week, next_mean, next_p90, next_naive, computed_at)
    select item_id, site_id, ${run.id}, ${calendar.to}, ${calendar.horizonWeek}, history_weeks, method,
           mean::real[], p10::real[], p50::real[], p90::real[], lead_weeks, lead_quantiles::real[],
           cover_weeks, cover_quantiles::real[], parts::jsonb, looked_back::float8[],
           realised::float8[], next_week, next_mean, next_p90, next_naive, ${run.at}
      from unnest(
        ${texts((row) => row.itemId)}::uuid[], ${texts((row) => row.siteId)}::uuid[],
        ${rows.map((row) => row.historyWeeks)}::int[], ${texts((row) => row.method)}::text[],
        ${list((row) => row.mean, SHORT)}::text[], ${list((row) => row.p10, SHORT)}::text[],
        ${list((row) => row.p50, SHORT)}::text[], ${list((row) => row.p90, SHORT)}::text[],
        ${rows.map((row) => row.leadWeeks)}::smallint[],
        ${list((row) => row.leadQuantiles)}::text[],
        ${rows.map((row) => row.coverWeeks)}::smallint[],
        ${list((row) => row.coverQuantiles)}::text[],
        ${texts((row) => JSON.stringify(row.parts, shorten))}::text[],
        ${list((row) => row.lookedBack)}::text[], ${list((row) => row.score.realised)}::text[],
        ${texts((row) => row.score.nextWeek)}::date[],
        ${rows.map((row) => row.score.nextMean)}::float8[],
        ${rows.map((row) => row.score.nextP90)}::float8[],
        ${rows.map((row) => row.score.nextNaive)}::float8[])
        as row (item_id, site_id, history_weeks, method, mean, p10, p50, p90, lead_weeks, lead_quantiles,
                cover_weeks, cover_quantiles, parts, looked_back, realised, next_week, next_mean,
                next_p90, next_naive)
     order by item_id, site_id
        on conflict (item_id, site_id) do update set
      (run_id, known_to, first_week, history_weeks, method, mean, p10, p50, p90, lead_weeks,
       lead_quantiles, cover_weeks, cover_quantiles, parts, looked_back, realised, next_week, next_mean,
       next_p90, next_naive, computed_at) =
      (excluded.run_id, excluded.known_to, excluded.first_week, excluded.history_weeks, excluded.method,
       excluded.mean, excluded.p10, excluded.p50, excluded.p90, excluded.lead_weeks,
       excluded.lead_quantiles, excluded.cover_weeks, excluded.cover_quantiles, excluded.parts,
       excluded.looked_back, excluded.realised, excluded.next_week, excluded.next_mean,
       excluded.next_p90, excluded.next_naive, excluded.computed_at)`)
  const kept = new Set(rows.map((row) => `${row.itemId} ${row.siteId}`))
  await db.run(sql`
    delete from item_forecast
     where item_id = any (${run.itemIds}::uuid[])
       and not (item_id || ' ' || site_id = any (${[...kept]}::text[]))`)
}

// Of a forecast four digits are more than it knows; sums go on to be added to.
const SHORT = 4
const EXACT = 7

function toArray(values: ArrayLike<number> | null, digits: number): string | null {
  return values && `{${Array.from(values, (value) => Number(value.toPrecision(digits))).join(',')}}`
}

function shorten(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}
