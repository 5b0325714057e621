import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { Link } from '@tanstack/react-router'
import { useList } from '../list.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { isChannelNews } from './channelNews.ts'
import { ShownBadge, totalOf, worstOf } from './channelWords.tsx'

/** What each channel should show and shows of an item now; nothing where none sells it. */
export function ItemListings({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const list = useList(
    'listingList',
    { sku, limit: 50 },
    { live: (event) => isChannelNews(event) || live(event) },
  )
  if (list.rows.length === 0) return null
  return (
    <Section
      title={t('Channels')}
      aside={
        list.hasMore ? (
          <Link to="/listings" search={{ sku }}>
            {t('All listings')}
          </Link>
        ) : null
      }
    >
      <SmallTable
        label={t('Channels that sell it')}
        rows={list.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            header: t('Channel'),
            grow: true,
            cell: ({ id, channelName, packSize }) => (
              <Link to="/listings/$id" params={{ id }}>
                {channelName}
                {packSize > 1 ? ` × ${formatNumber(packSize)}` : ''}
              </Link>
            ),
          },
          {
            header: t('Should show'),
            align: 'right',
            cell: (row) => <Figure value={totalOf(row, 'target')} strong />,
          },
          {
            header: t('Shows'),
            align: 'right',
            cell: (row) => (
              <Figure value={row.pool ? row.pool.fulfillable : totalOf(row, 'seen')} />
            ),
          },
          {
            header: t('State'),
            cell: (row) => <ShownBadge listing={row} shown={worstOf(row)} />,
          },
        ]}
      />
    </Section>
  )
}
