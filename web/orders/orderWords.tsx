import type { Reply, Row } from '@onhand/sdk/operationTypes.ts'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import type { OrderView } from './ordersSearch.ts'

export type Order = Reply<'orderGet'>
export type OrderLine = Order['lines'][number]
export type OrderRow = Row<'orderList'>

/** The states of an order: the API's word, ours, and the colour. */
const STATES: Record<OrderRow['state'], [string, StatusTone]> = {
  pending: [t('Pending'), 'idle'],
  on_hold: [t('On hold'), 'over'],
  open: [t('To ship'), 'incoming'],
  part_shipped: [t('Partly shipped'), 'incoming'],
  shipped: [t('Shipped'), 'good'],
  cancelled: [t('Cancelled'), 'idle'],
}

/** The state of an order as a badge; what stands in its way counts before it. */
export function OrderBadge({
  order,
}: {
  order: { state: OrderRow['state']; unmapped?: boolean; short?: boolean; waits?: boolean }
}) {
  const [name, tone] = STATES[order.state]
  const isOpen = order.state === 'open' || order.state === 'part_shipped'
  if (isOpen && order.unmapped) return <StatusBadge tone="low">{t('Unmapped')}</StatusBadge>
  if (isOpen && order.short)
    return (
      <StatusBadge tone={order.waits ? 'low' : 'out'}>
        {order.waits ? t('Backorder') : t('Short')}
      </StatusBadge>
    )
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}

/** The tabs over the list. */
export const VIEW_NAMES: Record<OrderView, string> = {
  all: t('All'),
  to_ship: t('To ship'),
  short: t('Short'),
  on_hold: t('On hold'),
  unmapped: t('Unmapped'),
  shipped: t('Shipped'),
  cancelled: t('Cancelled'),
}

/** Where an order came from, as people say it. */
export function channelName({
  channel,
  channelName: name,
}: {
  channel: string
  channelName: string
}) {
  if (channel === 'hand') return t('By hand')
  return channel === 'api' ? t('API') : name
}

const MEETS = {
  stock: t('From stock'),
  backorder: t('May wait'),
  preorder: t('Preorder'),
}

/** Whether a line may wait for stock. */
export function meetsName(meets: OrderLine['meets']): string {
  return MEETS[meets]
}

/** What a line sells: our SKU, or what its channel calls it. */
export function lineName(line: OrderLine): string {
  return line.sku ?? (line.externalSku || line.listing || line.title)
}

type Reason = OrderLine['allocations'][number]['reason']

/** Why units go from a site, in a sentence. */
export function reasonSentence(site: string, { rule, considered }: Reason): string {
  const own = considered.find((one) => one.site === site)
  if (rule === 'chosen') return t('Somebody chose {site}.', { site })
  if (rule === 'channel') return t('The channel ships it from {site}.', { site })
  if (rule === 'split') return t('No site has all of it; {site} has a part.', { site })
  if (rule === 'short') return t('No site has all of it; it waits at {site}.', { site })
  const others = considered.filter((one) => one.site !== site && one.fits === one.of)
  if (others.length === 0 && considered.length > 1)
    return t('{site} is the only site that has all of it.', { site })
  if (considered.length <= 1) return t('{site} has all of it.', { site })
  return others.every((one) => one.rank === own?.rank) && own?.miles !== null
    ? t('{site} has all of it and is the nearest.', { site })
    : t('{site} has all of it and ranks first.', { site })
}
