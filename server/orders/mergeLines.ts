import { blankLine } from './createOrder.ts'
import type { LineRow } from './orderRows.ts'
import type { ResolvedSale } from './resolveSku.ts'

/** A line as a channel tells it; its totals are running totals in sold units. */
export interface ChannelOrderLine {
  externalLineId: string
  externalSku?: string | undefined
  /** The listing's id, as key of its mapping where the channel has no SKU. */
  listing?: string | undefined
  title?: string | undefined
  barcode?: string | undefined
  /** Ours, where the listing is mapped. */
  sku?: string | undefined
  packSize?: number | undefined
  ordered: number
  cancelled: number
  shipped: number
  refunded: number
  /** Of the shipped ones, those put back into stock. */
  restocked: number
  /** `channel`: from stock that is not ours to promise. */
  fulfilledBy?: 'merchant' | 'channel' | undefined
  /** The code of the site that the channel ships it from. */
  site?: string | undefined
  preorder?: boolean | undefined
  priceMinor?: number | undefined
}

/** The lines as they are to be once a snapshot is taken; what it does not name was removed. */
export function mergeLines(
  orderId: string,
  known: LineRow[],
  snapshot: { state: string; opening?: boolean | undefined; lines: ChannelOrderLine[] },
  resolved: ResolvedSale[],
): LineRow[] {
  const byExternalId = new Map(known.map((line) => [line.externalLineId, line]))
  const named = new Set(snapshot.lines.map(({ externalLineId }) => externalLineId))
  const isCancelled = snapshot.state === 'cancelled'
  const removed = known
    .filter(({ externalLineId }) => externalLineId === null || !named.has(externalLineId))
    .map((line) => settleTotals(line, { ...line, restocked: 0 }, true))
  let position = Math.max(0, ...known.map((line) => line.position))
  const told = snapshot.lines.map((line, index) => {
    const before = byExternalId.get(line.externalLineId) ?? blankLine(orderId, ++position)
    const isNew = !byExternalId.has(line.externalLineId)
    const described = describeLine(before, line, resolved[index])
    const merged = settleTotals(described, line, isCancelled)
    return isNew && snapshot.opening ? { ...merged, shippedBefore: merged.shipped } : merged
  })
  return [...told, ...removed].toSorted((a, b) => a.position - b.position)
}

/** What the channel calls it; an item once found stays, so that a renamed SKU keeps its line. */
function describeLine(
  before: LineRow,
  line: ChannelOrderLine,
  resolved: ResolvedSale | undefined,
): LineRow {
  const isMapped = before.itemId !== null
  return {
    ...before,
    externalLineId: line.externalLineId,
    externalSku: line.externalSku ?? '',
    listing: line.listing ?? '',
    title: line.title ?? '',
    barcode: line.barcode ?? '',
    mappingKey: resolved?.mappingKey ?? '',
    itemId: before.itemId ?? resolved?.itemId ?? null,
    packSize: isMapped ? before.packSize : (resolved?.packSize ?? 1),
    fulfilledBy: line.fulfilledBy ?? 'merchant',
    meets: line.preorder ? 'preorder' : before.meets,
    priceMinor: line.priceMinor ?? before.priceMinor,
  }
}

/**
 * Brings totals together. What left never un-leaves and what was refunded stays so, whoever said it
 * first. Where units were both shipped there and cancelled here, they have left.
 */
function settleTotals(
  before: LineRow,
  told: Pick<ChannelOrderLine, 'ordered' | 'cancelled' | 'shipped' | 'refunded' | 'restocked'>,
  isCancelled: boolean,
): LineRow {
  const shipped = Math.max(before.shipped, Math.min(told.shipped, told.ordered))
  const refunded = Math.max(before.refunded, Math.min(told.refunded, told.ordered))
  const asked = Math.max(told.ordered, shipped)
  // Units that were refunded were ordered once, even where the channel no longer counts them.
  const ordered = Math.max(asked, refunded)
  const left = asked - shipped
  // Once the channel's own total holds what we cancelled, it speaks for both.
  const cancelledHere = told.cancelled >= before.cancelledHere ? 0 : before.cancelledHere
  const cancelled =
    ordered - asked + (isCancelled ? left : Math.min(Math.max(told.cancelled, cancelledHere), left))
  return {
    ...before,
    ordered,
    shipped,
    cancelled,
    cancelledHere: Math.min(cancelledHere, cancelled),
    returned: Math.max(before.returned, Math.min(told.restocked, shipped)),
    refunded,
  }
}
