import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { sql } from '../platform/sql.ts'
import { getStockDocument } from './documents.ts'
import { documentReply } from './fields.ts'
import { reverseDocument } from './reverse.ts'

// Half a minute to notice a slip of the hand, and what the way there and back takes.
const UNDO_MS = 45_000

const adjustmentUndo = undoRoute('adjustmentUndo', 'adjustment', 'stock.adjust')
const moveUndo = undoRoute('moveUndo', 'move', 'stock.move')

/** Whoever may do it may take their own slip back; anything else is a reversal. */
function undoRoute(name: string, kind: 'adjustment' | 'move', permission: string): Route {
  return route({
    name,
    method: 'POST',
    path: `/v1/${kind}s/{id}/undo`,
    permission,
    summary: `Take one's own ${kind} of the last half minute back: all of it, or nothing.`,
    description:
      'Writes a reversal, as everything in the ledger stays. For those who may not reverse what others did.',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({}),
    reply: documentReply,
    status: 201,
    refusals: ['not_found', 'not_your_own', 'too_late_to_undo', 'movement_already_reversed'],
    handle: async ({ tx, params }) => {
      await refuseUnlessOwn(tx, params.id, kind)
      return getStockDocument(tx, (await reverseDocument(tx, params.id, 'Undone')).id)
    },
  })
}

async function refuseUnlessOwn(tx: Tx, documentId: string, kind: string): Promise<void> {
  const movements = await tx.many<{ cause: string; actor: string; recordedAt: string }>(sql`
    select distinct cause, actor_kind || ' ' || actor_id as actor, recorded_at as "recordedAt"
      from stock_movement where document_id = ${documentId}`)
  if (!movements.some(({ cause }) => cause === kind)) throw new Problem(404, 'not_found')
  const own = `${tx.actor.kind} ${tx.actor.id}`
  if (movements.some(({ actor }) => actor !== own)) throw new Problem(403, 'not_your_own')
  const since = tx.clock.milliseconds() - UNDO_MS
  if (movements.some(({ recordedAt }) => Date.parse(recordedAt) < since))
    throw new Problem(409, 'too_late_to_undo')
}

/** Slips of the hand, taken back by who made them. */
export const stockUndoRoutes: Route[] = [adjustmentUndo, moveUndo]
