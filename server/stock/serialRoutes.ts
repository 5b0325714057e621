import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { conditionField, locationField, lotField, serialField, skuField } from './fields.ts'
import { findSerial, listItemSerials } from './readSerials.ts'

const serialReply = z.object({
  sku: z.string(),
  serial: z.string(),
  onHand: z.boolean(),
  site: z.string().nullable(),
  location: z.string(),
  lot: z.string(),
  condition: conditionField,
  since: z.iso.datetime(),
})

export const itemSerialList = route({
  name: 'itemSerialList',
  method: 'GET',
  path: '/v1/items/{sku}/serials',
  permission: 'stock.read',
  summary: 'The units of an item by name, with where each is.',
  description:
    'Those on hand unless onHand=false asks for those that have left, or onHand=any for all.',
  params: z.strictObject({ sku: skuField }),
  query: z.strictObject({
    location: locationField.optional(),
    lot: lotField.optional(),
    condition: conditionField.optional(),
    onHand: z.enum(['true', 'false', 'any']).default('true'),
    ...pageQuery,
  }),
  reply: pageOf(serialReply),
  handle: async ({ tx, params, query }) => listItemSerials(tx, params.sku, query),
})

export const serialGet = route({
  name: 'serialGet',
  method: 'GET',
  path: '/v1/serials/{serial}',
  permission: 'stock.read',
  summary: 'Where the unit with this serial is, and every movement of it, the newest first.',
  description: 'Items of different makers may bear the same serial, so there may be several units.',
  params: z.strictObject({ serial: serialField }),
  query: z.strictObject({ sku: skuField.optional() }),
  reply: z.object({
    serial: z.string(),
    units: z.array(
      serialReply.extend({
        history: z.array(
          z.object({
            movementId: z.string(),
            occurredAt: z.iso.datetime(),
            recordedAt: z.iso.datetime(),
            cause: z.string(),
            reference: z.string(),
            reason: z.string(),
            documentId: z.string().nullable(),
            from: z.string(),
            to: z.string(),
            fromCondition: conditionField,
            toCondition: conditionField,
            lot: z.string(),
            actor: z.string(),
            via: z.string(),
          }),
        ),
      }),
    ),
  }),
  handle: async ({ tx, params, query }) => findSerial(tx, params.serial, query.sku),
})

/** Where named units are. */
export const serialRoutes: Route[] = [itemSerialList, serialGet]
