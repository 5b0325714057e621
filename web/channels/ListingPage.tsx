import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, isRefusal, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Columns, PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { AcceptTheirs } from './AcceptTheirs.tsx'
import styles from './Channels.module.css'
import { isListingNews } from './channelNews.ts'
import { adviceOf, causeName, type Listing, ShownBadge, worstOf } from './channelWords.tsx'
import { ExplanationSteps } from './ExplanationSteps.tsx'
import { ListingMapping } from './ListingMapping.tsx'
import { ListingRule } from './ListingRule.tsx'

const route = getRouteApi('/app/listings/$id')

/** One listing: what it sells, what it should show and why, what it was told and shows. */
export function ListingPage() {
  const { id } = route.useParams()
  const explained = useQuery({
    queryKey: ['listingExplanation', id],
    queryFn: ({ signal }) => client.listingExplanation({ params: { id }, signal }),
    refetchInterval: 5_000,
    meta: { live: isListingNews },
  })
  const lead = <Link to="/listings">{t('Listings')}</Link>
  if (!explained.data)
    return (
      <>
        <PageHeader title={t('Listing')} lead={lead} />
        {!explained.error ? null : isRefusal(explained.error, 'listing_not_found') ? (
          <EmptyState title={t('There is no such listing any more.')} />
        ) : (
          <ErrorState
            what={t('The listing could not be read.')}
            trouble={troubleOf(explained.error)}
            onRetry={() => void explained.refetch()}
          />
        )}
      </>
    )
  const { listing, places } = explained.data
  return (
    <>
      <PageHeader
        title={listing.title || listing.externalSku}
        lead={lead}
        under={
          <>
            <ShownBadge listing={listing} shown={worstOf(listing)} />
            <Link to="/channels/$code" params={{ code: listing.channel }}>
              {listing.channelName}
            </Link>
            <span>{listing.externalSku}</span>
          </>
        }
      >
        <ListingActions listing={listing} />
      </PageHeader>
      <PageBody>
        <Columns wide="first">
          <div>
            {places.map((place) => (
              <Section
                key={place.place}
                title={
                  places.length > 1
                    ? t('Why this number at {place}', { place: shortPlace(place.place) })
                    : t('Why this number')
                }
              >
                <ExplanationSteps place={place} name={listing.title} />
              </Section>
            ))}
            {places.length === 0 ? <NotTold listing={listing} /> : null}
            <ShownNumbers listing={listing} />
          </div>
          <div>
            <ListingMapping listing={listing} />
            {listing.fulfilledBy === 'merchant' ? <ListingRule listing={listing} /> : null}
            <About listing={listing} />
          </div>
        </Columns>
      </PageBody>
    </>
  )
}

// Shopify's ids are addresses; their end is what tells them apart.
function shortPlace(place: string): string {
  return place.split('/').at(-1) ?? place
}

function NotTold({ listing }: { listing: Listing }) {
  const why = !listing.enabled
    ? t('It is ignored: it is told nothing until you take that back.')
    : listing.sku === null
      ? t('It is told nothing until somebody says which item it sells.')
      : listing.fulfilledBy === 'channel'
        ? t('The channel ships it from its own stock and counts it itself.')
        : !listing.tracked
          ? t('The channel keeps no number for it.')
          : t('It is not for sale there now.')
  return (
    <Section title={t('Why no number')}>
      <p>{why}</p>
    </Section>
  )
}

function ShownNumbers({ listing }: { listing: Listing }) {
  if (listing.pool) return <TheirStock pool={listing.pool} />
  if (listing.stock.length === 0) return null
  const isByPlace = listing.stock.some(({ place }) => place !== '')
  return (
    <Section title={t('Told and shown')}>
      <SmallTable
        label={t('Told and shown')}
        rows={listing.stock}
        rowKey={({ place }) => place}
        columns={[
          ...(isByPlace ? [{ header: t('Place'), cell: (row: Row) => shortPlace(row.place) }] : []),
          {
            header: t('Should show'),
            align: 'right',
            cell: (row) => <Figure value={row.target} />,
          },
          { header: t('Told'), align: 'right', cell: (row) => <Figure value={row.sent} /> },
          {
            header: t('Told at'),
            align: 'right',
            wide: true,
            cell: (row) => <When instant={row.sentAt} />,
          },
          { header: t('Shows'), align: 'right', cell: (row) => <Figure value={row.seen} /> },
          { header: t('Seen at'), align: 'right', cell: (row) => <When instant={row.seenAt} /> },
        ]}
      />
      {listing.stock.map((row) => (
        <Trouble key={row.place} listing={listing} row={row} />
      ))}
    </Section>
  )
}

type Row = Listing['stock'][number]

/** Why a number is not as it should be, and what to do. */
function Trouble({ listing, row }: { listing: Listing; row: Row }) {
  if (row.state === 'failed' || row.error)
    return (
      <p className={styles.after}>
        <span className={styles.error}>{row.error ?? t('It was put right too often.')}</span>
        <span className={styles.sub}>{adviceOf(row.errorCode)}</span>
      </p>
    )
  if (!row.driftSince) return null
  return (
    <div className={styles.after}>
      <p>
        {causeName(row.driftCause)}, <When instant={row.driftSince} />.
      </p>
      <AcceptTheirs listing={listing} row={row} />
    </div>
  )
}

function TheirStock({ pool }: { pool: NonNullable<Listing['pool']> }) {
  return (
    <Section title={t('What the channel holds')}>
      <FactList
        facts={[
          [t('Can be sold'), <Figure key="1" value={pool.fulfillable} />],
          [t('On its way there'), <Figure key="2" value={pool.inbound} />],
          [t('Promised'), <Figure key="3" value={pool.reserved} />],
          [t('Cannot be sold'), <Figure key="4" value={pool.unfulfillable} />],
          [t('Read'), <When key="5" instant={pool.seenAt} />],
        ]}
      />
    </Section>
  )
}

function About({ listing }: { listing: Listing }) {
  return (
    <Section title={t('About')}>
      <FactList
        facts={[
          [t('SKU there'), listing.externalSku],
          [t('Barcode'), listing.barcode],
          [t('ASIN'), listing.asin],
          [t('Shipped by'), listing.fulfilledBy === 'channel' ? listing.channelName : t('You')],
          [t('For sale'), listing.status === 'active' ? t('Yes') : t('No')],
        ]}
      />
    </Section>
  )
}

function ListingActions({ listing }: { listing: Listing }) {
  const { can } = useSession()
  const push = useMutation({
    mutationFn: () =>
      client.channelRepairCreate({
        params: { code: listing.channel },
        body: { listings: [listing.id] },
      }),
    onSuccess: refreshAll,
  })
  if (!can('channels.write') || listing.stock.length === 0) return null
  return (
    <>
      <InlineError trouble={push.error ? troubleOf(push.error) : undefined} />
      <Button variant="default" loading={push.isPending} onClick={() => push.mutate()}>
        {t('Write it again')}
      </Button>
    </>
  )
}
