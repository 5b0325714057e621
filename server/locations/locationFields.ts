import { z } from 'zod'
import { plainText, requiredText } from '../platform/plainText.ts'
import { isTimeZone } from '../platform/settings.ts'

/** A site's, zone's or bin's own code. */
export const codeText = requiredText(60)
  .refine((code) => !code.includes('/'), 'A slash divides a site from its bins; leave it out.')
  .refine((code) => !/^(\.{1,2}$|~)/.test(code), 'Begin with another character.')

/** A place by its path: the site's code, or site/code. */
export const pathText = requiredText(130)

export const timeZoneText = plainText(60).refine(
  isTimeZone,
  'Use an IANA time zone, such as America/Denver.',
)

const addressLine = plainText(200).default('')

/** Where a site is, as it stands on a label; without a country it is in the United States. */
export const addressFields = z.strictObject({
  line1: requiredText(200),
  line2: addressLine,
  city: addressLine,
  region: addressLine,
  postalCode: addressLine,
  country: plainText(2).default('US'),
})

const name = plainText(200)
const pickOrder = z.int().min(0).max(1_000_000)

export const newSite = z.strictObject({
  code: codeText,
  name: name.optional(),
  timeZone: timeZoneText,
  address: addressFields.nullable().optional(),
})

export const newZone = z.strictObject({
  code: codeText,
  name: name.optional(),
  pickOrder: pickOrder.default(0),
})

export const newBins = z.strictObject({
  /** One code, or many: `A-[01-10]-[01-05]` are fifty bins, and so are `A-01-01..A-10-05`. */
  pattern: requiredText(100),
  /** The code of the zone in which they are. */
  zone: codeText.optional(),
  /** The first bin's place on the walk of a picker; the others follow. */
  pickOrder: pickOrder.default(0),
})

export const locationPatch = z.strictObject({
  code: codeText.optional(),
  name: name.optional(),
  /** Of a site only. */
  timeZone: timeZoneText.optional(),
  /** Of a site only; null forgets it. */
  address: addressFields.nullable().optional(),
  /** Of a bin only: the code of another zone of its site, or null for none. */
  zone: codeText.nullable().optional(),
  pickOrder: pickOrder.optional(),
  active: z.boolean().optional(),
})

export const locationReply = z
  .object({
    id: z.uuid(),
    kind: z.enum(['site', 'zone', 'bin']),
    code: z.string(),
    path: z.string(),
    name: z.string(),
    /** The path of the zone or site in which it is; null for a site. */
    parent: z.string().nullable(),
    site: z.string(),
    /** The site's zone: its business day begins at midnight there. */
    timeZone: z.string(),
    /** Of a site, where it is known. */
    address: z
      .object({
        line1: z.string(),
        line2: z.string(),
        city: z.string(),
        region: z.string(),
        postalCode: z.string(),
        country: z.string(),
      })
      .nullable(),
    pickOrder: z.int(),
    /** Its own switch. */
    active: z.boolean(),
    /** Whether stock may come here: false also where its zone or site was closed. */
    open: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Location' })
export type Location = z.input<typeof locationReply>
