import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { dayAfter } from '../platform/businessDay.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { ALL_SITES } from './demandSeries.ts'
import { explainForecast, measureAccuracy } from './explainForecast.ts'
import { type ForecastCalendar, HORIZON_WEEKS } from './forecastCalendar.ts'
import { readForecastTimes } from './forecastGround.ts'
import type { ForecastParts } from './forecastSeries.ts'
import { listComingPromotions } from './forecastSignals.ts'
import { explanationReply, plainReasonReply } from './planReplies.ts'
import { listPlannedStock, toReorderLine } from './reorder.ts'
import { listWeeklyDemand, type WeeklyDemand } from './weeklyDemand.ts'

const accuracyReply = z
  .object({
    weeks: z.number(),
    wape: z.number().nullable().describe('Σ|forecast − actual| / Σ actual by week.'),
    bias: z.number().nullable().describe('Σ(forecast − actual) / Σ actual; above 0 is too high.'),
    coverage90: z.number().describe('Share of weeks at or below the 90 % quantile.'),
    valueAdded: z
      .number()
      .nullable()
      .describe('How much smaller the error was than that of repeating the last week, as a share.'),
  })
  .meta({ id: 'ForecastAccuracy' })

const siteReply = z.object({
  site: z.string().nullable().describe('Null: all sites together, where there are several.'),
  method: z.enum(['forecast', 'plain']),
  plainReason: plainReasonReply.nullable(),
  demandClass: z.string().nullable(),
  knownTo: z.iso.date().nullable(),
  historyWeeks: z.number(),
  history: z.array(
    z.object({
      from: z.iso.date(),
      units: z.number(),
      inStockShare: z.number().nullable(),
      price: z.number().nullable().describe('Mean price paid, in dollars.'),
    }),
  ),
  weeks: z.array(
    z.object({
      from: z.iso.date(),
      mean: z.number(),
      p10: z.number(),
      p50: z.number(),
      p90: z.number(),
    }),
  ),
  why: z.array(explanationReply),
  lookingBack: accuracyReply.nullable().describe('Eight weeks ago, against what came since.'),
  realised: accuracyReply.nullable().describe('Each week told before it began, against what came.'),
  plan: z
    .object({
      position: z.number(),
      safetyStock: z.number(),
      reorderPoint: z.number(),
      orderUpTo: z.number(),
      suggestedQuantity: z.number(),
      serviceLevel: z.number(),
      leadTimeDays: z.number(),
      available: z.number(),
      daysOfCover: z.number().nullable(),
      stockoutOn: z.iso.date().nullable(),
      why: z.array(explanationReply),
    })
    .nullable(),
  incoming: z.array(z.object({ on: z.iso.date().nullable(), quantity: z.number() })),
})

/** An item's demand: the weeks behind, the weeks ahead, and why. */
export const itemForecastReply = z.object({
  sku: z.string(),
  title: z.string(),
  today: z.iso.date(),
  promotions: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
    }),
  ),
  sites: z.array(siteReply),
})

type SiteReply = z.output<typeof siteReply>

interface StoredForecast {
  siteId: string
  knownTo: string
  firstWeek: string
  historyWeeks: number
  method: string
  mean: number[]
  p10: number[]
  p50: number[]
  p90: number[]
  coverWeeks: number
  parts: ForecastParts
  lookedBack: number[] | null
  realised: number[] | null
}

/** Reads an item's forecasts with the weeks before them, all sites together first. */
export async function getItemForecast(
  db: Queryable,
  sku: string,
  weeks: { past: number; ahead: number },
  clock: Clock,
): Promise<z.output<typeof itemForecastReply>> {
  const item = (await findItems(db, [sku])).get(sku)
  const ground = await readForecastTimes(db, clock)
  const { today } = ground
  const itemId = item?.id ?? ''
  const { categoryId, title } = await db.one<{ categoryId: string | null; title: string }>(sql`
    select category_id as "categoryId", title from item where id = ${itemId}`)
  const demand = await listWeeklyDemand(db, [itemId], ground.calendar, ground.kitUses)
  const forecasts = await listStored(db, itemId)
  const plans = await listPlannedStock(db, { sku: item?.sku ?? sku, all: true })
  const incoming = await listIncoming(db, itemId)
  const sites = plans.map((plan) => ({ siteId: plan.siteId, site: plan.site as string | null }))
  const known = new Set(sites.map(({ siteId }) => siteId))
  const others = await listSites(
    db,
    [...demand, ...forecasts].map(({ siteId }) => siteId),
  )
  sites.push(...others.filter(({ siteId }) => !known.has(siteId)))
  sites.sort((one, other) => (one.site ?? '').localeCompare(other.site ?? ''))
  return {
    sku: item?.sku ?? sku,
    title,
    today,
    promotions: listComingPromotions(
      ground.plans.promotions,
      itemId,
      categoryId,
      dayAfter(today, -7 * weeks.past),
      7 * (weeks.past + weeks.ahead),
    ).map(({ name, kind, startsOn, endsOn }) => ({ name, kind, startsOn, endsOn })),
    sites: sites.map(({ siteId, site }) => {
      const plan = plans.find((one) => one.siteId === siteId)
      return {
        site,
        ...tellForecast(
          forecasts.find((one) => one.siteId === siteId),
          weeks.ahead,
        ),
        history: tellHistory(
          demand.find((one) => one.siteId === siteId),
          ground.calendar,
          weeks.past,
        ),
        ...tellPlan(plan && toReorderLine(plan, today)),
        incoming: incoming.filter((one) => siteId === ALL_SITES || one.siteId === siteId),
      }
    }),
  }
}

async function listStored(db: Queryable, itemId: string): Promise<StoredForecast[]> {
  return db.many<StoredForecast>(sql`
    select site_id as "siteId", known_to as "knownTo", first_week as "firstWeek",
           history_weeks as "historyWeeks", method, mean, p10, p50, p90, cover_weeks as "coverWeeks",
           parts, looked_back as "lookedBack", realised
      from item_forecast where item_id = ${itemId} order by site_id`)
}

/** Sites by name; the nil one is all of them together. */
async function listSites(db: Queryable, ids: string[]) {
  return db.many<{ siteId: string; site: string | null }>(sql`
    select asked.id as "siteId", site.path as site
      from (select distinct id from unnest(${ids}::uuid[]) as one (id)) asked
      left join location site on site.id = asked.id
     order by site.path nulls first`)
}

async function listIncoming(db: Queryable, itemId: string) {
  return db.many<{ siteId: string; on: string | null; quantity: number }>(sql`
    select receipt.site_id as "siteId", receipt.expected_on as "on",
           sum(receipt.quantity - receipt.received)::bigint as quantity
      from expected_receipt receipt join item on item.id = receipt.item_id
     where receipt.bucket = item.bucket and receipt.item_id = ${itemId} and not receipt.closed
       and receipt.quantity > receipt.received
     group by receipt.site_id, receipt.expected_on order by receipt.expected_on nulls last`)
}

function tellForecast(forecast: StoredForecast | undefined, ahead: number) {
  if (!forecast)
    return {
      demandClass: null,
      knownTo: null,
      historyWeeks: 0,
      weeks: [],
      why: [],
      lookingBack: null,
      realised: null,
    }
  const at = (values: number[], week: number) => Number((values[week] ?? 0).toFixed(3))
  return {
    demandClass: forecast.method,
    knownTo: forecast.knownTo,
    historyWeeks: forecast.historyWeeks,
    weeks: Array.from({ length: Math.min(ahead, HORIZON_WEEKS) }, (_, week) => ({
      from: dayAfter(forecast.firstWeek, 7 * week),
      mean: at(forecast.mean, week),
      p10: at(forecast.p10, week),
      p50: at(forecast.p50, week),
      p90: at(forecast.p90, week),
    })),
    why: explainForecast(forecast),
    lookingBack: measureAccuracy(forecast.lookedBack),
    realised: measureAccuracy(forecast.realised),
  }
}

/** The last whole weeks; empty where nothing was ever sold at the site. */
function tellHistory(
  demand: WeeklyDemand | undefined,
  calendar: ForecastCalendar,
  past: number,
): SiteReply['history'] {
  if (!demand) return []
  const first = Math.max(0, calendar.wholeWeeks - past)
  return Array.from({ length: calendar.wholeWeeks - first }, (_, index) => {
    const week = first + index
    const price = demand.price[week] ?? 0
    return {
      from: dayAfter(calendar.firstWeek, 7 * week),
      units: demand.units[week] ?? 0,
      inStockShare: demand.isStockKnown ? Number((demand.inStock[week] ?? 1).toFixed(3)) : null,
      price: price > 0 ? Number(price.toFixed(2)) : null,
    }
  })
}

function tellPlan(line: ReturnType<typeof toReorderLine> | undefined) {
  if (!line) return { plan: null, method: 'plain' as const, plainReason: null }
  const { position, safetyStock, reorderPoint, orderUpTo, suggestedQuantity, why } = line
  const { available, daysOfCover, stockoutOn, basis } = line
  const { method, plainReason, serviceLevel, leadTimeDays } = basis
  return {
    method,
    plainReason,
    plan: {
      position,
      safetyStock,
      reorderPoint,
      orderUpTo,
      suggestedQuantity,
      serviceLevel,
      leadTimeDays,
      available,
      daysOfCover,
      stockoutOn,
      why,
    },
  }
}
