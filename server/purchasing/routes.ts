import { z } from 'zod'
import { findItems, normalizeSku } from '../catalog/findItems.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { plainText, requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { removeSupplierItem, saveSupplierItems } from './saveSupplierItems.ts'
import { supplierFields, supplierReply } from './supplier.ts'
import { listSupplierItems, supplierItemFields, supplierItemReply } from './supplierItems.ts'
import { createSupplier, getSupplier, listSuppliers, updateSupplier } from './suppliers.ts'

const codeParams = z.strictObject({ code: requiredText(100) })
const pairParams = z.strictObject({ sku: requiredText(200), code: requiredText(100) })

const supplierCreate = route({
  name: 'supplierCreate',
  method: 'POST',
  path: '/v1/suppliers',
  permission: 'purchasing.write',
  summary: 'Add a supplier',
  description:
    'Planning values that are absent or null are inherited from the category or the company.',
  body: z.strictObject({ ...z.object(supplierFields).partial().shape, code: supplierFields.code }),
  reply: supplierReply,
  status: 201,
  refusals: ['supplier_code_taken'],
  handle: ({ tx, body }) => createSupplier(tx, body),
})

const supplierList = route({
  name: 'supplierList',
  method: 'GET',
  path: '/v1/suppliers',
  permission: 'purchasing.read',
  summary: 'List suppliers by code',
  query: z.strictObject({
    ...pageQuery,
    search: plainText(200).optional().describe('A part of the code or the name.'),
    active: z.stringbool().optional(),
  }),
  reply: pageOf(supplierReply),
  handle: ({ tx, query }) =>
    listSuppliers(tx, query, query.limit, decodeCursor(query.cursor, z.tuple([plainText(100)]))),
})

const supplierGet = route({
  name: 'supplierGet',
  method: 'GET',
  path: '/v1/suppliers/{code}',
  permission: 'purchasing.read',
  summary: 'Read a supplier',
  params: codeParams,
  reply: supplierReply,
  refusals: ['supplier_not_found'],
  handle: ({ tx, params }) => getSupplier(tx, params.code),
})

const supplierUpdate = route({
  name: 'supplierUpdate',
  method: 'PATCH',
  path: '/v1/suppliers/{code}',
  permission: 'purchasing.write',
  summary: 'Change a supplier',
  description:
    'Fields that are absent stay; null clears a planning value, so that it is inherited.',
  params: codeParams,
  body: z.strictObject(z.object(supplierFields).partial().shape),
  reply: supplierReply,
  refusals: ['supplier_not_found', 'supplier_code_taken'],
  handle: async ({ tx, params, body, reply }) => {
    const { supplier, changed } = await updateSupplier(tx, params.code, body)
    reply.unchanged = !changed
    return supplier
  },
})

const termsKey = z.tuple([plainText(200), z.int32(), plainText(100)])

const supplierItemList = route({
  name: 'supplierItemList',
  method: 'GET',
  path: '/v1/supplier-items',
  permission: 'purchasing.read',
  summary: "List suppliers' terms: what they sell, under which SKU, at which cost",
  query: z.strictObject({
    ...pageQuery,
    supplier: plainText(100).optional().describe("A supplier's code."),
    sku: plainText(200).optional(),
  }),
  reply: pageOf(supplierItemReply),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, termsKey)
    const rows = await listSupplierItems(tx, query, query.limit + 1, after)
    return toPage(rows, query.limit, ({ sku, rank, supplier }) => [sku, rank, supplier])
  },
})

const supplierItemSave = route({
  name: 'supplierItemSave',
  method: 'PUT',
  path: '/v1/items/{sku}/suppliers/{code}',
  permission: 'purchasing.write',
  summary: "Set a supplier's terms for an item",
  params: pairParams,
  body: z.strictObject(z.object(supplierItemFields).partial().shape),
  reply: supplierItemReply,
  refusals: ['unknown_sku', 'supplier_not_found'],
  handle: async ({ tx, params, body, reply }) => {
    const pair = await findPair(tx, params)
    const [saved] = await saveSupplierItems(tx, [{ ...pair, ...body }])
    reply.unchanged = saved?.change === 'unchanged'
    const rows = await listSupplierItems(
      tx,
      { sku: params.sku, supplier: params.code },
      1,
      undefined,
    )
    return rows[0] as (typeof rows)[0]
  },
})

const supplierItemDelete = route({
  name: 'supplierItemDelete',
  method: 'DELETE',
  path: '/v1/items/{sku}/suppliers/{code}',
  permission: 'purchasing.write',
  summary: "End a supplier's terms for an item",
  params: pairParams,
  refusals: ['unknown_sku', 'supplier_not_found', 'supplier_item_not_found'],
  handle: async ({ tx, params }) => removeSupplierItem(tx, await findPair(tx, params)),
})

async function findPair(
  tx: Parameters<typeof getSupplier>[0],
  { sku, code }: { sku: string; code: string },
) {
  const items = await findItems(tx, [sku])
  const itemId = items.get(sku)?.id
  if (!itemId) throw new Error(`${normalizeSku(sku)} was found without an id.`)
  return { itemId, supplierId: (await getSupplier(tx, code)).id }
}

/** Suppliers and their terms. */
export const purchasingRoutes: Route[] = [
  supplierCreate,
  supplierList,
  supplierGet,
  supplierUpdate,
  supplierItemList,
  supplierItemSave,
  supplierItemDelete,
]
