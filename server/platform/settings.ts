import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Queryable, Tx } from './database.ts'
import { appendEvent } from './events.ts'
import { requiredText } from './plainText.ts'
import { sql } from './sql.ts'

const share = z.number().gt(0).lt(1)
const days = z.number().int().min(0).max(3_650)

const companySettings = z.strictObject({
  name: requiredText(200).default('My company'),
  currency: z.literal('USD').default('USD'),
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone').default('America/New_York'),
})

const planningSettings = z.strictObject({
  serviceLevel: share.default(0.95),
  leadTimeDays: z.number().min(0).max(730).default(14),
  leadTimeDeviationDays: z.number().min(0).max(365).default(0),
  reviewDays: z.number().int().min(0).max(365).default(14),
  minimumOrderQuantity: z.number().int().min(0).default(1),
  casePack: z.number().int().min(1).default(1),
  demandWindowDays: days.min(7).default(180),
  abcCutoffs: z
    .tuple([share, share])
    .refine(([a, b]) => a <= b, 'the first must not be above the second')
    .default([0.8, 0.95]),
  slowCoverDays: days.default(180),
  noSalesDays: days.min(1).default(90),
  slowAgeDays: days.default(90),
  deadDays: days.default(180),
  newDays: days.default(60),
  carryingCostPercent: z.number().min(0).max(100).default(25),
})

const ordersSettings = z.strictObject({
  personalDataDays: z.number().int().min(1).max(3_650).default(30),
  assumedTransitDays: z.number().int().min(0).max(90).default(7),
})

/** The company's settings; every one has a default. */
export const settingsReply = z
  .object({
    company: z.object(companySettings.shape),
    planning: z.object(planningSettings.shape),
    orders: z.object(ordersSettings.shape),
  })
  .meta({ id: 'Settings' })

/** A change of some settings; what is left out stays. */
export const settingsPatch = z.strictObject({
  company: withoutDefaults(companySettings).optional(),
  planning: withoutDefaults(planningSettings).optional(),
  orders: withoutDefaults(ordersSettings).optional(),
})

export interface Settings {
  company: z.infer<typeof companySettings>
  planning: z.infer<typeof planningSettings>
  orders: z.infer<typeof ordersSettings>
}

/** A default belongs to what is read; in a change it would undo what was set. */
function withoutDefaults<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const entries = Object.entries(schema.shape).map(([name, field]) => [
    name,
    (field as unknown as z.ZodDefault<z.ZodType>).unwrap().optional(),
  ])
  return z.strictObject(Object.fromEntries(entries) as Record<string, z.ZodOptional<z.ZodType>>)
}

/** The settings with defaults where nothing was set. */
export async function readSettings(db: Queryable): Promise<Settings> {
  const rows = await db.many<{ name: string; value: object }>(sql`
    select name, value from setting where name in ('company', 'planning', 'orders')`)
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? {}
  return {
    company: companySettings.parse(value('company')),
    planning: planningSettings.parse(value('planning')),
    orders: ordersSettings.parse(value('orders')),
  }
}

/** Changes some settings and leaves the others. */
export async function updateSettings(
  tx: Tx,
  patch: z.infer<typeof settingsPatch>,
): Promise<Settings> {
  for (const [name, change] of Object.entries(patch)) {
    if (!change || Object.keys(change).length === 0) continue
    await tx.run(sql`
      insert into setting (name, value, updated_at)
      values (${name}, ${JSON.stringify(change)}::jsonb, ${tx.clock.now()})
      on conflict (name) do update
        set value = setting.value || excluded.value, updated_at = excluded.updated_at`)
    await appendEvent(tx, {
      type: 'settings.changed',
      subjectKind: 'settings',
      subjectId: name,
      details: change,
      audience: 'audit',
    })
  }
  return readSettings(tx)
}

/** Whether a text names an IANA time zone; an offset such as +02:00 knows no summer time. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
