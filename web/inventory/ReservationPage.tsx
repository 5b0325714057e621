import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { readableName } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { Instant } from '../ui/When.tsx'
import { t } from '../ui/words.ts'

const route = getRouteApi('/app/reservations/$id')

/** A promise of units: to whom, of what, until when. */
export function ReservationPage() {
  const { id } = route.useParams()
  const found = useQuery({
    queryKey: ['reservationGet', id],
    queryFn: ({ signal }) => client.reservationGet({ params: { id }, signal }),
    meta: { live: (event) => event.type.startsWith('reservation.') },
  })
  if (found.error && !found.data)
    return (
      <ErrorState
        what={t('The reservation could not be read.')}
        trouble={troubleOf(found.error)}
        onRetry={() => void found.refetch()}
      />
    )
  if (!found.data) return null
  const { reference, state, lines, createdAt, expiresAt } = found.data
  return (
    <>
      <PageHeader
        title={t('Reservation {reference}', { reference })}
        under={
          <>
            <span>{readableName(state)}</span>
            <Instant instant={createdAt} />
            {expiresAt && state === 'held' ? (
              <span>
                {t('until')} <Instant instant={expiresAt} />
              </span>
            ) : null}
          </>
        }
      />
      <PageBody>
        <Section title={t('What is promised')}>
          <SmallTable
            label={t('What is promised')}
            rows={lines}
            rowKey={(line) => `${line.sku} ${line.site}`}
            columns={[
              {
                header: t('Item'),
                grow: true,
                cell: (line) => (
                  <Link to="/inventory/$sku" params={{ sku: line.sku }}>
                    {line.sku}
                  </Link>
                ),
              },
              { header: t('Site'), cell: (line) => line.site },
              {
                header: t('Units'),
                align: 'right',
                cell: (line) => <Figure value={line.quantity} />,
              },
            ]}
          />
        </Section>
      </PageBody>
    </>
  )
}
