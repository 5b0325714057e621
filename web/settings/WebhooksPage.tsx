import { Button } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'
import { WebhookDialog } from './WebhookDialog.tsx'

export type Endpoint = Reply<'webhookGet'>

/** The addresses that are told of deeds, and how it goes with each. */
export function WebhooksPage() {
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const list = useQuery({
    queryKey: ['webhookList'],
    queryFn: ({ signal }) => client.webhookList({ signal }),
  })
  return (
    <Section
      title={t('Webhooks')}
      aside={
        can('webhooks.write') ? (
          <Button onClick={() => setAdding(true)}>{t('Add a webhook')}</Button>
        ) : null
      }
    >
      <p className={styles.lead}>
        {t(
          'A program of yours is told of deeds as they happen: one signed POST for each, tried for three days.',
        )}
      </p>
      {list.error ? (
        <ErrorState
          what={t('The webhooks could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={() => void list.refetch()}
        />
      ) : (
        <SmallTable
          label={t('Webhooks')}
          rows={list.data?.data ?? []}
          rowKey={(endpoint) => endpoint.id}
          empty={list.isLoading ? ' ' : t('No webhook yet.')}
          columns={[
            {
              header: t('Address'),
              grow: true,
              cell: (endpoint) => (
                <span className={styles.stack}>
                  <Link
                    to="/settings/webhooks/$id"
                    params={{ id: endpoint.id }}
                    className={styles.link}
                  >
                    {endpoint.description || endpoint.url}
                  </Link>
                  {endpoint.description ? <span>{endpoint.url}</span> : null}
                </span>
              ),
            },
            {
              header: t('Told of'),
              wide: true,
              cell: ({ eventTypes }) =>
                eventTypes.length === 0 ? t('Everything') : eventTypes.join(', '),
            },
            { header: t('State'), cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
            {
              header: t('Waiting'),
              align: 'right',
              wide: true,
              cell: (endpoint) => <Figure value={endpoint.waiting} />,
            },
            {
              header: t('Last arrived'),
              align: 'right',
              wide: true,
              cell: (endpoint) => <When instant={endpoint.deliveredAt} />,
            },
          ]}
        />
      )}
      {adding ? <WebhookDialog onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

/** How it goes with an address. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  const { enabled, disabledReason, failingSince } = endpoint
  if (disabledReason)
    return (
      <StatusBadge tone="out">
        {disabledReason === 'gone'
          ? t('Off: it wants no more')
          : t('Off: nothing arrived for days')}
      </StatusBadge>
    )
  if (!enabled) return <StatusBadge tone="idle">{t('Off')}</StatusBadge>
  if (failingSince) return <StatusBadge tone="low">{t('Failing')}</StatusBadge>
  return <StatusBadge tone="good">{t('On')}</StatusBadge>
}
