import { ActionIcon, Button } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import { dayOf } from './days.ts'
import { LotDateDialog } from './LotDateDialog.tsx'

type Lot = Reply<'lotList'>['data'][number]

const LabelDialog = lazy(() =>
  import('../labels/LabelDialog.tsx').then((it) => ({ default: it.LabelDialog })),
)

const SOON_MS = 30 * 86_400_000

/** The lots with their dates, the soonest first; each leads to its movements. */
export function ItemLots({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { company, can } = useSession()
  const [dating, setDating] = useState<Lot>()
  const { data } = useQuery({
    queryKey: ['lotList', sku],
    queryFn: ({ signal }) => client.lotList({ params: { sku }, signal }),
    meta: { live },
  })
  const rows = (data?.data ?? []).filter(({ onHand }) => onHand > 0)
  const zone = company.timeZone ?? undefined
  const [printing, setPrinting] = useState(false)
  return (
    <Section
      title={t('Lots')}
      aside={
        rows.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setPrinting(true)}>
            {t('Print labels')}
          </Button>
        ) : null
      }
    >
      {printing ? (
        <Suspense fallback={null}>
          <LabelDialog
            lines={rows.map(({ lot }) => ({ kind: 'lot', sku, lot }))}
            onClose={() => setPrinting(false)}
          />
        </Suspense>
      ) : null}
      <SmallTable
        label={t('Lots')}
        rows={rows}
        rowKey={({ lot }) => lot}
        empty={data ? t('No lot is on hand.') : ' '}
        columns={[
          {
            header: t('Lot'),
            grow: true,
            cell: ({ lot }) => (
              <Link
                to="/inventory/$sku"
                params={{ sku }}
                search={(before) => ({ ...before, lot })}
                resetScroll={false}
              >
                {lot}
              </Link>
            ),
          },
          {
            header: t('Expires'),
            cell: ({ expiresOn }) => <Expiry day={expiresOn} zone={zone} />,
          },
          {
            header: '',
            align: 'right',
            cell: (row) =>
              can('stock.receive') ? (
                <ActionIcon
                  variant="subtle"
                  size={26}
                  aria-label={t('Correct the date of {lot}', { lot: row.lot })}
                  onClick={() => setDating(row)}
                >
                  <IconCalendarEvent size={15} aria-hidden="true" />
                </ActionIcon>
              ) : null,
          },
          { header: t('Units'), align: 'right', cell: ({ onHand }) => <Figure value={onHand} /> },
        ]}
      />
      {dating ? (
        <LotDateDialog sku={sku} lot={dating} onClose={() => setDating(undefined)} />
      ) : null}
    </Section>
  )
}

function Expiry({ day, zone }: { day: string | null; zone: string | undefined }) {
  const [now] = useState(Date.now)
  if (day === null) return '—'
  if (day <= dayOf(now, zone)) return <StatusBadge tone="out">{formatDay(day)}</StatusBadge>
  if (day <= dayOf(now + SOON_MS, zone))
    return <StatusBadge tone="low">{formatDay(day)}</StatusBadge>
  return formatDay(day)
}
