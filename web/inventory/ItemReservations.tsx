import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { useList } from '../list.ts'
import { Figure } from '../ui/Figure.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { When } from '../ui/When.tsx'

/** Who is promised this item: committed orders and holds. */
export function ItemReservations({
  sku,
  live,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
}) {
  const committed = useList('reservationList', { sku, state: 'committed', limit: 50 }, { live })
  const held = useList('reservationList', { sku, state: 'held', limit: 50 }, { live })
  const rows = [...held.rows, ...committed.rows]
  return (
    <Section title="Promised to">
      <SmallTable
        label="Reservations"
        rows={rows}
        rowKey={(row) => row.id}
        empty={committed.isLoading ? ' ' : 'No order and no cart holds this item.'}
        columns={[
          {
            header: 'Reference',
            grow: true,
            cell: (row) => (
              <>
                {row.reference} <When instant={row.createdAt} />
              </>
            ),
          },
          {
            header: 'State',
            cell: (row) =>
              row.state === 'held' ? (
                <StatusBadge tone="incoming">Held</StatusBadge>
              ) : (
                <StatusBadge tone="idle">Committed</StatusBadge>
              ),
          },
          {
            header: 'Units',
            align: 'right',
            cell: (row) => (
              <Figure
                value={row.lines
                  .filter((line) => line.sku === sku)
                  .reduce((sum, line) => sum + line.quantity, 0)}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}
