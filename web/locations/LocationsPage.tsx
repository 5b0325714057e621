import { Button, CloseButton, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useState } from 'react'
import { ExportButton } from '../ExportButton.tsx'
import { ListTable } from '../ListTable.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ColumnMenu } from '../ui/ColumnMenu.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { t } from '../ui/words.ts'
import styles from './Locations.module.css'
import { type Place, placeColumns, placeName } from './locationColumns.tsx'
import { isPlaceNews } from './locationNews.ts'
import type { LocationsSearch } from './locationsSearch.ts'

const LabelDialog = lazy(() =>
  import('../labels/LabelDialog.tsx').then((it) => ({ default: it.LabelDialog })),
)
const PlaceDialogs = lazy(() =>
  import('./PlaceDialogs.tsx').then((it) => ({ default: it.PlaceDialogs })),
)

const PAGE_ROWS = 100
const route = getRouteApi('/app/locations')
const keyOf = (place: Place) => place.path

/** Sites, their zones and their bins, with what lies in them. */
export function LocationsPage() {
  const { make, active, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const { can } = useSession()
  const [making, setMaking] = useState<'site' | 'zone' | 'bins' | undefined>(
    make && can('locations.write') ? 'bins' : undefined,
  )
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [printing, setPrinting] = useState<string[]>()
  const listed = { ...search, active: active ?? 'true' } as const
  const list = useList('locationStockList', { ...listed, limit: PAGE_ROWS }, { live: isPlaceNews })
  const sites = useList('locationList', { kind: 'site', limit: 200 }, { live: isPlaceNews })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: LocationsSearch) => ({ ...before, search: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const close = () => {
    setMaking(undefined)
    if (make) void navigate({ search: { ...search, make: undefined }, replace: true })
  }
  return (
    <>
      <PageHeader title={t('Locations')}>
        <SearchBox
          value={search.search ?? ''}
          label={t('Search code or name')}
          onChange={onSearch}
        />
        <ExportButton list="locationStockList" name="locations" query={listed} />
        {can('locations.write') ? <MakeMenu onMake={setMaking} /> : null}
      </PageHeader>
      <FilterChips
        label={t('Views')}
        chips={chipsOf(
          { ...search, ...(active ? { active } : {}) },
          sites.rows.map(({ path, name }) => ({ path, name })),
        )}
      >
        <ColumnMenu id="locations" columns={placeColumns} />
      </FilterChips>
      <ListTable
        list={list}
        failed={t('The locations could not be read.')}
        id="locations"
        label={t('Locations')}
        rowKey={keyOf}
        name={placeName}
        columns={placeColumns}
        selection={{ keys: selected, onChange: setSelected }}
        empty={
          <EmptyState title={t('No location matches.')}>
            <Button component={Link} to="/locations" variant="default">
              {t('Clear search and filters')}
            </Button>
          </EmptyState>
        }
      />
      {selected.size > 0 ? (
        <div className={styles.selection} role="region" aria-label={t('Selection')}>
          <span aria-live="polite">
            {t('{count, plural, one {# place} other {# places}} selected', {
              count: selected.size,
            })}
          </span>
          <Button onClick={() => setPrinting([...selected])}>{t('Print labels')}</Button>
          <CloseButton
            aria-label={t('Clear selection')}
            onClick={() => setSelected(new Set<string>())}
          />
        </div>
      ) : null}
      <Suspense fallback={null}>
        {printing ? (
          <LabelDialog
            lines={printing.map((path) => ({ kind: 'location', path }))}
            onClose={() => setPrinting(undefined)}
          />
        ) : null}
        {making ? <PlaceDialogs making={making} site={search.site} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

function MakeMenu({ onMake }: { onMake: (what: 'site' | 'zone' | 'bins') => void }) {
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {t('New')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onMake('site')}>{t('Site')}</Menu.Item>
          <Menu.Item onClick={() => onMake('zone')}>{t('Zone')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button onClick={() => onMake('bins')}>{t('Make bins')}</Button>
    </>
  )
}

function chipsOf(search: LocationsSearch, sites: { path: string; name: string }[]) {
  const { kind, site, active, ...rest } = search
  const kinds = [
    [undefined, t('All')],
    ['site', t('Sites')],
    ['zone', t('Zones')],
    ['bin', t('Bins')],
  ] as const
  return [
    ...kinds.map(([value, label]) => ({
      label,
      search: { ...rest, site, kind: value },
      active: active === undefined && kind === value,
    })),
    // One site needs no choice.
    ...(sites.length < 2 ? [] : sites).map(({ path, name }) => ({
      label: name,
      search: { ...rest, kind, site: site === path ? undefined : path },
      active: site === path,
    })),
    {
      label: t('Archived'),
      search: { ...rest, active: active ? undefined : 'false' },
      active: active !== undefined,
    },
  ]
}
