import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { client } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { ListTable } from '../ListTable.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ColumnMenu } from '../ui/ColumnMenu.tsx'
import type { Sort } from '../ui/DataTable.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { t } from '../ui/words.ts'
import { keptSearch, layoutOf, tableIdOf, useViews } from '../views/useViews.ts'
import { ViewMenu } from '../views/ViewMenu.tsx'
import { BulkDialogs, type Opened } from './BulkDialogs.tsx'
import { InventoryFilters } from './InventoryFilters.tsx'
import { NoItems, NoMatch } from './InventoryStates.tsx'
import { type InventoryRow, inventoryColumnsFor, nameColumnFor } from './inventoryColumns.tsx'
import type { InventorySearch } from './inventorySearch.ts'
import { viewChips } from './inventoryViews.ts'
import { PeekPanel } from './PeekPanel.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { PlaceParts } from './StockParts.tsx'
import { isStockNews } from './stockNews.ts'
import { useInventoryExport } from './useInventoryExport.ts'
import { useSelectedItems } from './useSelectedItems.ts'

const PAGE_ROWS = 100
const route = getRouteApi('/app/inventory')
const keyOf = (row: InventoryRow) => row.sku
const placesOf = (row: InventoryRow) => <PlaceParts sku={row.sku} />

/** Every item with its stock: filtered, sorted and searched by the server, all of it in the URL. */
export function InventoryPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const { sort = 'title', direction = 'asc', status, view, adjust, ...filter } = search
  const query = { ...filter, status, sort, direction }
  const { views, open } = useViews('inventory', view)
  const [opened, setOpened] = useState<Opened | undefined>(
    adjust && can('stock.adjust') ? { deed: 'adjust', skus: [] } : undefined,
  )
  const [peeked, setPeeked] = useState<InventoryRow>()
  const selected = useSelectedItems(query)
  const exporting = useInventoryExport()
  const list = useList('inventoryList', { ...query, limit: PAGE_ROWS }, { live: isStockNews })
  const counts = useQuery({
    queryKey: ['inventoryCounts', filter],
    queryFn: ({ signal }) => client.inventoryCounts({ query: filter, signal }),
    placeholderData: keepPreviousData,
    meta: { live: isStockNews },
  })
  const { clear } = selected
  const onSearch = useCallback(
    (text: string) => {
      clear()
      void navigate({
        search: (before: InventorySearch) => ({ ...before, search: text || undefined }),
        replace: true,
      })
    },
    [navigate, clear],
  )
  const { name, columns } = useInventoryColumns(filter.site)
  const total = status ? counts.data?.[status] : counts.data?.all
  const tableId = tableIdOf('inventory', view)
  const isFiltered = Object.keys(filter).length > 0 || status !== undefined
  const close = () => {
    setOpened(undefined)
    if (adjust) void navigate({ search: { ...search, adjust: undefined }, replace: true })
  }
  return (
    <>
      <PageHeader title={t('Inventory')}>
        <SearchBox
          value={search.search ?? ''}
          label={t('Search SKU, title, barcode')}
          onChange={onSearch}
        />
        <ExportButton list="inventoryList" name="inventory" query={query} />
        {can('stock.adjust') ? (
          <Button onClick={() => setOpened({ deed: 'adjust', skus: [...selected.keys] })}>
            {t('Adjust stock')}
          </Button>
        ) : null}
      </PageHeader>
      <FilterChips label={t('Views')} chips={viewChips(search, counts.data, views)}>
        <InventoryFilters search={search} />
        <ViewMenu list="inventory" search={keptSearch(search)} open={open} />
        <ColumnMenu id={tableId} columns={columns} layout={layoutOf(open)} />
      </FilterChips>
      <ListTable
        list={list}
        failed={t('The inventory could not be read.')}
        id={tableId}
        layout={layoutOf(open)}
        label={t('Inventory')}
        rowKey={keyOf}
        name={name}
        columns={columns}
        total={total}
        sort={{ by: sort, direction }}
        searchFor={(next: Sort) => ({ ...search, sort: next.by, direction: next.direction })}
        selection={{ keys: selected.keys, onChange: selected.change }}
        expand={placesOf}
        onPeek={setPeeked}
        onPaste={(cells) => setOpened({ deed: 'paste', cells })}
        empty={isFiltered ? <NoMatch /> : <NoItems canImport={can('imports.run')} />}
      />
      {peeked ? (
        <PeekPanel
          row={list.rows.find(({ sku }) => sku === peeked.sku) ?? peeked}
          onClose={() => setPeeked(undefined)}
        />
      ) : null}
      <SelectionBar
        count={selected.keys.size}
        total={total}
        loading={selected.loading}
        onAll={selected.all}
        onClear={clear}
        onDo={(deed) =>
          deed === 'export'
            ? exporting.start(filter.site, selected.keys)
            : setOpened({ deed, skus: [...selected.keys] })
        }
      />
      <BulkDialogs opened={opened} site={filter.site} onClose={close} onDone={clear} />
    </>
  )
}

function useInventoryColumns(site: string | undefined) {
  const { can } = useSession()
  const isWide = useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false })
  const items = can('catalog.write')
  const stock = can('stock.adjust')
  return useMemo(() => {
    const may = { items, stock, site }
    return { name: nameColumnFor(may), columns: inventoryColumnsFor(may, isWide) }
  }, [items, stock, site, isWide])
}
