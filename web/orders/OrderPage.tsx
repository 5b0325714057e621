import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Columns, PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { OrderEffects } from './OrderEffects.tsx'
import { OrderFacts } from './OrderFacts.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderShipments } from './OrderShipments.tsx'
import { OrderTimeline } from './OrderTimeline.tsx'
import type { OrderDeed } from './orderDraft.ts'
import { isOrderNews } from './orderNews.ts'
import { channelName, type Order, OrderBadge } from './orderWords.tsx'
import { ShortLines } from './ShortLines.tsx'

const OrderDialog = lazy(() =>
  import('./OrderDialog.tsx').then((it) => ({ default: it.OrderDialog })),
)
const EditLinesDialog = lazy(() =>
  import('./EditLinesDialog.tsx').then((it) => ({ default: it.EditLinesDialog })),
)

const route = getRouteApi('/app/orders/$id')

/** One order: what is to be done about it, its lines, and what became of them. */
export function OrderPage() {
  const { id } = route.useParams()
  const order = useQuery({
    queryKey: ['orderGet', id],
    queryFn: ({ signal }) => client.orderGet({ params: { id }, signal }),
    meta: { live: isOrderNews },
  })
  if (order.error && !order.data)
    return (
      <ErrorState
        what={t('The order could not be read.')}
        trouble={troubleOf(order.error)}
        onRetry={() => void order.refetch()}
      />
    )
  return order.data ? <KnownOrder order={order.data} /> : null
}

function KnownOrder({ order }: { order: Order }) {
  const [dialog, setDialog] = useState<OrderDeed | 'lines'>()
  const close = () => setDialog(undefined)
  const short = order.lines.reduce((sum, line) => sum + line.short, 0)
  return (
    <>
      <PageHeader
        title={t('Order {number}', { number: order.number })}
        lead={<Link to="/orders">{t('Orders')}</Link>}
        under={
          <>
            <OrderBadge
              order={{
                state: order.state,
                unmapped: order.lines.some((line) => isWaiting(line)),
                short: short > 0,
                waits: order.lines.every((line) => line.short === 0 || line.meets !== 'stock'),
              }}
            />
            <span>{channelName(order)}</span>
            <When instant={order.placedAt} />
          </>
        }
      >
        <OrderActions order={order} onOpen={setDialog} />
      </PageHeader>
      <PageBody>
        <Columns wide="first">
          <div>
            <OrderLines order={order} />
            {short > 0 ? <ShortLines order={order} /> : null}
            <OrderShipments order={order} />
            <OrderEffects order={order} />
          </div>
          <div>
            <OrderFacts order={order} />
            <OrderTimeline id={order.id} />
          </div>
        </Columns>
      </PageBody>
      <Suspense fallback={null}>
        {dialog === 'lines' ? <EditLinesDialog order={order} onClose={close} /> : null}
        {dialog && dialog !== 'lines' ? (
          <OrderDialog order={order} deed={dialog} onClose={close} />
        ) : null}
      </Suspense>
    </>
  )
}

const isWaiting = (line: Order['lines'][number]) =>
  line.sku === null && line.fulfilledBy === 'merchant' && line.open > 0

function OrderActions({
  order,
  onOpen,
}: {
  order: Order
  onOpen: (dialog: OrderDeed | 'lines') => void
}) {
  const { can } = useSession()
  const isOpen = order.lines.some((line) => line.open > 0)
  const isShippable =
    (order.state === 'open' || order.state === 'part_shipped') &&
    order.lines.some((line) => line.allocations.length > 0)
  const isShipped = order.lines.some((line) => line.shipped > line.returned)
  return (
    <>
      {can('orders.write') && order.state === 'on_hold' ? <ReleaseButton order={order} /> : null}
      {can('orders.write') || can('orders.ship') ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              variant="default"
              rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            >
              {t('More')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {can('orders.write') ? (
              <>
                {order.source === 'channel' ? null : (
                  <Menu.Item onClick={() => onOpen('lines')}>{t('Change lines')}</Menu.Item>
                )}
                {isOpen && order.state !== 'on_hold' ? (
                  <Menu.Item onClick={() => onOpen('hold')}>{t('Hold for review')}</Menu.Item>
                ) : null}
                <Menu.Item onClick={() => onOpen('refund')}>{t('Refund')}</Menu.Item>
              </>
            ) : null}
            {can('orders.ship') && isShipped ? (
              <Menu.Item onClick={() => onOpen('return')}>{t('Take back')}</Menu.Item>
            ) : null}
            {can('orders.write') && isOpen ? (
              <Menu.Item color="red" onClick={() => onOpen('cancel')}>
                {t('Cancel units')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {can('orders.ship') && isShippable ? (
        <Button onClick={() => onOpen('ship')}>{t('Ship')}</Button>
      ) : null}
    </>
  )
}

function ReleaseButton({ order: { id, number, holdReason } }: { order: Order }) {
  const release = useMutation({
    mutationFn: () => client.orderReleaseCreate({ params: { id } }),
    onSuccess: async () => {
      showUndo({
        id: `release ${id}`,
        message: t('{number} may be shipped.', { number }),
        undo: () =>
          client.orderHoldCreate({
            params: { id },
            body: { reason: holdReason || t('Held again') },
          }),
      })
      await refreshAll()
    },
  })
  return (
    <Button loading={release.isPending} onClick={() => release.mutate()}>
      {t('Release')}
    </Button>
  )
}
