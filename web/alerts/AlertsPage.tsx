import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { client } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { ListTable } from '../ListTable.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ColumnMenu } from '../ui/ColumnMenu.tsx'
import type { Sort } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { type FilterChip, FilterChips } from '../ui/FilterChips.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { t } from '../ui/words.ts'
import {
  keptSearch,
  layoutOf,
  savedChips,
  tableIdOf,
  useViews,
  type View,
} from '../views/useViews.ts'
import { ViewMenu } from '../views/ViewMenu.tsx'
import { AlertBar } from './AlertBar.tsx'
import { AlertFilters } from './AlertFilters.tsx'
import { alertColumns, alertName } from './alertColumns.tsx'
import { isAlertNews } from './alertNews.ts'
import { ALERT_TABS, type AlertsSearch } from './alertsSearch.ts'
import { type AlertRow, sayAlert, TAB_NAMES } from './alertWords.tsx'

const PAGE_ROWS = 100
const NONE: ReadonlySet<string> = new Set()
const route = getRouteApi('/app/alerts')
const keyOf = (row: AlertRow) => row.id
const nameOf = (row: AlertRow) => row.headline

/** Everything that needs a decision, the most money at risk first. */
export function AlertsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const { tab = 'open', sort = 'money', view, ...filter } = search
  const { views, open } = useViews('alerts', view)
  const listed = { ...filter, ...ofTab(tab), sort } as Parameters<typeof useList<'alertList'>>[1]
  const list = useList('alertList', { ...listed, limit: PAGE_ROWS }, { live: isAlertNews })
  const counts = useQuery({
    queryKey: ['alertCountsGet'],
    queryFn: ({ signal }) => client.alertCountsGet({ signal }),
    placeholderData: keepPreviousData,
    meta: { live: isAlertNews },
  })
  const [keys, setKeys] = useState(NONE)
  const rows = useMemo(() => list.rows.map(sayAlert), [list.rows])
  const selected = useMemo(() => rows.filter(({ id }) => keys.has(id)), [rows, keys])
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: AlertsSearch) => ({ ...before, q: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const tableId = tableIdOf('alerts', view)
  return (
    <>
      <PageHeader title={t('Alerts')}>
        <SearchBox
          value={search.q ?? ''}
          label={t('Search SKU, order, channel')}
          onChange={onSearch}
        />
        <ExportButton list="alertList" name="alerts" query={listed} />
        <Button component={Link} to="/settings/notifications" variant="default">
          {t('Notifications')}
        </Button>
      </PageHeader>
      <FilterChips label={t('Views')} chips={chipsOf(search, counts.data, views)}>
        <AlertFilters search={search} />
        <ViewMenu list="alerts" search={keptSearch(search)} open={open} />
        <ColumnMenu id={tableId} columns={alertColumns} layout={layoutOf(open)} />
      </FilterChips>
      <ListTable
        list={list}
        failed={t('The alerts could not be read.')}
        id={tableId}
        layout={layoutOf(open)}
        label={t('Alerts')}
        rows={rows}
        rowKey={keyOf}
        rowName={nameOf}
        name={alertName}
        columns={alertColumns}
        total={Object.keys(filter).length === 0 ? totalOf(tab, counts.data) : undefined}
        sort={{ by: sort, direction: 'desc' }}
        searchFor={(next: Sort) => ({
          ...search,
          sort: next.by === 'openedAt' ? 'openedAt' : undefined,
        })}
        {...(can('alerts.write') && tab !== 'closed'
          ? { selection: { keys, onChange: setKeys } }
          : {})}
        empty={Object.keys(filter).length > 0 || tab !== 'open' ? <NoMatch /> : <NoAlerts />}
      />
      <AlertBar alerts={selected} onClear={() => setKeys(NONE)} />
    </>
  )
}

function ofTab(tab: NonNullable<AlertsSearch['tab']>) {
  if (tab === 'mine') return { state: 'open', assignee: 'me' }
  if (tab === 'unassigned') return { state: 'open', assignee: 'nobody' }
  return { state: tab }
}

type Counts = Record<'open' | 'mine' | 'unassigned' | 'snoozed', number>

function totalOf(tab: NonNullable<AlertsSearch['tab']>, counts: Counts | undefined) {
  return tab === 'closed' ? undefined : counts?.[tab]
}

function chipsOf(search: AlertsSearch, counts: Counts | undefined, saved: View[]): FilterChip[] {
  const { view, tab = 'open', ...own } = search
  const tabs = ALERT_TABS.map((value) => ({
    label: TAB_NAMES[value],
    search: { ...own, tab: value === 'open' ? undefined : value },
    active: view === undefined && tab === value,
    ...(value === 'closed' ? {} : { count: counts?.[value] ?? null }),
  }))
  return [...tabs, ...savedChips(saved, view)]
}

function NoMatch() {
  return (
    <EmptyState title={t('No alert matches.')}>
      <Button component={Link} to="/alerts" variant="default">
        {t('Show all open alerts')}
      </Button>
    </EmptyState>
  )
}

function NoAlerts() {
  const { can } = useSession()
  return (
    <EmptyState title={t('Nothing is wrong.')}>
      {can('replenishment.read') ? (
        <Button component={Link} to="/reorder" variant="default">
          {t('See what to reorder')}
        </Button>
      ) : null}
    </EmptyState>
  )
}
