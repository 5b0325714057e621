import { Link } from '@tanstack/react-router'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { lineName, type Order } from './orderWords.tsx'

const RESTOCK: Record<string, string> = {
  none: t('as they were'),
  cancel: t('not shipped'),
  return: t('back in stock'),
}

/** What left, with carrier and tracking, and what was refunded. */
export function OrderShipments({ order }: { order: Order }) {
  const nameOf = (lineId: string) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return line ? lineName(line) : ''
  }
  const units = (lines: { lineId: string; quantity: number }[]) =>
    lines.map((line) => `${formatNumber(line.quantity)} × ${nameOf(line.lineId)}`).join(', ')
  return (
    <>
      {order.shipments.length > 0 ? (
        <Section title={t('Shipments')}>
          <SmallTable
            label={t('Shipments')}
            rows={order.shipments}
            rowKey={(shipment) => shipment.id}
            columns={[
              { header: t('Shipped'), cell: (one) => <When instant={one.shippedAt} /> },
              {
                header: t('Units'),
                grow: true,
                cell: (one) =>
                  one.documentId ? (
                    <Link to="/documents/$id" params={{ id: one.documentId }}>
                      {units(one.lines)}
                    </Link>
                  ) : (
                    units(one.lines)
                  ),
              },
              { header: t('From'), wide: true, cell: (one) => one.site },
              {
                header: t('Carrier'),
                wide: true,
                cell: (one) =>
                  [one.carrier, one.service].filter(Boolean).join(' ') ||
                  (one.byChannel ? t('by the channel') : '—'),
              },
              { header: t('Tracking'), cell: (one) => one.tracking || '—' },
              {
                header: t('Arrived'),
                wide: true,
                cell: (one) => <When instant={one.deliveredAt} />,
              },
            ]}
          />
        </Section>
      ) : null}
      {order.refunds.length > 0 ? (
        <Section title={t('Refunds')}>
          <SmallTable
            label={t('Refunds')}
            rows={order.refunds}
            rowKey={(refund) => refund.id}
            columns={[
              { header: t('Refunded'), cell: (one) => <When instant={one.createdAt} /> },
              {
                header: t('Units'),
                grow: true,
                cell: (one) =>
                  one.lines
                    .map((line) => `${units([line])} (${RESTOCK[line.restock] ?? line.restock})`)
                    .join(', '),
              },
              { header: t('Reason'), wide: true, cell: (one) => one.reason || '—' },
              {
                header: t('Amount'),
                align: 'right',
                cell: (one) => <Figure value={one.amountMinor} kind="money" />,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}
