import { ActionIcon, Menu } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { PromiseDialog, type PromiseEnd } from './PromiseDialog.tsx'

type Reservation = Row<'reservationList'>

/** Who is promised this item: committed orders and holds; each can be shipped or given back. */
export function ItemReservations({
  sku,
  live,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
}) {
  const [ending, setEnding] = useState<{ reservation: Reservation; end: PromiseEnd }>()
  const committed = useList('reservationList', { sku, state: 'committed', limit: 50 }, { live })
  const held = useList('reservationList', { sku, state: 'held', limit: 50 }, { live })
  const rows = [...held.rows, ...committed.rows]
  return (
    <Section title={t('Promised to')}>
      <SmallTable
        label={t('Reservations')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={committed.isLoading ? ' ' : t('No order and no cart holds this item.')}
        columns={[
          {
            header: t('Reference'),
            grow: true,
            cell: (row) => (
              <>
                <Link to="/reservations/$id" params={{ id: row.id }}>
                  {row.reference}
                </Link>{' '}
                <When instant={row.createdAt} />
              </>
            ),
          },
          {
            header: t('State'),
            cell: (row) =>
              row.state === 'held' ? (
                <StatusBadge tone="incoming">{t('Held')}</StatusBadge>
              ) : (
                <StatusBadge tone="idle">{t('Committed')}</StatusBadge>
              ),
          },
          {
            header: t('Units'),
            align: 'right',
            cell: (row) => <Figure value={unitsOf(row, sku)} />,
          },
          {
            header: '',
            align: 'right',
            cell: (row) => (
              <RowMenu reservation={row} onEnd={(end) => setEnding({ reservation: row, end })} />
            ),
          },
        ]}
      />
      {ending ? (
        <PromiseDialog
          reservation={ending.reservation}
          end={ending.end}
          onClose={() => setEnding(undefined)}
        />
      ) : null}
    </Section>
  )
}

/** Units of the item itself; where a kit is promised, the kit's line is elsewhere. */
function unitsOf({ lines }: Reservation, sku: string): number {
  return lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
}

function RowMenu({
  reservation: { reference, state },
  onEnd,
}: {
  reservation: Reservation
  onEnd: (end: PromiseEnd) => void
}) {
  const { can } = useSession()
  const ends: [PromiseEnd, string, boolean][] = [
    ['ship', t('Ship it'), state === 'committed' && can('stock.ship')],
    ['commit', t('Make it firm'), state === 'held' && can('stock.reserve')],
    ['release', t('Release it'), can('stock.reserve')],
  ]
  const possible = ends.filter(([, , may]) => may)
  if (possible.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={26}
          aria-label={t('What can be done with {reference}', { reference })}
        >
          <IconDots size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map(([end, label]) => (
          <Menu.Item key={end} onClick={() => onEnd(end)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
