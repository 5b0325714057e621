import { TextInput } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { dayOf } from './days.ts'
import { LocationRows } from './LocationRows.tsx'
import styles from './StockByLocation.module.css'
import { useItemBalances } from './useItemBalances.ts'

const route = getRouteApi('/app/inventory/$sku')

/** Where the units lie, by place, and within it by lot, condition and serial; now or as of a day. */
export function StockByLocation({
  sku,
  live,
  tracksSerials,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
  tracksSerials: boolean
}) {
  const { at } = route.useSearch()
  const { rows, isLoading, error } = useItemBalances(sku, live, at)
  return (
    <Section title={t('Stock by location')} aside={<AsOf />}>
      <InlineError trouble={error ? troubleOf(error) : undefined} />
      {rows.length === 0 && !error ? (
        <p className={styles.empty}>
          {isLoading
            ? t('Reading…')
            : at
              ? t('Nothing was on hand anywhere.')
              : t('Nothing is on hand anywhere.')}
        </p>
      ) : (
        <LocationRows sku={sku} parts={rows} live={live} hasSerials={tracksSerials && !at} />
      )}
    </Section>
  )
}

/** The day as of which stock and value are told; it stands in the URL. */
function AsOf() {
  const { at } = route.useSearch()
  const { company } = useSession()
  const navigate = route.useNavigate()
  const [now] = useState(Date.now)
  return (
    <TextInput
      type="date"
      size="xs"
      label={t('As of')}
      classNames={{ root: styles.asOf, label: styles.asOfLabel }}
      max={dayOf(now, company.timeZone ?? undefined)}
      value={at ?? ''}
      onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({
          search: ({ at: _, ...rest }) => (day === '' ? rest : { ...rest, at: day }),
          replace: true,
          resetScroll: false,
        })
      }}
    />
  )
}
