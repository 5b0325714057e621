import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import {
  categoryPatch,
  categoryQuery,
  categoryReply,
  createCategory,
  getCategory,
  listCategories,
  newCategory,
  updateCategory,
} from './categories.ts'
import { createItem, newItem } from './createItem.ts'
import { itemEditRoutes } from './editRoutes.ts'
import { addIdentifier, lookUpCode, removeIdentifier } from './identifiers.ts'
import { skuText } from './itemFields.ts'
import { IDENTIFIER_KINDS, identifierInput } from './itemIdentifier.ts'
import { kitContents, setKitContents } from './kitContents.ts'
import { itemQuery, listItems } from './listItems.ts'
import { getItem, identifierReply, itemReply } from './readItems.ts'
import { itemUnits, setItemUnits } from './units.ts'
import { deleteItem, itemPatch, setArchived, updateItem } from './updateItem.ts'

const bySku = z.strictObject({ sku: skuText })
const byId = z.strictObject({ id: z.uuid() })
const CHANGE_REFUSALS = [
  'unknown_category',
  'sku_taken',
  'expiry_needs_lots',
  'identifier_in_scientific_notation',
]

export const itemCreate = route({
  name: 'itemCreate',
  method: 'POST',
  path: '/v1/items',
  permission: 'catalog.write',
  summary: 'Make an item; everything but its SKU and title has a default.',
  body: newItem,
  reply: itemReply,
  status: 201,
  refusals: [...CHANGE_REFUSALS, 'identifier_taken', 'gtin_check_digit_wrong'],
  handle: async ({ tx, body }) => getItem(tx, await createItem(tx, body)),
})

export const itemList = route({
  name: 'itemList',
  method: 'GET',
  path: '/v1/items',
  permission: 'catalog.read',
  summary: 'List items; archived ones only where the status asks for them.',
  query: itemQuery,
  reply: pageOf(itemReply),
  handle: ({ tx, query }) => listItems(tx, query),
})

export const itemGet = route({
  name: 'itemGet',
  method: 'GET',
  path: '/v1/items/{sku}',
  permission: 'catalog.read',
  summary: 'Get an item by its SKU.',
  params: bySku,
  reply: itemReply,
  handle: ({ tx, params }) => getItem(tx, params.sku),
})

export const itemUpdate = route({
  name: 'itemUpdate',
  method: 'PATCH',
  path: '/v1/items/{sku}',
  permission: 'catalog.write',
  summary: 'Change an item, also its SKU; fields that are absent stay, null clears.',
  params: bySku,
  body: itemPatch,
  reply: itemReply,
  refusals: [
    ...CHANGE_REFUSALS,
    'item_changed',
    'unit_in_use',
    'tracking_in_use',
    'kit_has_contents',
    'kit_holds_stock',
  ],
  handle: async ({ tx, params, body, reply }) => {
    const { sku, changed } = await updateItem(tx, params.sku, body)
    reply.unchanged = !changed
    return getItem(tx, sku)
  },
})

export const itemDelete = route({
  name: 'itemDelete',
  method: 'DELETE',
  path: '/v1/items/{sku}',
  permission: 'catalog.write',
  summary: 'Delete an item that nothing refers to.',
  params: bySku,
  refusals: ['item_in_use'],
  handle: ({ tx, params }) => deleteItem(tx, params.sku),
})

export const itemArchive = route({
  name: 'itemArchive',
  method: 'PUT',
  path: '/v1/items/{sku}/archival',
  permission: 'catalog.write',
  summary: 'Set an item aside; its history stays.',
  params: bySku,
  reply: itemReply,
  handle: async ({ tx, params, reply }) => {
    const { sku, changed } = await setArchived(tx, params.sku, true)
    reply.unchanged = !changed
    return getItem(tx, sku)
  },
})

export const itemRestore = route({
  name: 'itemRestore',
  method: 'DELETE',
  path: '/v1/items/{sku}/archival',
  permission: 'catalog.write',
  summary: 'Take an archived item back into use.',
  params: bySku,
  reply: itemReply,
  handle: async ({ tx, params, reply }) => {
    const { sku, changed } = await setArchived(tx, params.sku, false)
    reply.unchanged = !changed
    return getItem(tx, sku)
  },
})

export const identifierCreate = route({
  name: 'identifierCreate',
  method: 'POST',
  path: '/v1/items/{sku}/identifiers',
  permission: 'catalog.write',
  summary: 'Let a barcode, marketplace number or supplier code lead to an item.',
  params: bySku,
  body: identifierInput,
  reply: identifierReply,
  status: 201,
  refusals: [
    'identifier_taken',
    'identifier_repeated',
    'identifier_in_scientific_notation',
    'gtin_not_digits',
    'gtin_length_wrong',
    'gtin_check_digit_wrong',
    'amazon_code_malformed',
  ],
  handle: ({ tx, params, body }) => addIdentifier(tx, params.sku, body),
})

export const identifierDelete = route({
  name: 'identifierDelete',
  method: 'DELETE',
  path: '/v1/items/{sku}/identifiers/{id}',
  permission: 'catalog.write',
  summary: 'Take an identifier away from an item.',
  params: z.strictObject({ sku: skuText, id: z.uuid() }),
  handle: ({ tx, params }) => removeIdentifier(tx, params.sku, params.id),
})

export const lookupGet = route({
  name: 'lookupGet',
  method: 'GET',
  path: '/v1/lookups',
  permission: 'catalog.read',
  summary: 'Find the item behind a scanned or typed code: its SKU or any identifier.',
  query: z.strictObject({ code: requiredText(200) }),
  reply: z.object({
    item: itemReply,
    packFactor: z.int(),
    matchedBy: z.enum([...IDENTIFIER_KINDS, 'sku']),
  }),
  refusals: ['code_is_ambiguous'],
  handle: ({ tx, query }) => lookUpCode(tx, query.code),
})

export const kitUpdate = route({
  name: 'kitUpdate',
  method: 'PUT',
  path: '/v1/items/{sku}/components',
  permission: 'catalog.write',
  summary: 'Say what a kit is made of, replacing what was said before.',
  params: bySku,
  body: kitContents,
  reply: itemReply,
  refusals: [
    'not_a_kit',
    'unknown_sku',
    'component_repeated',
    'kit_contains_itself',
    'kit_too_deep',
  ],
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await setKitContents(tx, params.sku, body))
    return getItem(tx, params.sku)
  },
})

export const unitUpdate = route({
  name: 'unitUpdate',
  method: 'PUT',
  path: '/v1/items/{sku}/units',
  permission: 'catalog.write',
  summary: 'Say in which other units an item is bought or sold, as ratios of its base unit.',
  params: bySku,
  body: itemUnits,
  reply: itemReply,
  refusals: ['unit_repeated'],
  handle: async ({ tx, params, body, reply }) => {
    reply.unchanged = !(await setItemUnits(tx, params.sku, body))
    return getItem(tx, params.sku)
  },
})

export const categoryCreate = route({
  name: 'categoryCreate',
  method: 'POST',
  path: '/v1/categories',
  permission: 'catalog.write',
  summary: 'Make a category, with planning values that its items inherit.',
  body: newCategory,
  reply: categoryReply,
  status: 201,
  refusals: ['category_name_taken'],
  handle: ({ tx, body }) => createCategory(tx, body),
})

export const categoryList = route({
  name: 'categoryList',
  method: 'GET',
  path: '/v1/categories',
  permission: 'catalog.read',
  summary: 'List categories by name.',
  query: categoryQuery,
  reply: pageOf(categoryReply),
  handle: ({ tx, query }) => listCategories(tx, query),
})

export const categoryGet = route({
  name: 'categoryGet',
  method: 'GET',
  path: '/v1/categories/{id}',
  permission: 'catalog.read',
  summary: 'Get a category.',
  params: byId,
  reply: categoryReply,
  handle: ({ tx, params }) => getCategory(tx, params.id),
})

export const categoryUpdate = route({
  name: 'categoryUpdate',
  method: 'PATCH',
  path: '/v1/categories/{id}',
  permission: 'catalog.write',
  summary: 'Change a category; fields that are absent stay, null clears.',
  params: byId,
  body: categoryPatch,
  reply: categoryReply,
  refusals: ['category_name_taken'],
  handle: async ({ tx, params, body, reply }) => {
    const { category, changed } = await updateCategory(tx, params.id, body)
    reply.unchanged = !changed
    return category
  },
})

export const catalogRoutes: Route[] = [
  itemCreate,
  itemList,
  itemGet,
  itemUpdate,
  itemDelete,
  itemArchive,
  itemRestore,
  identifierCreate,
  identifierDelete,
  lookupGet,
  kitUpdate,
  unitUpdate,
  categoryCreate,
  categoryList,
  categoryGet,
  categoryUpdate,
  ...itemEditRoutes,
]
