import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { DataTable, type Sort } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { useExport } from '../useExport.ts'
import { InventoryFilters } from './InventoryFilters.tsx'
import { inventoryColumns, nameColumn, wideColumns } from './inventoryColumns.tsx'
import type { InventorySearch } from './inventorySearch.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { isStockNews } from './stockNews.ts'
import { STATUSES } from './stockStatus.tsx'

const AdjustDialog = lazy(() =>
  import('./AdjustDialog.tsx').then((it) => ({ default: it.AdjustDialog })),
)

const PAGE_ROWS = 100
const EXPORTED = [
  'sku',
  'title',
  'category',
  'status',
  'onHand',
  'committed',
  'held',
  'unavailable',
  'available',
  'incoming',
  'daysOfCover',
  'velocity',
  'reorderPoint',
  'abcClass',
  'unitCost',
] as const
const route = getRouteApi('/app/inventory')

/** Every item with its stock: filtered, sorted and searched by the server, all of it in the URL. */
export function InventoryPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const isWide = useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [adjusting, setAdjusting] = useState<string[] | undefined>()
  const exporting = useExport('inventoryList', EXPORTED, 'inventory')
  const { sort = 'title', direction = 'asc', status, ...filter } = search
  const list = useList(
    'inventoryList',
    { ...filter, status, sort, direction, limit: PAGE_ROWS },
    { live: isStockNews },
  )
  const counts = useQuery({
    queryKey: ['inventoryCounts', filter],
    queryFn: ({ signal }) => client.inventoryCounts({ query: filter, signal }),
    placeholderData: keepPreviousData,
    meta: { live: isStockNews },
  })
  const onSearch = useCallback(
    (text: string) => {
      setSelected(new Set())
      void navigate({
        search: (before: InventorySearch) => ({ ...before, search: text || undefined }),
        replace: true,
      })
    },
    [navigate],
  )
  const columns = useMemo(
    () => (isWide ? [...inventoryColumns, ...wideColumns] : inventoryColumns),
    [isWide],
  )
  const isFiltered = Object.keys(filter).length > 0 || status !== undefined
  return (
    <>
      <PageHeader title="Inventory">
        <SearchBox
          value={search.search ?? ''}
          label="Search SKU, title, barcode"
          onChange={onSearch}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          loading={exporting.running}
          onClick={() => exporting.start({ ...filter, status, sort, direction })}
        >
          Export
        </Button>
        {can('stock.adjust') ? (
          <Button onClick={() => setAdjusting([...selected])}>Adjust stock</Button>
        ) : null}
      </PageHeader>
      <FilterChips label="Views" chips={viewChips(search, counts.data)}>
        <InventoryFilters search={search} />
      </FilterChips>
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what="The inventory could not be read."
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : (
        <DataTable
          label="Inventory"
          rows={list.rows}
          rowKey={(row) => row.sku}
          name={nameColumn}
          columns={columns}
          total={status ? counts.data?.[status] : counts.data?.all}
          sort={{ by: sort, direction }}
          searchFor={(next: Sort) => ({ ...search, sort: next.by, direction: next.direction })}
          selection={can('stock.adjust') ? { keys: selected, onChange: setSelected } : undefined}
          hasMore={list.hasMore}
          onNeedMore={list.more}
          stale={list.isStale}
          empty={isFiltered ? <NoMatch /> : <NoItems canImport={can('imports.run')} />}
        />
      )}
      <SelectionBar
        count={selected.size}
        onClear={() => setSelected(new Set())}
        onAdjust={() => setAdjusting([...selected])}
      />
      <Suspense fallback={null}>
        {adjusting ? (
          <AdjustDialog
            skus={adjusting}
            onClose={() => setAdjusting(undefined)}
            onDone={() => setSelected(new Set())}
          />
        ) : null}
      </Suspense>
    </>
  )
}

function viewChips(search: InventorySearch, counts: Record<string, number> | undefined) {
  const all = {
    label: 'All',
    search: { ...search, status: undefined },
    active: search.status === undefined,
    count: counts?.all,
  }
  const views = STATUSES.map(([value, name]) => ({
    label: name,
    search: { ...search, status: value },
    active: search.status === value,
    count: counts?.[value],
  }))
  // An empty view is not worth a place, unless it is the one that is open.
  return [all, ...views.filter((view) => view.active || view.count !== 0)]
}

function NoMatch() {
  return (
    <EmptyState title="No item matches.">
      <Button component={Link} to="/inventory" variant="default">
        Clear search and filters
      </Button>
    </EmptyState>
  )
}

function NoItems({ canImport }: { canImport: boolean }) {
  return (
    <EmptyState title="No items yet.">
      {canImport ? (
        <Button component={Link} to="/imports">
          Import your items
        </Button>
      ) : (
        <p>Someone who may import files can bring them in.</p>
      )}
    </EmptyState>
  )
}
