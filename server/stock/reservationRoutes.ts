import { z } from 'zod'
import { pageOf, pageQuery } from '../platform/page.ts'
import { requiredText } from '../platform/plainText.ts'
import { type Route, route } from '../platform/route.ts'
import { commitReservation, releaseReservation, renewReservation } from './endReservation.ts'
import { MAX_LINES, siteField, skuField, unitsField } from './fields.ts'
import { listReservations } from './listReservations.ts'
import { RESERVATION_STATES } from './promises.ts'
import { getReservation } from './reservations.ts'
import { reserveStock } from './reserve.ts'
import { reserveTogether } from './reserveBatch.ts'

const HOLD_SECONDS_MAX = 30 * 24 * 3600

const holdField = z.int().min(1).max(HOLD_SECONDS_MAX)
const stateField = z.enum(RESERVATION_STATES)
const idParams = z.strictObject({ id: z.uuid() })

const reservationReply = z.object({
  id: z.string(),
  reference: z.string(),
  state: stateField,
  lines: z.array(z.object({ sku: z.string(), site: z.string(), quantity: z.int() })),
  expiresAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

export const reservationCreate = route({
  name: 'reservationCreate',
  method: 'POST',
  path: '/v1/reservations',
  permission: 'stock.reserve',
  summary: 'Promise units, all or nothing: firm at once, or held for some seconds.',
  description:
    'The same reference replaces its own hold (200) and never stacks; once firm it is refused. Virtual kits take their components. With partial, each line is cut to what is available, and the reply says what was taken.',
  body: z.strictObject({
    reference: requiredText(200),
    lines: z
      .array(z.strictObject({ sku: skuField, site: siteField, quantity: unitsField }))
      .min(1)
      .max(MAX_LINES),
    holdSeconds: holdField.optional(),
    partial: z.boolean().optional(),
  }),
  reply: reservationReply,
  status: 201,
  refusals: ['not_enough_stock', 'reservation_committed', 'kit_is_empty'],
  batch: async ({ db, body, claim, ...context }) => {
    if (body.partial) return undefined
    const answer = await reserveTogether(db, { context, request: body, claim })
    return answer && 'reservation' in answer ? { status: 201, body: answer.reservation } : answer
  },
  handle: async ({ tx, body, reply }) => {
    const { reservation, replaced } = await reserveStock(tx, body)
    if (replaced) reply.status = 200
    return reservation
  },
})

export const reservationCommitmentCreate = route({
  name: 'reservationCommitmentCreate',
  method: 'POST',
  path: '/v1/reservations/{id}/commitment',
  permission: 'stock.reserve',
  summary: 'Make a hold firm; a firm one stays as it is.',
  params: idParams,
  reply: reservationReply,
  refusals: ['reservation_expired', 'reservation_ended'],
  handle: async ({ tx, params, reply }) => {
    const reservation = await commitReservation(tx, params.id)
    reply.unchanged = true
    return reservation
  },
})

export const reservationRenewalCreate = route({
  name: 'reservationRenewalCreate',
  method: 'POST',
  path: '/v1/reservations/{id}/renewal',
  permission: 'stock.reserve',
  summary: 'Hold for this many seconds from now.',
  params: idParams,
  body: z.strictObject({
    holdSeconds: holdField.default(900).describe('From now on; a quarter of an hour unless said.'),
  }),
  reply: reservationReply,
  refusals: ['reservation_not_held', 'reservation_expired', 'reservation_ended'],
  handle: async ({ tx, params, body }) => renewReservation(tx, params.id, body.holdSeconds),
})

export const reservationDelete = route({
  name: 'reservationDelete',
  method: 'DELETE',
  path: '/v1/reservations/{id}',
  permission: 'stock.reserve',
  summary: 'Give the promised units back; the second time nothing happens.',
  params: idParams,
  refusals: ['reservation_ended'],
  handle: async ({ tx, params, reply }) => {
    reply.unchanged = !(await releaseReservation(tx, params.id))
  },
})

export const reservationGet = route({
  name: 'reservationGet',
  method: 'GET',
  path: '/v1/reservations/{id}',
  permission: 'stock.read',
  summary: 'A reservation with the items that it takes, kits exploded.',
  params: idParams,
  reply: reservationReply.extend({
    items: z.array(
      z.object({
        sku: z.string(),
        site: z.string(),
        quantity: z.int(),
        shipped: z.int(),
        state: stateField,
      }),
    ),
  }),
  handle: async ({ tx, params, clock }) => getReservation(tx, params.id, clock.now()),
})

export const reservationList = route({
  name: 'reservationList',
  method: 'GET',
  path: '/v1/reservations',
  permission: 'stock.read',
  summary: 'Reservations, the newest first.',
  query: z.strictObject({
    sku: skuField.optional(),
    site: siteField.optional(),
    state: stateField.optional(),
    reference: requiredText(200).optional(),
    ...pageQuery,
  }),
  reply: pageOf(reservationReply),
  handle: async ({ tx, query, clock }) => listReservations(tx, query, clock.now()),
})

/** What reservations serve. */
export const reservationRoutes: Route[] = [
  reservationCreate,
  reservationCommitmentCreate,
  reservationRenewalCreate,
  reservationDelete,
  reservationGet,
  reservationList,
]
