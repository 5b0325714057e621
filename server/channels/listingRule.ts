import { z } from 'zod'

const unitsField = z.int().min(0).max(1_000_000_000)

const bufferField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('units'), units: unitsField }),
  z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0).max(100) }),
  z.strictObject({
    kind: z.literal('dynamic'),
    /** How often the other channels may outsell it before this one hears of it. */
    oversellProbability: z.number().min(0.0001).max(0.5).default(0.01),
  }),
])

/** How much of the stock a channel or one of its listings may show; every field may be left to the account. */
export const ruleFields = z.strictObject({
  ringFenced: unitsField.optional().describe('Units kept for the other channels.'),
  buffer: bufferField.optional(),
  share: z.number().min(0).max(1).optional().describe('The share of the rest that is shown.'),
  maximum: unitsField.nullable().optional().describe('Never show more; null: no limit.'),
  minimum: unitsField.optional().describe('Show 0 rather than fewer.'),
})

export type Rule = z.infer<typeof ruleFields>
export type Buffer = z.infer<typeof bufferField>

/** A listing's rule: what it says itself, and the account's where it says nothing. */
export function mergeRules(account: Rule, listing: Rule): Rule {
  return { ...account, ...listing }
}
