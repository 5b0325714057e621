import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { useList } from '../list.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'

/** Where the units lie: by place, lot and condition. */
export function StockByLocation({
  sku,
  live,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
}) {
  const { rows, isLoading } = useList('balanceList', { sku, limit: 200 }, { live })
  const hasLots = rows.some((row) => row.lot !== '')
  return (
    <Section title="Stock by location">
      <SmallTable
        label="Stock by location"
        rows={rows}
        rowKey={(row) => `${row.location} ${row.lot} ${row.condition}`}
        empty={isLoading ? ' ' : 'Nothing is on hand anywhere.'}
        columns={[
          { header: 'Location', cell: (row) => row.location },
          ...(hasLots
            ? [
                { header: 'Lot', cell: (row: (typeof rows)[number]) => row.lot || '—' },
                {
                  header: 'Expires',
                  wide: true,
                  cell: (row: (typeof rows)[number]) => formatDay(row.expiresOn),
                },
              ]
            : []),
          { header: 'Condition', cell: (row) => readableName(row.condition) },
          { header: 'Units', align: 'right', cell: (row) => <Figure value={row.quantity} /> },
        ]}
      />
    </Section>
  )
}
