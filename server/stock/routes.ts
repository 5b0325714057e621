import { z } from 'zod'
import { countInBaseUnits } from '../catalog/baseUnits.ts'
import { findItems } from '../catalog/findItems.ts'
import { findPlaces, type Place } from '../locations/findLocations.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { adjustmentCreate } from './adjustmentRoute.ts'
import { assembleKits, takeKitsApart } from './assemble.ts'
import { getStockDocument } from './documents.ts'
import { expectedReceiptRoutes } from './expectedRoutes.ts'
import {
  conditionField,
  dayField,
  documentFields,
  documentReply,
  linesOf,
  locationField,
  lotField,
  MAX_LINES,
  noteField,
  serialsField,
  skuField,
  unitCostField,
  unitNameField,
  unitsField,
} from './fields.ts'
import { moveStock } from './move.ts'
import { postOpeningBalances } from './openingBalance.ts'
import { stockPreviewRoutes } from './previewRoutes.ts'
import { stockReadRoutes } from './readRoutes.ts'
import { receiveStock } from './receive.ts'
import { reservationRoutes } from './reservationRoutes.ts'
import { returnStock } from './returnStock.ts'
import { reverseDocument, reverseMovement } from './reverse.ts'
import { serialRoutes } from './serialRoutes.ts'
import { shipStock } from './ship.ts'
import { stockUndoRoutes } from './undoRoutes.ts'
import { stockValueRoutes } from './valueRoutes.ts'

export const openingBalanceCreate = route({
  name: 'openingBalanceCreate',
  method: 'POST',
  path: '/v1/opening-balances',
  permission: 'stock.adjust',
  summary: 'Say what lay where when the ledger began.',
  description:
    'The first word sets what is on hand; a later one corrects it by the difference, so the same call twice changes nothing.',
  body: z.strictObject({
    lines: linesOf(
      z.strictObject({
        sku: skuField,
        location: locationField,
        quantity: z.int().min(0).max(1_000_000_000),
        lot: lotField.optional(),
        serials: serialsField.optional(),
        expiresOn: dayField.optional(),
        unitCost: unitCostField.optional(),
      }),
    ),
    ...documentFields,
    dryRun: z.boolean().default(false),
  }),
  reply: z.object({
    id: z.string(),
    lines: z.array(
      z.object({
        sku: z.string(),
        location: z.string(),
        outcome: z.string(),
        before: z.int(),
        after: z.int(),
      }),
    ),
  }),
  status: 201,
  refusals: ['not_enough_on_hand', 'line_given_twice'],
  handle: async ({ tx, body, reply }) => {
    const { lines, ...about } = body
    const items = await findItems(
      tx,
      lines.map(({ sku }) => sku),
    )
    const places = await findPlaces(
      tx,
      lines.map(({ location }) => location),
    )
    const rows = lines.map(({ sku, location, ...line }) => {
      const { id: locationId, siteId } = places.get(location) as Place
      return { ...line, itemId: items.get(sku)?.id as string, locationId, siteId }
    })
    const { id, results } = await postOpeningBalances(tx, rows, about)
    const named = results.map((result, index) => ({
      sku: lines[index]?.sku ?? '',
      location: lines[index]?.location ?? '',
      ...result,
    }))
    for (const code of ['line_given_twice', 'not_enough_on_hand'] as const) {
      const refused = named.filter(({ outcome }) => outcome === code)
      const status = code === 'line_given_twice' ? 422 : 409
      if (refused.length > 0) throw new Problem(status, code, { lines: refused })
    }
    reply.unchanged = true
    return { id, lines: named }
  },
})

export const receiptCreate = route({
  name: 'receiptCreate',
  method: 'POST',
  path: '/v1/receipts',
  permission: 'stock.receive',
  summary: 'Receive units from suppliers into stock.',
  body: z.strictObject({
    lines: linesOf(
      z.strictObject({
        sku: skuField,
        location: locationField,
        quantity: unitsField,
        unit: unitNameField.optional(),
        condition: conditionField.optional(),
        lot: lotField.optional(),
        serials: serialsField.optional(),
        expiresOn: dayField.optional(),
        unitCost: unitCostField.optional(),
        expectedReceiptId: z.uuid().optional(),
        note: noteField.optional(),
      }),
    ),
    ...documentFields,
  }),
  reply: documentReply,
  status: 201,
  refusals: [
    'not_a_place',
    'lot_required',
    'lot_not_tracked',
    'expiry_required',
    'serial_required',
    'serial_on_hand',
    'unknown_unit',
    'quantity_not_whole',
  ],
  handle: async ({ tx, body }) => {
    const lines = await countInBaseUnits(tx, body.lines)
    return getStockDocument(tx, (await receiveStock(tx, { ...body, lines })).id)
  },
})

export const moveCreate = route({
  name: 'moveCreate',
  method: 'POST',
  path: '/v1/moves',
  permission: 'stock.move',
  summary: 'Move units between places, conditions, or both.',
  body: z.strictObject({
    lines: linesOf(
      z.strictObject({
        sku: skuField,
        from: locationField,
        to: locationField,
        quantity: unitsField,
        fromCondition: conditionField.optional(),
        toCondition: conditionField.optional(),
        lot: lotField.optional(),
        serials: serialsField.optional(),
        note: noteField.optional(),
      }),
    ),
    reason: noteField.optional(),
    ...documentFields,
  }),
  reply: documentReply,
  status: 201,
  refusals: ['not_enough_on_hand', 'nothing_moves', 'not_a_place', 'serial_not_there'],
  handle: async ({ tx, body }) => getStockDocument(tx, (await moveStock(tx, body)).id),
})

export const stockReturnCreate = route({
  name: 'stockReturnCreate',
  method: 'POST',
  path: '/v1/stock-returns',
  permission: 'stock.receive',
  summary: 'Take units back from customers into stock, in the condition in which they come.',
  body: z.strictObject({
    lines: linesOf(
      z.strictObject({
        sku: skuField,
        location: locationField,
        quantity: unitsField,
        condition: conditionField.optional(),
        lot: lotField.optional(),
        serials: serialsField.optional(),
        expiresOn: dayField.optional(),
        unitCost: unitCostField.optional(),
        note: noteField.optional(),
      }),
    ),
    reason: noteField.optional(),
    ...documentFields,
  }),
  reply: documentReply,
  status: 201,
  refusals: ['not_a_place', 'lot_required', 'serial_required', 'serial_on_hand'],
  handle: async ({ tx, body }) => getStockDocument(tx, (await returnStock(tx, body)).id),
})

export const shipmentCreate = route({
  name: 'shipmentCreate',
  method: 'POST',
  path: '/v1/shipments',
  permission: 'stock.ship',
  summary: 'Send units to a customer; a reservation that they fulfil stops to promise them.',
  description:
    'With a reservation and no lines, all that it still promises is picked: soonest to expire first, then in walking order.',
  body: z
    .strictObject({
      reservationId: z.uuid().optional(),
      lines: linesOf(
        z.strictObject({
          sku: skuField,
          location: locationField,
          quantity: unitsField,
          lot: lotField.optional(),
          serials: serialsField.optional(),
          condition: conditionField.optional(),
          note: noteField.optional(),
        }),
      ).optional(),
      serials: serialsField
        .optional()
        .describe('With a reservation and no lines: the units of it that are tracked by serial.'),
      ...documentFields,
    })
    .refine(
      ({ reservationId, lines }) => reservationId !== undefined || lines !== undefined,
      'Give lines, a reservation, or both.',
    )
    .refine(({ lines, serials }) => !lines || !serials, 'Name units on their lines.'),
  reply: documentReply,
  status: 201,
  refusals: [
    'not_enough_on_hand',
    'serial_required',
    'serial_not_there',
    'more_than_reserved',
    'reservation_not_committed',
    'reservation_expired',
    'reservation_ended',
  ],
  handle: async ({ tx, body }) => getStockDocument(tx, (await shipStock(tx, body)).id),
})

const assemblyBody = z.strictObject({
  sku: skuField,
  location: locationField,
  quantity: unitsField,
  lot: lotField.optional(),
  serials: serialsField.optional(),
  expiresOn: dayField.optional(),
  components: z
    .array(
      z.strictObject({
        sku: skuField,
        serials: serialsField.optional(),
        lot: lotField.optional(),
        expiresOn: dayField.optional(),
      }),
    )
    .max(MAX_LINES)
    .optional()
    .describe('Which units of a component, where it is tracked by serial or by lot.'),
  ...documentFields,
})

export const assemblyCreate = route({
  name: 'assemblyCreate',
  method: 'POST',
  path: '/v1/assemblies',
  permission: 'stock.move',
  summary: 'Make kits with stock of their own from the components at a place.',
  body: assemblyBody,
  reply: documentReply,
  status: 201,
  refusals: ['not_assembled', 'kit_is_empty', 'not_enough_on_hand'],
  handle: async ({ tx, body }) => getStockDocument(tx, (await assembleKits(tx, body)).id),
})

export const disassemblyCreate = route({
  name: 'disassemblyCreate',
  method: 'POST',
  path: '/v1/disassemblies',
  permission: 'stock.move',
  summary: 'Take kits apart: their components come back to the place.',
  body: assemblyBody,
  reply: documentReply,
  status: 201,
  refusals: ['not_assembled', 'kit_is_empty', 'not_enough_on_hand', 'lot_required'],
  handle: async ({ tx, body }) => getStockDocument(tx, (await takeKitsApart(tx, body)).id),
})

const reversalBody = z.strictObject({ note: noteField.optional() })

export const movementReversalCreate = route({
  name: 'movementReversalCreate',
  method: 'POST',
  path: '/v1/movements/{id}/reversal',
  permission: 'stock.reverse',
  summary: 'Write the opposite of one movement, once.',
  params: z.strictObject({ id: z.uuid() }),
  body: reversalBody,
  reply: documentReply,
  status: 201,
  refusals: ['movement_already_reversed', 'not_enough_on_hand', 'serial_not_there'],
  handle: async ({ tx, params, body }) =>
    getStockDocument(tx, (await reverseMovement(tx, params.id, body.note)).id),
})

export const documentReversalCreate = route({
  name: 'documentReversalCreate',
  method: 'POST',
  path: '/v1/documents/{id}/reversal',
  permission: 'stock.reverse',
  summary: 'Write the opposite of all that a document moved, once: all of it, or nothing.',
  params: z.strictObject({ id: z.uuid() }),
  body: reversalBody,
  reply: documentReply,
  status: 201,
  refusals: ['movement_already_reversed', 'not_enough_on_hand', 'serial_not_there'],
  handle: async ({ tx, params, body }) =>
    getStockDocument(tx, (await reverseDocument(tx, params.id, body.note)).id),
})

/** Everything of stock: deeds, reads, reservations, what is expected. */
export const stockRoutes: Route[] = [
  openingBalanceCreate,
  receiptCreate,
  adjustmentCreate,
  moveCreate,
  stockReturnCreate,
  shipmentCreate,
  assemblyCreate,
  disassemblyCreate,
  movementReversalCreate,
  documentReversalCreate,
  ...stockUndoRoutes,
  ...stockReadRoutes,
  ...stockPreviewRoutes,
  ...reservationRoutes,
  ...expectedReceiptRoutes,
  ...stockValueRoutes,
  ...serialRoutes,
]
