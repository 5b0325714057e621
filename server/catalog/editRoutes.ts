import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { plainText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { editItems, getItemEdit, type ItemEdit, revertItemEdit } from './editItems.ts'
import { itemFields, skuText } from './itemFields.ts'

const MAX_ROWS = 2_000

const byId = z.strictObject({ id: z.uuid() })
const image = z.record(z.string(), z.unknown()).describe('Only the fields that differ.')

const editLine = z
  .object({
    sku: z.string(),
    outcome: z.enum(['changed', 'unchanged', 'refused']),
    before: image,
    after: image,
    code: z.string().nullable(),
    reason: z.string().nullable(),
    reverted: z.string().nullable(),
  })
  .meta({ id: 'ItemEditLine' })

const edit = z.object({
  id: z.uuid(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  revertedAt: z.iso.datetime().nullable(),
  revertedBy: z.string().nullable(),
  items: z.int(),
})
const editWithLines = edit.extend({ lines: z.array(editLine) })

/** What an edit may set; a kind or a way of tracking is changed item by item. */
const { kind: _kind, tracksLots: _lots, tracksSerials: _serials, ...editable } = itemFields

const itemEditCreate = route({
  name: 'itemEditCreate',
  method: 'POST',
  path: '/v1/item-edits',
  permission: 'catalog.write',
  summary: 'Change fields of many items at once; with dryRun only say what it would change.',
  description:
    'Fields that are absent stay, null clears. Items that cannot be changed are left out, with the reason. What was changed is one document, which can be taken back; its id is null where nothing changed.',
  body: z.strictObject({
    rows: z
      .array(z.strictObject({ sku: skuText, ...z.object(editable).partial().shape }))
      .min(1)
      .max(MAX_ROWS),
    note: plainText(500).default(''),
    dryRun: z.boolean().default(false),
  }),
  reply: z.object({
    id: z.uuid().nullable(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    lines: z.array(editLine),
  }),
  status: 201,
  refusals: ['item_edited_twice'],
  handle: async ({ tx, body, reply }) => {
    const { id, lines } = await editItems(tx, body)
    reply.unchanged = id === null
    if (id === null) reply.status = 200
    const count = (which: string) => lines.filter(({ outcome }) => outcome === which).length
    return {
      id,
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      lines: lines as (Omit<(typeof lines)[number], 'before' | 'after'> & {
        before: Record<string, unknown>
        after: Record<string, unknown>
      })[],
    }
  },
})

const itemEditList = route({
  name: 'itemEditList',
  method: 'GET',
  path: '/v1/item-edits',
  permission: 'catalog.read',
  summary: 'List edits of items, the newest first.',
  query: z.strictObject(pageQuery),
  reply: pageOf(edit),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const older = after
      ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql`true`
    const rows = await tx.many<Omit<ItemEdit, 'lines'>>(sql`
      select id, note, created_by as "createdBy", created_at as "createdAt",
             reverted_at as "revertedAt", reverted_by as "revertedBy",
             (select count(*) from item_edit_line where edit_id = item_edit.id) as items
        from item_edit where ${older} order by created_at desc, id desc limit ${query.limit + 1}`)
    return toPage(rows, query.limit, ({ createdAt, id }) => [createdAt, id])
  },
})

const itemEditGet = route({
  name: 'itemEditGet',
  method: 'GET',
  path: '/v1/item-edits/{id}',
  permission: 'catalog.read',
  summary: 'Read an edit: what stood in each item before and after.',
  params: byId,
  reply: editWithLines,
  handle: async ({ tx, params }) =>
    (await getItemEdit(tx, params.id)) as z.input<typeof editWithLines>,
})

const itemEditReversalCreate = route({
  name: 'itemEditReversalCreate',
  method: 'POST',
  path: '/v1/item-edits/{id}/reversal',
  permission: 'catalog.write',
  summary: 'Take an edit back; what was changed since stays.',
  params: byId,
  reply: editWithLines,
  refusals: ['item_edit_reverted'],
  handle: async ({ tx, params }) =>
    (await revertItemEdit(tx, params.id)) as z.input<typeof editWithLines>,
})

/** Edits of many items, each a document. */
export const itemEditRoutes: Route[] = [
  itemEditCreate,
  itemEditList,
  itemEditGet,
  itemEditReversalCreate,
]
