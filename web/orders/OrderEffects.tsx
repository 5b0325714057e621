import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client } from '../client.ts'
import { Figure } from '../ui/Figure.tsx'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { isOrderNews } from './orderNews.ts'
import type { Order } from './orderWords.tsx'

/** What the order has done to stock: what is promised, and what has moved. */
export function OrderEffects({ order: { id } }: { order: Order }) {
  const effects = useQuery({
    queryKey: ['orderEffectList', id],
    queryFn: ({ signal }) => client.orderEffectList({ params: { id }, signal }),
    meta: { live: isOrderNews },
  })
  const { promises = [], movements = [] } = effects.data ?? {}
  return (
    <>
      <Section title={t('Promised from stock')}>
        <SmallTable
          label={t('Promised from stock')}
          rows={promises}
          rowKey={(row) => `${row.reservationId} ${row.sku} ${row.site}`}
          empty={effects.isLoading ? ' ' : t('Nothing is promised.')}
          columns={[
            {
              header: t('Item'),
              grow: true,
              cell: (row) => (
                <Link to="/inventory/$sku" params={{ sku: row.sku }}>
                  {row.sku}
                </Link>
              ),
            },
            { header: t('Site'), cell: (row) => row.site },
            {
              header: t('Reservation'),
              wide: true,
              cell: (row) => (
                <Link to="/reservations/$id" params={{ id: row.reservationId }}>
                  {row.reference}
                </Link>
              ),
            },
            { header: t('State'), wide: true, cell: (row) => readableName(row.state) },
            { header: t('Units'), align: 'right', cell: (row) => <Figure value={row.quantity} /> },
            { header: t('Shipped'), align: 'right', cell: (row) => <Figure value={row.shipped} /> },
          ]}
        />
      </Section>
      <Section title={t('Moved in stock')}>
        <SmallTable
          label={t('Moved in stock')}
          rows={movements}
          rowKey={(row) => row.id}
          empty={effects.isLoading ? ' ' : t('Nothing has moved yet.')}
          columns={[
            { header: t('When'), cell: (row) => <When instant={row.occurredAt} /> },
            {
              header: t('What'),
              cell: (row) => (
                <Link to="/documents/$id" params={{ id: row.documentId }}>
                  {readableName(row.cause)}
                </Link>
              ),
            },
            { header: t('Item'), grow: true, cell: (row) => row.sku },
            {
              header: t('From, to'),
              cell: (row) => `${placeName(row.from)} → ${placeName(row.to)}`,
            },
            { header: t('Units'), align: 'right', cell: (row) => <Figure value={row.quantity} /> },
          ]}
        />
      </Section>
    </>
  )
}

const placeName = (path: string) => (path.startsWith('~') ? readableName(path.slice(1)) : path)
