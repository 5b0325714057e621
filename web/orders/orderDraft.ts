import type { Order, OrderLine } from './orderWords.tsx'

/** What can be done with units of an order's lines. */
export type OrderDeed = 'ship' | 'cancel' | 'refund' | 'return' | 'hold'

export type Restock = 'none' | 'cancel' | 'return'

/** A deed while it is typed. */
export interface OrderDraft {
  /** By line: how many units. */
  units: Record<string, number>
  serials: Record<string, string>
  restock: Record<string, Restock>
  site: string
  carrier: string
  service: string
  tracking: string
  reason: string
  amount: number | undefined
  condition: string
  location: string
}

/** The sites that an order waits at. */
export function sitesOf({ lines }: Order): string[] {
  return [...new Set(lines.flatMap((line) => line.allocations.map(({ site }) => site)))]
}

/** How many units of a line a deed can take at most. */
export function mostOf(deed: OrderDeed, line: OrderLine, site: string): number {
  if (deed === 'ship') return line.allocations.find((one) => one.site === site)?.quantity ?? 0
  if (deed === 'cancel') return line.open
  if (deed === 'return') return line.shipped - line.returned
  return deed === 'refund' ? line.ordered - line.refunded : 0
}

/** A deed as it begins: all that can be shipped or cancelled, nothing refunded or taken back. */
export function startDraft(deed: OrderDeed, order: Order): OrderDraft {
  const site = sitesOf(order)[0] ?? ''
  const isWhole = deed === 'ship' || deed === 'cancel'
  return {
    units: Object.fromEntries(
      order.lines.map((line) => [line.id, isWhole ? mostOf(deed, line, site) : 0]),
    ),
    serials: {},
    restock: Object.fromEntries(
      order.lines.map((line) => [line.id, line.open > 0 ? ('cancel' as const) : ('none' as const)]),
    ),
    site,
    carrier: '',
    service: '',
    tracking: '',
    reason: '',
    amount: undefined,
    condition: 'sellable',
    location: '',
  }
}

/** The lines that a draft names, with their units. */
export function namedLines({ units }: OrderDraft): { lineId: string; quantity: number }[] {
  return Object.entries(units).flatMap(([lineId, quantity]) =>
    quantity > 0 ? [{ lineId, quantity }] : [],
  )
}

/** Only what was typed. */
export function textsOf<Name extends string>(
  texts: Record<Name, string>,
): Partial<Record<Name, string>> {
  const given = Object.entries<string>(texts).filter(([, text]) => text.trim() !== '')
  return Object.fromEntries(given.map(([name, text]) => [name, text.trim()])) as Partial<
    Record<Name, string>
  >
}
