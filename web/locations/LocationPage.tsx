import { Button } from '@mantine/core'
import type { Reply, Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, readableName } from '../ui/format.ts'
import { Columns, PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { linesOfAddress } from './AddressFields.tsx'
import { kindName, PlaceState } from './locationColumns.tsx'
import { isPlaceNews } from './locationNews.ts'

const EditPlaceDialog = lazy(() =>
  import('./EditPlaceDialog.tsx').then((it) => ({ default: it.EditPlaceDialog })),
)
const PlaceLabels = lazy(() =>
  import('./PlaceLabels.tsx').then((it) => ({ default: it.PlaceLabels })),
)
const MoveFromDialog = lazy(() =>
  import('./MoveFromDialog.tsx').then((it) => ({ default: it.MoveFromDialog })),
)

type Location = Reply<'locationGet'>

const route = getRouteApi('/app/locations/$path')

/** One place: what it is, what lies in it, and what is inside of it. */
export function LocationPage() {
  const { path } = route.useParams()
  const place = useQuery({
    queryKey: ['locationGet', path],
    queryFn: ({ signal }) => client.locationGet({ params: { path }, signal }),
    meta: { live: isPlaceNews },
  })
  if (place.error && !place.data)
    return (
      <ErrorState
        what={t('The location could not be read.')}
        trouble={troubleOf(place.error)}
        onRetry={() => void place.refetch()}
      />
    )
  return place.data ? <KnownPlace place={place.data} /> : null
}

function KnownPlace({ place }: { place: Location }) {
  const { can } = useSession()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'edit' | 'move' | 'labels'>()
  const stock = useList('balanceList', { location: place.path, limit: 200 }, { live: isPlaceNews })
  return (
    <>
      <PageHeader
        title={place.path}
        lead={
          <Link to="/locations" search={place.kind === 'site' ? {} : { site: place.site }}>
            {place.kind === 'site' ? t('Locations') : place.site}
          </Link>
        }
        under={
          <>
            <span>{place.name === place.code ? kindName(place.kind) : place.name}</span>
            <PlaceState place={place} />
          </>
        }
      >
        {can('locations.write') ? <ArchiveButton place={place} /> : null}
        <Button variant="default" onClick={() => setDialog('labels')}>
          {t('Print labels')}
        </Button>
        {can('locations.write') ? (
          <Button variant="default" onClick={() => setDialog('edit')}>
            {t('Edit')}
          </Button>
        ) : null}
        {can('stock.move') && stock.rows.length > 0 ? (
          <Button onClick={() => setDialog('move')}>{t('Move from here')}</Button>
        ) : null}
      </PageHeader>
      <PageBody>
        <Columns wide="first">
          <div>
            <StockHere place={place} stock={stock} />
            {place.kind === 'bin' ? null : <PlacesWithin place={place} />}
          </div>
          <PlaceFacts place={place} />
        </Columns>
      </PageBody>
      <Suspense fallback={null}>
        {dialog === 'edit' ? (
          <EditPlaceDialog
            place={place}
            onClose={() => setDialog(undefined)}
            onRenamed={(path) =>
              void navigate({ to: '/locations/$path', params: { path }, replace: true })
            }
          />
        ) : null}
        {dialog === 'labels' ? (
          <PlaceLabels place={place} onClose={() => setDialog(undefined)} />
        ) : null}
        {dialog === 'move' ? (
          <MoveFromDialog balances={stock.rows} onClose={() => setDialog(undefined)} />
        ) : null}
      </Suspense>
    </>
  )
}

/** Closes a place to stock that would come, or opens it again; nothing is deleted. */
function ArchiveButton({ place }: { place: Location }) {
  const params = { path: place.path }
  const set = useMutation({
    mutationFn: () => client.locationUpdate({ params, body: { active: !place.active } }),
    onSuccess: async () => {
      showUndo({
        id: `archive ${place.id}`,
        message: place.active
          ? t('{path} was archived.', { path: place.path })
          : t('{path} is open again.', { path: place.path }),
        undo: () => client.locationUpdate({ params, body: { active: place.active } }),
      })
      await refreshAll()
    },
  })
  return (
    <Button
      variant="default"
      loading={set.isPending}
      title={t('Stock may leave an archived place, but not come to it.')}
      onClick={() => set.mutate()}
    >
      {place.active ? t('Archive') : t('Open again')}
    </Button>
  )
}

function StockHere({
  place,
  stock,
}: {
  place: Location
  stock: { rows: Row<'balanceList'>[]; isLoading: boolean; hasMore: boolean; more: () => void }
}) {
  return (
    <Section title={t('What lies here')}>
      <SmallTable
        label={t('What lies here')}
        rows={stock.rows}
        rowKey={(row) => `${row.sku} ${row.location} ${row.lot} ${row.condition}`}
        empty={stock.isLoading ? ' ' : t('Nothing lies here.')}
        columns={[
          {
            header: t('Item'),
            grow: true,
            cell: (row) => (
              <Link to="/inventory/$sku" params={{ sku: row.sku }}>
                {row.sku}
              </Link>
            ),
          },
          ...(place.kind === 'bin'
            ? []
            : [
                {
                  header: t('Location'),
                  cell: (row: Row<'balanceList'>) => (
                    <Link to="/locations/$path" params={{ path: row.location }}>
                      {row.location}
                    </Link>
                  ),
                },
              ]),
          { header: t('Lot'), wide: true, cell: (row) => row.lot || '—' },
          { header: t('Expires'), wide: true, cell: (row) => formatDay(row.expiresOn) },
          { header: t('Condition'), wide: true, cell: (row) => readableName(row.condition) },
          { header: t('Units'), align: 'right', cell: (row) => <Figure value={row.quantity} /> },
        ]}
      />
      {stock.hasMore ? (
        <Button variant="default" mt="sm" onClick={stock.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </Section>
  )
}

function PlacesWithin({ place }: { place: Location }) {
  const within = useList(
    'locationStockList',
    { parent: place.path, limit: 100 },
    { live: isPlaceNews },
  )
  return (
    <Section title={t('Zones and bins')}>
      <SmallTable
        label={t('Zones and bins')}
        rows={within.rows}
        rowKey={(row) => row.path}
        empty={within.isLoading ? ' ' : t('Nothing is inside of it.')}
        columns={[
          {
            header: t('Location'),
            grow: true,
            cell: (row) => (
              <Link to="/locations/$path" params={{ path: row.path }}>
                {row.path}
              </Link>
            ),
          },
          { header: t('Kind'), cell: (row) => kindName(row.kind) },
          { header: t('Items'), align: 'right', cell: (row) => <Figure value={row.items} /> },
          { header: t('Units'), align: 'right', cell: (row) => <Figure value={row.units} /> },
        ]}
      />
      {within.hasMore ? (
        <Button variant="default" mt="sm" onClick={within.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </Section>
  )
}

function PlaceFacts({ place }: { place: Location }) {
  const address = linesOfAddress(place.address)
  return (
    <Section title={t('About')}>
      <FactList
        facts={[
          [t('Kind'), kindName(place.kind)],
          [t('Name'), place.name],
          [t('Zone'), place.kind === 'bin' && place.parent !== place.site ? place.parent : null],
          [t('Time zone'), place.timeZone],
          [t('Pick order'), place.kind === 'site' ? null : String(place.pickOrder)],
          [
            t('Address'),
            address.length > 0 ? address.map((line) => <div key={line}>{line}</div>) : null,
          ],
        ]}
      />
    </Section>
  )
}
