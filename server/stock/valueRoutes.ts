import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { conditionField, instantField, skuField } from './fields.ts'
import { getKitAvailability } from './kitAvailability.ts'
import { listBalancesAt, listStockAt } from './stockAt.ts'
import { getStockValue, listItemValues } from './valuation.ts'

const methodField = z.enum(['average', 'fifo'])

const valueFields = {
  units: z.int(),
  valueMinor: z.int(),
  leftMinor: z.int(),
  unitsWithoutCost: z.int(),
}

export const stockAtList = route({
  name: 'stockAtList',
  method: 'GET',
  path: '/v1/stock-at',
  permission: 'stock.read',
  summary: 'Stock as of a past instant, from the ledger.',
  description:
    'By default as it was on the floor; with basis=recorded as the books said at that instant. A page is of so many items.',
  query: z.strictObject({
    at: instantField,
    basis: z.enum(['occurred', 'recorded']).default('occurred'),
    sku: skuField.optional(),
    ...pageQuery,
  }),
  reply: pageOf(
    z.object({ sku: z.string(), site: z.string(), onHand: z.int(), unavailable: z.int() }),
  ),
  handle: async ({ tx, query }) => listStockAt(tx, query),
})

export const itemBalanceAtList = route({
  name: 'itemBalanceAtList',
  method: 'GET',
  path: '/v1/items/{sku}/balances-at',
  permission: 'stock.read',
  summary: 'Where the units of an item lay at a past instant, from the ledger.',
  params: z.strictObject({ sku: skuField }),
  query: z.strictObject({
    at: instantField,
    basis: z.enum(['occurred', 'recorded']).default('occurred'),
  }),
  reply: z.object({
    data: z.array(
      z.object({
        site: z.string(),
        location: z.string(),
        lot: z.string(),
        expiresOn: z.string().nullable(),
        condition: conditionField,
        quantity: z.int(),
      }),
    ),
  }),
  handle: async ({ tx, params, query }) => ({
    data: await listBalancesAt(tx, params.sku, query.at, query.basis),
  }),
})

export const itemValueList = route({
  name: 'itemValueList',
  method: 'GET',
  path: '/v1/item-values',
  permission: 'insights.read',
  summary: 'What the units of each item are worth, now or at a past instant.',
  description:
    'By moving weighted average or first in, first out, from the costs on movements. leftMinor is what units that left have cost.',
  query: z.strictObject({
    method: methodField.default('average'),
    at: instantField.optional(),
    sku: skuField.optional(),
    ...pageQuery,
  }),
  reply: pageOf(z.object({ sku: z.string(), ...valueFields })),
  handle: async ({ tx, query, clock }) =>
    listItemValues(tx, { ...query, at: query.at ?? clock.now() }),
})

export const stockValueGet = route({
  name: 'stockValueGet',
  method: 'GET',
  path: '/v1/stock-value',
  permission: 'insights.read',
  summary: 'What all stock is worth, now or at a past instant.',
  query: z.strictObject({ method: methodField.default('average'), at: instantField.optional() }),
  reply: z.object({ method: methodField, at: z.iso.datetime(), ...valueFields }),
  handle: async ({ tx, query, clock }) => {
    const at = new Date(query.at ?? clock.now()).toISOString()
    return { method: query.method, at, ...(await getStockValue(tx, query.method, at)) }
  },
})

export const kitAvailabilityGet = route({
  name: 'kitAvailabilityGet',
  method: 'GET',
  path: '/v1/items/{sku}/kit-availability',
  permission: 'stock.read',
  summary: 'How many of a kit its components can make, by site and pooled.',
  params: z.strictObject({ sku: skuField }),
  reply: z.object({
    sku: z.string(),
    sites: z.array(z.object({ site: z.string(), available: z.int() })),
    available: z.int(),
    pooled: z.int(),
    components: z.array(z.object({ sku: z.string(), quantity: z.int(), available: z.int() })),
  }),
  refusals: ['kit_is_empty'],
  handle: async ({ tx, params, clock }) => getKitAvailability(tx, params.sku, clock.now()),
})

/** What the past and the costs of stock serve. */
export const stockValueRoutes: Route[] = [
  stockAtList,
  itemBalanceAtList,
  itemValueList,
  stockValueGet,
  kitAvailabilityGet,
]
