import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { allOf, sql } from '../platform/sql.ts'
import {
  changePromotion,
  createPromotion,
  deletePromotion,
  getPromotion,
  type Promotion,
  promotionColumns,
  promotionInput,
  promotionReply,
} from './savePromotion.ts'

const idParams = z.strictObject({ id: z.uuid() })
const refusals = [
  'promotion_ends_before_it_starts',
  'promotion_discount_in_range',
  'promotion_without_target',
  'unknown_category',
  'unknown_sku',
]

const promotionList = route({
  name: 'promotionList',
  method: 'GET',
  path: '/v1/promotions',
  permission: 'replenishment.read',
  summary: 'List promotions, the latest first',
  query: z.strictObject({
    ...pageQuery,
    from: z.iso.date().optional().describe('Only those that end on this day or later.'),
    to: z.iso.date().optional().describe('Only those that start on this day or earlier.'),
  }),
  reply: pageOf(promotionReply),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.date(), z.uuid()]))
    const rows = await tx.many<Promotion>(sql`
      select ${promotionColumns} from promotion
       where ${allOf([
         ...(query.from ? [sql`ends_on >= ${query.from}`] : []),
         ...(query.to ? [sql`starts_on <= ${query.to}`] : []),
         ...(after ? [sql`(starts_on, id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
       ])}
       order by starts_on desc, id desc limit ${query.limit + 1}`)
    return toPage(rows, query.limit, ({ startsOn, id }) => [startsOn, id])
  },
})

const promotionCreate = route({
  name: 'promotionCreate',
  method: 'POST',
  path: '/v1/promotions',
  permission: 'replenishment.write',
  summary: 'Add a promotion, past or to come',
  description:
    'Forecasts learn from past promotions of a kind what a coming one of that kind does. The next forecast run takes it up.',
  body: promotionInput,
  status: 201,
  reply: promotionReply,
  refusals,
  handle: ({ tx, body }) => createPromotion(tx, body),
})

const promotionGet = route({
  name: 'promotionGet',
  method: 'GET',
  path: '/v1/promotions/{id}',
  permission: 'replenishment.read',
  summary: 'Get a promotion',
  params: idParams,
  reply: promotionReply,
  refusals: ['not_found'],
  handle: ({ tx, params }) => getPromotion(tx, params.id),
})

const { shape } = promotionInput

const promotionUpdate = route({
  name: 'promotionUpdate',
  method: 'PATCH',
  path: '/v1/promotions/{id}',
  permission: 'replenishment.write',
  summary: 'Change a promotion',
  params: idParams,
  body: z.strictObject({
    name: shape.name.optional(),
    kind: shape.kind.optional(),
    startsOn: shape.startsOn.optional(),
    endsOn: shape.endsOn.optional(),
    scope: shape.scope.unwrap().optional(),
    categories: shape.categories.unwrap().optional(),
    skus: shape.skus.unwrap().optional(),
    discountPercent: shape.discountPercent.unwrap().optional(),
    note: shape.note.unwrap().optional(),
  }),
  reply: promotionReply,
  refusals: ['not_found', ...refusals],
  handle: async ({ tx, params, body, reply }) => {
    const given = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== undefined),
    ) as Partial<z.output<typeof promotionInput>>
    const { promotion, isChanged } = await changePromotion(tx, params.id, given)
    reply.unchanged = !isChanged
    return promotion
  },
})

const promotionDelete = route({
  name: 'promotionDelete',
  method: 'DELETE',
  path: '/v1/promotions/{id}',
  permission: 'replenishment.write',
  summary: 'Delete a promotion',
  params: idParams,
  status: 204,
  refusals: ['not_found'],
  handle: ({ tx, params }) => deletePromotion(tx, params.id),
})

/** The calendar of promotions. */
export const promotionRoutes: Route[] = [
  promotionList,
  promotionCreate,
  promotionGet,
  promotionUpdate,
  promotionDelete,
]
