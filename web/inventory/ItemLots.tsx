import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import { dayOf } from './days.ts'

const SOON_MS = 30 * 86_400_000

/** The lots with their dates, the soonest first; each leads to its movements. */
export function ItemLots({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const { company } = useSession()
  const { data } = useQuery({
    queryKey: ['lotList', sku],
    queryFn: ({ signal }) => client.lotList({ params: { sku }, signal }),
    meta: { live },
  })
  const rows = (data?.data ?? []).filter(({ onHand }) => onHand > 0)
  const zone = company.timeZone ?? undefined
  return (
    <Section title={t('Lots')}>
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
          { header: t('Units'), align: 'right', cell: ({ onHand }) => <Figure value={onHand} /> },
        ]}
      />
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
