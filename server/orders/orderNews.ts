import type { Tx } from '../platform/database.ts'
import { appendEvents } from '../platform/events.ts'
import { sql } from '../platform/sql.ts'
import type { AppliedChange } from './applyChange.ts'
import type { LineRow, OrderRow } from './orderRows.ts'

/** Units of a line as news name them. */
export interface ToldLine {
  lineId: string
  externalLineId: string | null
  quantity: number
}

/** A line as news name it. */
export function toldLine(line: LineRow, quantity: number): ToldLine {
  return { lineId: line.id, externalLineId: line.externalLineId, quantity }
}

/** Records a deed on an order; `byChannel` tells the channels that they said so themselves. */
export async function appendOrderEvent(
  tx: Tx,
  type: string,
  order: OrderRow,
  byChannel: boolean,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { id, number, channel, externalId, state } = order
  await appendEvents(tx, [
    {
      type: `order.${type}`,
      subjectKind: 'order',
      subjectId: id,
      subjectName: number,
      details: { channel, externalId, byChannel, state, ...details },
    },
  ])
}

/** Tells which lines no site covers, except those that may wait. */
export async function tellShort(
  tx: Tx,
  { order, short }: AppliedChange,
  byChannel: boolean,
): Promise<void> {
  const lacking = short.filter(({ line }) => line.meets === 'stock')
  if (lacking.length === 0) return
  const sites = await tx.many<{ id: string; site: string }>(sql`
    select id, path as site from location where id = any(${lacking.map(({ siteId }) => siteId)}::uuid[])`)
  await appendOrderEvent(tx, 'short', order, byChannel, {
    lines: lacking.map(({ lineId, sku, siteId, quantity }) => ({
      lineId,
      sku,
      site: sites.find(({ id }) => id === siteId)?.site ?? '',
      short: quantity,
    })),
  })
}

/** Tells which lines wait because nobody knows their item. */
export async function tellUnmapped(
  tx: Tx,
  { order, lines }: AppliedChange,
  known: LineRow[],
  byChannel: boolean,
): Promise<void> {
  const waiting = lines.filter(
    (line) =>
      line.itemId === null &&
      line.fulfilledBy === 'merchant' &&
      !known.some(({ id }) => id === line.id),
  )
  if (waiting.length === 0) return
  await appendOrderEvent(tx, 'unmapped', order, byChannel, {
    lines: waiting.map(({ id, externalSku, listing, title }) => ({
      lineId: id,
      externalSku,
      listing,
      title,
    })),
  })
}

/** The steps of units as news tell them. */
export function toldSteps({ steps }: AppliedChange): Record<string, unknown>[] {
  return steps.map(({ line, from, to, quantity }) => ({ ...toldLine(line, quantity), from, to }))
}
