import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { listBalances } from './balances.ts'
import { getStockDocument } from './documents.ts'
import {
  conditionField,
  dayField,
  documentReply,
  instantField,
  locationField,
  lotField,
  referenceField,
  serialField,
  siteField,
  skuField,
} from './fields.ts'
import { listItemMovements } from './ledger.ts'
import { movementList } from './listMovements.ts'
import { changeLot, listLots } from './lots.ts'
import { listStock } from './stockNow.ts'

export const documentGet = route({
  name: 'documentGet',
  method: 'GET',
  path: '/v1/documents/{id}',
  permission: 'stock.read',
  summary: 'A receipt, adjustment, move, shipment or reversal as the ledger has it.',
  params: z.strictObject({ id: z.uuid() }),
  reply: documentReply,
  handle: async ({ tx, params }) => getStockDocument(tx, params.id),
})

export const stockList = route({
  name: 'stockList',
  method: 'GET',
  path: '/v1/stock',
  permission: 'stock.read',
  summary: 'Stock now by item and site.',
  query: z.strictObject({ sku: skuField.optional(), site: siteField.optional(), ...pageQuery }),
  reply: pageOf(
    z.object({
      sku: z.string(),
      site: z.string(),
      onHand: z.int(),
      unavailable: z.int(),
      committed: z.int(),
      held: z.int(),
      available: z.int(),
      incoming: z.int(),
    }),
  ),
  handle: async ({ tx, query, clock }) => listStock(tx, query, clock.now()),
})

export const balanceList = route({
  name: 'balanceList',
  method: 'GET',
  path: '/v1/balances',
  permission: 'stock.read',
  summary: 'Units where they lie: by place, lot and condition.',
  query: z.strictObject({
    sku: skuField.optional(),
    location: locationField.optional(),
    lot: lotField.optional(),
    condition: conditionField.optional(),
    empty: z.stringbool().default(false),
    ...pageQuery,
  }),
  reply: pageOf(
    z.object({
      sku: z.string(),
      site: z.string(),
      location: z.string(),
      lot: z.string(),
      expiresOn: z.string().nullable(),
      condition: conditionField,
      quantity: z.int(),
      version: z.int(),
    }),
  ),
  handle: async ({ tx, query }) => listBalances(tx, query),
})

export const itemMovementList = route({
  name: 'itemMovementList',
  method: 'GET',
  path: '/v1/items/{sku}/movements',
  permission: 'stock.read',
  summary: 'The ledger of an item, the newest record first, with the running balance.',
  params: z.strictObject({ sku: skuField }),
  query: z.strictObject({
    from: instantField.optional(),
    to: instantField.optional(),
    location: locationField.optional(),
    cause: referenceField.optional(),
    reason: referenceField.optional(),
    actor: referenceField.optional(),
    lot: lotField.optional(),
    serial: serialField.optional(),
    ...pageQuery,
  }),
  reply: pageOf(
    z.object({
      id: z.string(),
      occurredAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
      cause: z.string(),
      reason: z.string(),
      reference: z.string(),
      note: z.string(),
      documentId: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      fromCondition: conditionField,
      toCondition: conditionField,
      lot: z.string(),
      serial: z.string().nullable(),
      quantity: z.int(),
      change: z.int(),
      onHand: z.int(),
      unitCost: z.string().nullable(),
      reversesId: z.string().nullable(),
      reversedBy: z.string().nullable(),
      actor: z.string(),
      via: z.string(),
    }),
  ),
  handle: async ({ tx, params, query }) => listItemMovements(tx, params.sku, query),
})

const lotReply = z.object({
  lot: z.string(),
  expiresOn: z.string().nullable(),
  onHand: z.int(),
  createdAt: z.iso.datetime(),
})

export const lotList = route({
  name: 'lotList',
  method: 'GET',
  path: '/v1/items/{sku}/lots',
  permission: 'stock.read',
  summary: 'The lots of an item, the soonest to expire first.',
  params: z.strictObject({ sku: skuField }),
  reply: z.object({ data: z.array(lotReply) }),
  handle: async ({ tx, params }) => ({ data: await listLots(tx, params.sku) }),
})

export const lotUpdate = route({
  name: 'lotUpdate',
  method: 'PATCH',
  path: '/v1/items/{sku}/lots/{lot}',
  permission: 'stock.receive',
  summary: 'Correct the expiry date of a lot.',
  description: 'A lot is sold until the business day of its site on which it expires begins.',
  params: z.strictObject({ sku: skuField, lot: lotField }),
  body: z.strictObject({ expiresOn: dayField.nullable() }),
  reply: lotReply,
  handle: async ({ tx, params, body }) => changeLot(tx, params.sku, params.lot, body.expiresOn),
})

/** What can be read of stock. */
export const stockReadRoutes: Route[] = [
  documentGet,
  stockList,
  balanceList,
  itemMovementList,
  movementList,
  lotList,
  lotUpdate,
]
