import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useIsPhone } from '../ui/appearance.ts'
import { ColumnMenu } from '../ui/ColumnMenu.tsx'
import { DataTable, type Sort } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { type FilterChip, FilterChips } from '../ui/FilterChips.tsx'
import { formatNumber } from '../ui/format.ts'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { layoutOf, tableIdOf, useViews, type View } from '../views/useViews.ts'
import { ViewMenu } from '../views/ViewMenu.tsx'
import { ReportFilters } from './ReportFilters.tsx'
import styles from './Reports.module.css'
import { type ReportRow, reportColumnsOf, reportName } from './reportColumns.tsx'
import { type ReportHead, writeFigure } from './reportFigures.ts'
import { rowQueryOf } from './reportQueries.ts'
import type { ReportSearch } from './reportSearch.ts'

const PAGE_ROWS = 100
const route = getRouteApi('/app/reports/$report')
const keyOf = (row: ReportRow) => String(row.sku ?? row.from)

/** The rows behind a report's answer: by view, filter and search, all of it in the address. */
export function ReportTable({ head, search }: { head: ReportHead; search: ReportSearch }) {
  const { report } = route.useParams()
  const isPhone = useIsPhone()
  const { sort = head.sort.by, direction = head.sort.direction, view } = search
  const listName = `report-${report}`
  const { views, open } = useViews(listName, view)
  const list = useList(
    'reportRowList',
    { ...rowQueryOf({ ...search, sort, direction }), limit: PAGE_ROWS },
    { params: { report: report as 'abc' } },
  )
  const name = useMemo(() => reportName(head), [head])
  const columns = useMemo(() => reportColumnsOf(head), [head])
  const total = list.first?.total
  const tableId = tableIdOf(listName, view)
  // No taller than its rows: what follows it belongs to it.
  const height = isPhone ? undefined : `calc(36px + ${total?.rows ?? 0} * var(--row-height) + 14px)`
  return (
    <section aria-label={t('Table')} className={styles.table}>
      <FilterChips label={t('Views')} chips={chipsOf(head, search, views)}>
        <ReportFilters head={head} search={search} />
        <ViewMenu list={listName} search={namedSearch(search)} open={open} />
        <ColumnMenu id={tableId} columns={columns} layout={layoutOf(open)} />
      </FilterChips>
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what={t('The rows could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : (
        <div className={styles.rows} style={{ height }}>
          <DataTable
            id={tableId}
            layout={layoutOf(open)}
            label={head.title}
            rows={list.rows}
            rowKey={keyOf}
            name={name}
            columns={columns}
            total={total?.rows ?? null}
            sort={{ by: sort, direction }}
            searchFor={(next: Sort) => ({ ...search, sort: next.by, direction: next.direction })}
            hasMore={list.hasMore}
            onNeedMore={list.more}
            stale={list.isStale}
            empty={<NoRows isNarrowed={Object.keys(search).length > 0} />}
          />
        </div>
      )}
      {total && total.rows > 0 ? <Sums head={head} total={total} /> : null}
    </section>
  )
}

function Sums({
  head,
  total,
}: {
  head: ReportHead
  total: { rows: number; sums: Record<string, number> }
}) {
  const summed = head.columns.filter(({ id }) => total.sums[id] !== undefined)
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{t('Rows')}</dt>
        <dd>{formatNumber(total.rows)}</dd>
      </div>
      {summed.map(({ id, label, unit }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>{writeFigure(total.sums[id], unit)}</dd>
        </div>
      ))}
    </dl>
  )
}

function NoRows({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState title={t('Nothing matches.')}>
        <Button component={Link} to="." search={{} as never} variant="default">
          {t('Show all of it')}
        </Button>
      </EmptyState>
    )
  return (
    <EmptyState title={t('Nothing to show yet.')}>
      <Button component={Link} to="/imports" variant="default">
        {t('Import stock or sales')}
      </Button>
    </EmptyState>
  )
}

function chipsOf(head: ReportHead, search: ReportSearch, saved: View[]): FilterChip[] {
  const { view, group, ...own } = search
  const all = { label: t('All'), search: own, active: view === undefined && group === undefined }
  const groups = head.groups.map(({ value, label }) => ({
    label,
    search: { ...own, group: value },
    active: view === undefined && group === value,
  }))
  const named = saved.map(({ id, name, search: parameters }) => ({
    label: name,
    search: { ...parameters, view: id },
    active: view === id,
  }))
  return [all, ...groups, ...named]
}

/** The parameters that a saved view keeps. */
function namedSearch({ view, ...search }: ReportSearch): Record<string, string> {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)]))
}
