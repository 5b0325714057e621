import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { client, queryClient, troubleOf } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { isStockNews } from '../inventory/stockNews.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { formatNumber } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { ForecastStatus } from './ForecastStatus.tsx'
import { ReorderTotal } from './ReorderTotal.tsx'
import { reorderColumns, reorderName } from './reorderColumns.tsx'
import type { ReorderSearch } from './reorderSearch.ts'

const PAGE_ROWS = 100
const route = getRouteApi('/app/reorder')

/** Plans are worked out by the forecasts, and decided with the stock of the moment. */
function isPlanNews(event: LiveEvent): boolean {
  return event.type === 'plan.refreshed' || isStockNews(event)
}

/** What to buy today, by supplier, the most urgent first. */
export function ReorderPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const { supplier, ...filter } = search
  const list = useList('reorderList', { ...search, limit: PAGE_ROWS }, { live: isPlanNews })
  // The chips need every supplier, also while one of them is chosen.
  const everyone = useList('reorderList', { ...filter, limit: 1 }, { live: isPlanNews })
  const refresh = useMutation({
    mutationFn: () => client.forecastRunCreate({ body: { scope: 'all' } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['forecastRunList'] }),
    onError: (error) =>
      notifications.show({
        color: 'red',
        message: troubleOf(error).detail ?? troubleOf(error).title,
      }),
  })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: ReorderSearch) => ({ ...before, search: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const total = list.first?.total
  const suppliers = everyone.first?.total.suppliers ?? []
  return (
    <>
      <PageHeader title={t('Reorder')}>
        <SearchBox
          value={search.search ?? ''}
          label={t('Search SKU or title')}
          onChange={onSearch}
        />
        <ExportButton list="reorderList" name="reorder" query={search} />
        <Button component={Link} to="/reorder/promotions" variant="default">
          {t('Promotions')}
        </Button>
        {can('replenishment.write') ? (
          <Button
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            loading={refresh.isPending}
            onClick={() => refresh.mutate()}
          >
            {t('Forecast anew')}
          </Button>
        ) : null}
      </PageHeader>
      <ForecastStatus />
      {suppliers.length > 1 || supplier ? (
        <FilterChips
          label={t('Suppliers')}
          chips={[
            {
              label: t('All suppliers'),
              search: filter,
              active: supplier === undefined,
              count: everyone.first?.total.lines,
            },
            ...suppliers
              .filter((one) => one.supplier !== null)
              .map((one) => ({
                label: one.supplierName ?? one.supplier ?? '',
                search: { ...filter, supplier: one.supplier ?? undefined },
                active: supplier === one.supplier,
                count: one.lines,
              })),
          ]}
        />
      ) : null}
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what={t('The buying list could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : (
        <>
          <DataTable
            label={t('What to reorder')}
            rows={list.rows}
            rowKey={(row) => `${row.sku} ${row.site}`}
            name={reorderName}
            columns={reorderColumns}
            total={total?.lines}
            hasMore={list.hasMore}
            onNeedMore={list.more}
            stale={list.isStale}
            empty={<NothingDue isFiltered={Object.keys(search).length > 0} />}
          />
          {total && total.lines > 0 ? (
            <ReorderTotal
              text={t(
                '{lines, plural, one {# line} other {# lines}}, {units, plural, one {# unit} other {# units}}',
                { lines: total.lines, units: total.units },
              )}
              money={formatNumber(total.cost, 'money')}
              missing={total.suppliers.reduce((sum, one) => sum + one.linesWithoutCost, 0)}
            />
          ) : null}
        </>
      )}
    </>
  )
}

function NothingDue({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title={t('Nothing due matches.')}>
        <Button component={Link} to="/reorder" variant="default">
          {t('Clear search and filters')}
        </Button>
      </EmptyState>
    )
  return (
    <EmptyState title={t('Nothing needs reordering today.')}>
      <p style={{ maxWidth: 420 }}>
        {t(
          'An item comes up here when what is on hand and incoming falls to its reorder point. That needs sales history and stock.',
        )}
      </p>
      <Button component={Link} to="/imports" variant="default">
        {t('Import sales or stock')}
      </Button>
    </EmptyState>
  )
}
