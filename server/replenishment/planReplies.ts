import { z } from 'zod'

/** One figure with its reason, as planning/ gives it. */
export const explanationReply = z
  .object({
    name: z.string(),
    formula: z.string(),
    inputs: z.record(z.string(), z.number()),
    result: z.number(),
  })
  .meta({ id: 'Explanation' })

const planningSource = z.enum(['item', 'supplier', 'category', 'company', 'receipts'])

/** Why a plan goes without a forecast. */
export const plainReasonReply = z.enum(['no_sales', 'short_history', 'no_forecast'])
export type PlainReason = z.output<typeof plainReasonReply>

/** What a plan was worked out from. */
export const planBasisReply = z
  .object({
    windowFrom: z.iso.date(),
    windowTo: z.iso.date(),
    observedDays: z.number(),
    inStockDays: z.number(),
    unknownDays: z
      .number()
      .describe('Days whose stock nobody knows; they count as in stock, so demand may be higher.'),
    unitsSold: z.number(),
    meanDailyDemand: z.number().nullable(),
    dailyDemandDeviation: z.number().nullable(),
    leadTimeDays: z.number(),
    leadTimeDeviationDays: z.number(),
    serviceLevel: z.number(),
    reviewDays: z.number(),
    minimumOrderQuantity: z.number(),
    casePack: z.number(),
    method: z
      .enum(['forecast', 'plain'])
      .describe('Plain: mean and deviation of daily sales, where there is no forecast.'),
    plainReason: plainReasonReply
      .nullable()
      .describe('Short history: fewer than 8 weeks of sales. No forecast: none was made yet.'),
    leadTimeReceipts: z
      .number()
      .describe('How many receipts the lead time was learned from; 0 where it was entered.'),
    sources: z.record(z.string(), planningSource).describe('Where each inherited value was set.'),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'PlanBasis' })
