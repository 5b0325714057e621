import { z } from 'zod'
import { countInBaseUnits } from '../catalog/baseUnits.ts'
import { findItems } from '../catalog/findItems.ts'
import { findSites } from '../locations/findLocations.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, type Statement, sql } from '../platform/sql.ts'
import {
  changeExpectedReceipt,
  type ExpectedReceipt,
  expectedColumns,
  expectReceipts,
  getExpectedReceipt,
} from './expected.ts'
import {
  dayField,
  referenceField,
  siteField,
  skuField,
  unitNameField,
  unitsField,
} from './fields.ts'

const idParams = z.strictObject({ id: z.uuid() })

const expectedReply = z.object({
  id: z.string(),
  sku: z.string(),
  site: z.string(),
  quantity: z.int(),
  received: z.int(),
  open: z.int(),
  expectedOn: z.string().nullable(),
  source: z.string(),
  reference: z.string(),
  closed: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})

export const expectedReceiptCreate = route({
  name: 'expectedReceiptCreate',
  method: 'POST',
  path: '/v1/expected-receipts',
  permission: 'stock.receive',
  summary: 'Expect units at a site; they count as incoming until they are received.',
  body: z.strictObject({
    sku: skuField,
    site: siteField,
    quantity: unitsField,
    unit: unitNameField.optional(),
    expectedOn: dayField.optional(),
    reference: referenceField.optional(),
  }),
  reply: expectedReply,
  status: 201,
  refusals: ['unknown_unit', 'quantity_not_whole'],
  handle: async ({ tx, body }) => {
    const [line] = await countInBaseUnits(tx, [body])
    const { sku, site, ...rest } = line as Omit<typeof body, 'unit'>
    const itemId = (await findItems(tx, [sku])).get(sku)?.id as string
    const siteId = (await findSites(tx, [site])).get(site)?.id as string
    const [id] = await expectReceipts(tx, [{ itemId, siteId, source: 'api', ...rest }])
    return getExpectedReceipt(tx, id as string)
  },
})

export const expectedReceiptUpdate = route({
  name: 'expectedReceiptUpdate',
  method: 'PATCH',
  path: '/v1/expected-receipts/{id}',
  permission: 'stock.receive',
  summary: 'Change what is expected, or close it because nothing more will come.',
  params: idParams,
  body: z.strictObject({
    quantity: unitsField.optional(),
    expectedOn: dayField.nullable().optional(),
    reference: referenceField.optional(),
    closed: z.boolean().optional(),
  }),
  reply: expectedReply,
  handle: async ({ tx, params, body }) => changeExpectedReceipt(tx, params.id, body),
})

export const expectedReceiptGet = route({
  name: 'expectedReceiptGet',
  method: 'GET',
  path: '/v1/expected-receipts/{id}',
  permission: 'stock.read',
  summary: 'One expected receipt.',
  params: idParams,
  reply: expectedReply,
  handle: async ({ tx, params }) => getExpectedReceipt(tx, params.id),
})

export const expectedReceiptList = route({
  name: 'expectedReceiptList',
  method: 'GET',
  path: '/v1/expected-receipts',
  permission: 'stock.read',
  summary: 'What is expected, the newest first.',
  query: z.strictObject({
    sku: skuField.optional(),
    site: siteField.optional(),
    closed: z.stringbool().optional(),
    ...pageQuery,
  }),
  reply: pageOf(expectedReply),
  handle: async ({ tx, query }) => {
    const conditions: Statement[] = []
    if (query.sku !== undefined) {
      const item = (await findItems(tx, [query.sku])).get(query.sku)
      conditions.push(sql`e.bucket = ${item?.bucket} and e.item_id = ${item?.id}`)
    }
    if (query.site !== undefined)
      conditions.push(sql`e.site_id = ${(await findSites(tx, [query.site])).get(query.site)?.id}`)
    if (query.closed !== undefined) conditions.push(sql`e.closed = ${query.closed}`)
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]))
    if (after) conditions.push(sql`e.id < ${after[0]}`)
    const rows = await tx.many<ExpectedReceipt>(sql`
      ${expectedColumns()}
       where ${allOf(conditions)}
       order by e.id desc
       limit ${query.limit + 1}`)
    return toPage(rows, query.limit, ({ id }) => [id])
  },
})

/** What is expected from suppliers. */
export const expectedReceiptRoutes: Route[] = [
  expectedReceiptCreate,
  expectedReceiptUpdate,
  expectedReceiptGet,
  expectedReceiptList,
]
