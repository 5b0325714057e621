import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ItemListings } from '../channels/ItemListings.tsx'
import { client, isRefusal, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Columns, PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { ItemDeeds } from './ItemDeeds.tsx'
import { ItemDemand } from './ItemDemand.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { ItemFigures } from './ItemFigures.tsx'
import { ItemLots } from './ItemLots.tsx'
import { ItemPlan } from './ItemPlan.tsx'
import { ItemReservations } from './ItemReservations.tsx'
import { ItemValue } from './ItemValue.tsx'
import { KitAvailability } from './KitAvailability.tsx'
import { Ledger } from './Ledger.tsx'
import { StockByLocation } from './StockByLocation.tsx'
import { isStockNewsOf } from './stockNews.ts'
import { StockBadge } from './stockStatus.tsx'

const route = getRouteApi('/app/inventory/$sku')

/** One item: where it lies, who is promised it, how it sells, and every movement. */
export function ItemPage() {
  const { sku } = route.useParams()
  const { can } = useSession()
  const live = isStockNewsOf(sku)
  const item = useQuery({
    queryKey: ['itemGet', sku],
    queryFn: ({ signal }) => client.itemGet({ params: { sku }, signal }),
    meta: { live },
  })
  const stock = useQuery({
    queryKey: ['inventoryList', 'one', sku],
    queryFn: ({ signal }) => client.inventoryList({ query: { sku, limit: 1 }, signal }),
    meta: { live },
  })
  const row = stock.data?.data[0]
  const { tracksLots = false, tracksSerials = false, kind = 'item' } = item.data ?? {}
  const tracked = { tracksLots, tracksSerials }
  const isKit = kind !== 'item'
  if (item.error && !item.data) {
    return (
      <>
        <PageHeader title={sku} lead={<Link to="/inventory">{t('Inventory')}</Link>} />
        {isRefusal(item.error, 'unknown_sku') || isRefusal(item.error, 'not_found') ? (
          <EmptyState title={`There is no item ${sku}.`}>
            <Button component={Link} to="/inventory" variant="default">
              See all items
            </Button>
          </EmptyState>
        ) : (
          <ErrorState
            what={t('The item could not be read.')}
            trouble={troubleOf(item.error)}
            onRetry={() => void item.refetch()}
          />
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={item.data?.title ?? sku}
        lead={<Link to="/inventory">{t('Inventory')}</Link>}
        under={
          <>
            <span>{sku}</span>
            {row ? <StockBadge status={row.status} /> : null}
          </>
        }
      >
        {item.data ? <ItemDeeds item={item.data} /> : null}
      </PageHeader>
      <PageBody>
        {row ? <ItemFigures row={row} /> : stock.isPending ? <TableSkeleton /> : null}
        <Columns wide="first">
          <div>
            {can('replenishment.read') ? <ItemDemand sku={sku} live={live} /> : null}
            {isKit ? <KitAvailability sku={sku} live={live} /> : null}
            <StockByLocation sku={sku} live={live} tracksSerials={tracked.tracksSerials} />
            <Ledger sku={sku} live={live} {...tracked} />
          </div>
          <div>
            {can('replenishment.read') ? <ItemPlan sku={sku} live={live} /> : null}
            {can('channels.read') ? <ItemListings sku={sku} live={live} /> : null}
            <ItemReservations sku={sku} live={live} />
            {tracked.tracksLots ? <ItemLots sku={sku} live={live} /> : null}
            {can('insights.read') ? <ItemValue sku={sku} live={live} /> : null}
            {item.data ? <ItemFacts item={item.data} /> : null}
          </div>
        </Columns>
      </PageBody>
    </>
  )
}
