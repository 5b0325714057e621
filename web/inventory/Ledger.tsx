import { Button } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { troubleOf } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { LEDGER_FILTERS } from './itemSearch.ts'
import styles from './Ledger.module.css'
import { LedgerEntry } from './LedgerEntry.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { toLedgerQuery } from './ledgerQuery.ts'
import { ReverseDialog } from './ReverseDialog.tsx'

type Entry = Row<'itemMovementList'>

const route = getRouteApi('/app/inventory/$sku')
const PAGE_ROWS = 50

/** Every movement of an item, the newest first; new ones appear as they happen. */
export function Ledger({
  sku,
  live,
  tracksLots,
  tracksSerials,
}: {
  sku: string
  live: (event: LiveEvent) => boolean
  tracksLots: boolean
  tracksSerials: boolean
}) {
  const search = route.useSearch()
  const { can, company } = useSession()
  const isFiltered = LEDGER_FILTERS.some((name) => search[name] !== undefined)
  const [open, setOpen] = useState(isFiltered)
  const [reversing, setReversing] = useState<Entry>()
  const listed = toLedgerQuery(search, company.timeZone ?? undefined)
  const query = { ...listed, limit: PAGE_ROWS }
  const list = useList('itemMovementList', query, { params: { sku }, live })
  const isNew = useNewEntries(`${sku} ${JSON.stringify(query)}`, list.rows)
  return (
    <Section
      title={t('Ledger')}
      aside={
        <>
          <FilterSwitch open={open || isFiltered} isFiltered={isFiltered} onChange={setOpen} />
          <ExportButton
            list="itemMovementList"
            name={`ledger-${sku}`}
            params={{ sku }}
            query={listed}
          />
        </>
      }
    >
      {open || isFiltered ? (
        <LedgerFilters
          actors={[...new Set(list.rows.map(({ actor }) => actor))]}
          tracksLots={tracksLots}
          tracksSerials={tracksSerials}
        />
      ) : null}
      {list.error ? <InlineError trouble={troubleOf(list.error)} /> : null}
      {list.rows.length === 0 && !list.isLoading && !list.error ? (
        <p className={styles.empty}>
          {isFiltered
            ? t('No movement is so.')
            : t('No movement yet. The first receipt or adjustment comes here.')}
        </p>
      ) : (
        <ol
          className={styles.list}
          aria-label={t('Movements')}
          data-stale={list.isStale || undefined}
        >
          {list.rows.map((entry) => (
            <li key={entry.id} className={styles.entry} data-new={isNew(entry.id) || undefined}>
              <LedgerEntry
                entry={entry}
                onReverse={can('stock.reverse') ? () => setReversing(entry) : undefined}
              />
            </li>
          ))}
        </ol>
      )}
      {list.hasMore ? <More onMore={list.more} /> : null}
      {reversing ? (
        <ReverseDialog sku={sku} entry={reversing} onClose={() => setReversing(undefined)} />
      ) : null}
    </Section>
  )
}

function FilterSwitch({
  open,
  isFiltered,
  onChange,
}: {
  open: boolean
  isFiltered: boolean
  onChange: (open: boolean) => void
}) {
  const navigate = route.useNavigate()
  if (!isFiltered)
    return (
      <Button variant="default" size="xs" aria-expanded={open} onClick={() => onChange(!open)}>
        {t('Filter')}
      </Button>
    )
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => {
        onChange(false)
        void navigate({ search: ({ at }) => (at ? { at } : {}), replace: true, resetScroll: false })
      }}
    >
      {t('Show all movements')}
    </Button>
  )
}

/** Reads on when it comes into sight; a button for those who do not scroll. */
function More({ onMore }: { onMore: () => void }) {
  const end = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onMore()
      },
      { rootMargin: '400px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  })
  return (
    <Button ref={end} variant="default" mt="sm" onClick={onMore}>
      {t('Show older movements')}
    </Button>
  )
}

/** Which entries came after the page was opened: they are tinted for a moment. */
function useNewEntries(list: string, rows: Entry[]): (id: string) => boolean {
  const seen = useRef<{ list: string; newest: string | undefined }>({ list: '', newest: undefined })
  const newest = rows[0]?.id
  useEffect(() => {
    if (seen.current.list !== list && newest !== undefined) seen.current = { list, newest }
  }, [list, newest])
  // Ids are in the order of time.
  const { list: of, newest: last } = seen.current
  return (id) => of === list && last !== undefined && id > last
}
