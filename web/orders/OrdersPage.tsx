import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
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
import { OrderFilters } from './OrderFilters.tsx'
import { orderColumns, orderName } from './orderColumns.tsx'
import { isOrderNews } from './orderNews.ts'
import { ORDER_VIEWS, type OrdersSearch } from './ordersSearch.ts'
import { type OrderRow, VIEW_NAMES } from './orderWords.tsx'

const PAGE_ROWS = 100
const route = getRouteApi('/app/orders')
const keyOf = (row: OrderRow) => row.id

/** Every order: by tab, filter and search, all of it in the address. */
export function OrdersPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const { tab = 'all', sort = 'placedAt', direction = 'desc', view, ...filter } = search
  const sorted = `${direction === 'desc' ? '-' : ''}${sort}` as const
  const { views, open } = useViews('orders', view)
  const listed = { ...filter, view: tab, sort: sorted }
  const list = useList('orderList', { ...listed, limit: PAGE_ROWS }, { live: isOrderNews })
  const counts = useQuery({
    queryKey: ['orderCountsGet'],
    queryFn: ({ signal }) => client.orderCountsGet({ signal }),
    placeholderData: keepPreviousData,
    meta: { live: isOrderNews },
  })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: OrdersSearch) => ({ ...before, q: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const isNarrowed = Object.keys(filter).length > 0 || tab !== 'all'
  const waiting = counts.data?.unmapped ?? 0
  const tableId = tableIdOf('orders', view)
  return (
    <>
      <PageHeader title={t('Orders')}>
        <SearchBox
          value={search.q ?? ''}
          label={t('Search number, SKU, tracking')}
          onChange={onSearch}
        />
        <ExportButton list="orderList" name="orders" query={listed} />
        {waiting > 0 ? (
          <Button component={Link} to="/orders/unmapped" variant="default">
            {t('Map SKUs')}
          </Button>
        ) : null}
        {can('orders.write') ? (
          <Button component={Link} to="/orders/new">
            {t('New order')}
          </Button>
        ) : null}
      </PageHeader>
      <FilterChips label={t('Views')} chips={chipsOf(search, counts.data, views)}>
        <OrderFilters search={search} />
        <ViewMenu list="orders" search={keptSearch(search)} open={open} />
        <ColumnMenu id={tableId} columns={orderColumns} layout={layoutOf(open)} />
      </FilterChips>
      <ListTable
        list={list}
        failed={t('The orders could not be read.')}
        id={tableId}
        layout={layoutOf(open)}
        label={t('Orders')}
        rowKey={keyOf}
        name={orderName}
        columns={orderColumns}
        total={Object.keys(filter).length === 0 ? counts.data?.[tab] : undefined}
        sort={{ by: sort, direction }}
        searchFor={(next: Sort) => ({ ...search, sort: next.by, direction: next.direction })}
        empty={isNarrowed ? <NoMatch /> : <NoOrders />}
      />
    </>
  )
}

function NoMatch() {
  return (
    <EmptyState title={t('No order matches.')}>
      <Button component={Link} to="/orders" variant="default">
        {t('Show all orders')}
      </Button>
    </EmptyState>
  )
}

function NoOrders() {
  const { can } = useSession()
  return (
    <EmptyState title={t('No orders yet. They come from your channels, or you take one by hand.')}>
      {can('orders.write') ? (
        <Button component={Link} to="/orders/new">
          {t('New order')}
        </Button>
      ) : null}
    </EmptyState>
  )
}

function chipsOf(
  search: OrdersSearch,
  counts: Record<string, number> | undefined,
  saved: View[],
): FilterChip[] {
  const { view, tab = 'all', ...own } = search
  const tabs = ORDER_VIEWS.map((value) => ({
    label: VIEW_NAMES[value],
    search: { ...own, tab: value === 'all' ? undefined : value },
    active: view === undefined && tab === value,
    ...(value === 'all' || value === 'shipped' ? {} : { count: counts?.[value] ?? null }),
  }))
  return [...tabs, ...savedChips(saved, view)]
}
