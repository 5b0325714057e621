import { Button } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { client, troubleOf } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { ListTable } from '../ListTable.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ColumnMenu } from '../ui/ColumnMenu.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { type FilterChip, FilterChips } from '../ui/FilterChips.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import {
  keptSearch,
  layoutOf,
  savedChips,
  tableIdOf,
  useViews,
  type View,
} from '../views/useViews.ts'
import { ViewMenu } from '../views/ViewMenu.tsx'
import { isListingNews } from './channelNews.ts'
import type { Listing } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'
import { ListingFilters } from './ListingFilters.tsx'
import { listingColumns, listingName } from './listingColumns.tsx'
import { LISTING_VIEWS, type ListingsSearch, type ListingView } from './listingsSearch.ts'

const PAGE_ROWS = 100
const route = getRouteApi('/app/listings')
const keyOf = (row: Listing) => row.id

const NAMES: Record<ListingView, string> = {
  all: t('All'),
  would_write: t('To write'),
  failed: t('Failed'),
  drifted: t('Drifted'),
  unmapped: t('Unmapped'),
  ignored: t('Ignored'),
}

/** What the channels offer: by tab, channel and search, all of it in the address. */
export function ListingsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { show = 'all', view, ...filter } = search
  const { views, open } = useViews('listings', view)
  const listed = { ...filter, ...(show === 'all' ? {} : { show }) }
  const list = useList('listingList', { ...listed, limit: PAGE_ROWS }, { live: isListingNews })
  const { channel } = search
  const counts = useQuery({
    queryKey: ['listingCountsGet', channel],
    queryFn: ({ signal }) => client.listingCountsGet({ query: channel ? { channel } : {}, signal }),
    placeholderData: keepPreviousData,
    meta: { live: isListingNews },
  })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: ListingsSearch) => ({ ...before, q: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const tableId = tableIdOf('listings', view)
  const isNarrowed = show !== 'all' || Object.keys(filter).length > 0
  return (
    <>
      <PageHeader title={t('Listings')} lead={<Link to="/channels">{t('Channels')}</Link>}>
        <SearchBox
          value={search.q ?? ''}
          label={t('Search title, SKU, barcode, ASIN')}
          onChange={onSearch}
        />
        <ExportButton list="listingList" name="listings" query={listed} />
        <MendAll search={search} count={counts.data?.[show] ?? 0} />
      </PageHeader>
      <FilterChips label={t('Views')} chips={chipsOf(search, counts.data, views)}>
        <ListingFilters search={search} />
        <ViewMenu list="listings" search={keptSearch(search)} open={open} />
        <ColumnMenu id={tableId} columns={listingColumns} layout={layoutOf(open)} />
      </FilterChips>
      <ListTable
        list={list}
        failed={t('The listings could not be read.')}
        id={tableId}
        layout={layoutOf(open)}
        label={t('Listings')}
        rowKey={keyOf}
        name={listingName}
        columns={listingColumns}
        total={search.q || search.sku ? undefined : counts.data?.[show]}
        empty={<Nothing isNarrowed={isNarrowed} />}
      />
    </>
  )
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState title={t('No listing matches.')}>
      <LinkButton to="/listings" variant="default">
        {t('Show all listings')}
      </LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={t('No listings yet. They come from your channels.')}>
      <LinkButton to="/channels" variant="default">
        {t('See the channels')}
      </LinkButton>
    </EmptyState>
  )
}

/** What drifted or failed at one channel is written again by one button. */
function MendAll({ search: { channel, show }, count }: { search: ListingsSearch; count: number }) {
  const { can } = useSession()
  const mend = useMutation({
    mutationFn: (code: string) => client.channelRepairCreate({ params: { code }, body: {} }),
    onSuccess: async ({ numbers }) => {
      showUndo({
        id: `repair ${channel}`,
        message: t('{count, plural, one {# number is} other {# numbers are}} written again.', {
          count: numbers,
        }),
        undo: undefined,
      })
      await refreshAll()
    },
  })
  if (!channel || (show !== 'drifted' && show !== 'failed') || count === 0) return null
  if (!can('channels.write')) return null
  return (
    <>
      <InlineError trouble={mend.error ? troubleOf(mend.error) : undefined} />
      <Button loading={mend.isPending} onClick={() => mend.mutate(channel)}>
        {show === 'drifted' ? t('Repair all') : t('Try all again')}
      </Button>
    </>
  )
}

function chipsOf(
  search: ListingsSearch,
  counts: Partial<Record<ListingView, number>> | undefined,
  saved: View[],
): FilterChip[] {
  const { view, show = 'all', ...own } = search
  const tabs = LISTING_VIEWS.map((value) => ({
    label: NAMES[value],
    search: { ...own, show: value === 'all' ? undefined : value },
    active: view === undefined && show === value,
    count: counts?.[value] ?? null,
  }))
  return [...tabs, ...savedChips(saved, view)]
}
