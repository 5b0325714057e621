import { Autocomplete, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../client.ts'
import { useList } from '../list.ts'
import { readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { ADJUSTMENT_REASONS } from './adjustDraft.ts'
import type { LedgerFilters as Filters } from './itemSearch.ts'
import styles from './LedgerFilters.module.css'
import { MOVEMENT_KINDS } from './ledgerQuery.ts'
import { isStockNewsOf } from './stockNews.ts'

const route = getRouteApi('/app/inventory/$sku')

/** What the ledger is narrowed to; all of it stands in the URL. */
export function LedgerFilters({
  actors,
  tracksLots,
  tracksSerials,
}: {
  /** Who stands in the rows that are shown. */
  actors: string[]
  tracksLots: boolean
  tracksSerials: boolean
}) {
  const { sku } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const places = useList('locationList', { limit: 200 })
  const lots = useQuery({
    queryKey: ['lotList', sku],
    enabled: tracksLots,
    queryFn: ({ signal }) => client.lotList({ params: { sku }, signal }),
    meta: { live: isStockNewsOf(sku) },
  })
  const set = (name: keyof Filters) => (value: string | null) => {
    void navigate({
      search: ({ [name]: _, ...rest }) => (value ? { ...rest, [name]: value } : rest),
      replace: true,
      resetScroll: false,
    })
  }
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={search[name] ?? ''}
      onChange={(event) => set(name)(event.currentTarget.value)}
    />
  )
  return (
    <div className={styles.filters} role="group" aria-label={t('Filter the ledger')}>
      <Select
        size="xs"
        label={t('Kind')}
        placeholder={t('Any')}
        clearable
        value={search.kind ?? null}
        onChange={set('kind')}
        data={MOVEMENT_KINDS.map((kind) => ({ value: kind, label: readableName(kind) }))}
      />
      <FreeChoice
        label={t('Reason')}
        value={search.reason}
        choices={ADJUSTMENT_REASONS}
        onChange={set('reason')}
      />
      <Select
        size="xs"
        label={t('Location')}
        placeholder={t('Any')}
        clearable
        searchable
        value={search.location ?? null}
        onChange={set('location')}
        data={[
          ...new Set([
            ...(search.location ? [search.location] : []),
            ...places.rows.map(({ path }) => path),
          ]),
        ]}
      />
      {tracksLots || search.lot ? (
        <FreeChoice
          label={t('Lot')}
          value={search.lot}
          choices={(lots.data?.data ?? []).map(({ lot }) => lot)}
          onChange={set('lot')}
        />
      ) : null}
      {tracksSerials || search.serial ? (
        <FreeChoice
          label={t('Serial')}
          value={search.serial}
          choices={[]}
          onChange={set('serial')}
        />
      ) : null}
      <FreeChoice label={t('Who')} value={search.who} choices={actors} onChange={set('who')} />
      {day('from', t('From'))}
      {day('to', t('To'))}
    </div>
  )
}

/** A text that may be chosen or typed; it counts when it is chosen, on Enter, or on leaving. */
function FreeChoice({
  label,
  value = '',
  choices,
  onChange,
}: {
  label: string
  value: string | undefined
  choices: readonly string[]
  onChange: (value: string) => void
}) {
  // What was typed counts only while the URL says what it said then.
  const [draft, setDraft] = useState({ value, typed: value })
  const typed = draft.value === value ? draft.typed : value
  const settle = (text: string) => {
    if (text.trim() !== value) onChange(text.trim())
  }
  return (
    <Autocomplete
      size="xs"
      label={label}
      placeholder={t('Any')}
      clearable
      value={typed}
      onChange={(text) => {
        setDraft({ value, typed: text })
        if (text === '') settle('')
      }}
      onOptionSubmit={settle}
      onBlur={() => settle(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(typed)
      }}
      data={[...choices]}
    />
  )
}
