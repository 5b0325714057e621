import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { client, queryClient, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { Instant, When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'
import { ReplayDialog } from './ReplayDialog.tsx'
import { WebhookDialog } from './WebhookDialog.tsx'
import { type Endpoint, EndpointState } from './WebhooksPage.tsx'

type Delivery = Row<'webhookDeliveryList'>
const route = getRouteApi('/app/settings/webhooks/$id')
const REFRESH_MS = 2_000

/** One address: what it is told of, and every message with what became of it. */
export function WebhookPage() {
  const { id } = route.useParams()
  const endpoint = useQuery({
    queryKey: ['webhookGet', id],
    queryFn: ({ signal }) => client.webhookGet({ params: { id }, signal }),
    refetchInterval: REFRESH_MS,
  })
  if (endpoint.error)
    return (
      <ErrorState
        what={t('The webhook could not be read.')}
        trouble={troubleOf(endpoint.error)}
        onRetry={() => void endpoint.refetch()}
      />
    )
  if (!endpoint.data) return null
  return (
    <>
      <EndpointFacts endpoint={endpoint.data} />
      <Deliveries endpoint={endpoint.data} />
    </>
  )
}

function refresh(): void {
  for (const name of ['webhookGet', 'webhookList', 'webhookDeliveryList'])
    void queryClient.invalidateQueries({ queryKey: [name] })
}

function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const { can } = useSession()
  const [opened, setOpened] = useState<'change' | 'replay'>()
  const [secret, setSecret] = useState<string>()
  const params = { id: endpoint.id }
  const navigate = useNavigate()
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: refresh,
  })
  const rotate = async () =>
    setSecret((await client.webhookSecretRotate({ params, body: {} })).secret)
  const test = async () => {
    await client.webhookTest({ params })
    notifications.show({ message: t('A test is on its way.') })
  }
  return (
    <Section
      title={endpoint.description || endpoint.url}
      aside={
        can('webhooks.write') ? (
          <Group gap={6}>
            <Button
              variant="default"
              onClick={() =>
                act.mutate(() =>
                  client.webhookUpdate({ params, body: { enabled: !endpoint.enabled } }),
                )
              }
            >
              {endpoint.enabled ? t('Switch off') : t('Switch on')}
            </Button>
            <Button variant="default" onClick={() => setOpened('change')}>
              {t('Change')}
            </Button>
            <ConfirmButton
              label={t('New secret')}
              title={t('Make a new secret?')}
              confirm={t('Make a new secret')}
              onConfirm={() => act.mutate(rotate)}
            >
              {t('For a day both the old and the new one sign, so that no message is refused.')}
            </ConfirmButton>
            <ConfirmButton
              label={t('Delete')}
              title={t('Delete this webhook?')}
              confirm={t('Delete the webhook')}
              onConfirm={() =>
                act.mutate(async () => {
                  await client.webhookDelete({ params })
                  await navigate({ to: '/settings/webhooks' })
                })
              }
            >
              {t('It is told nothing any more, and what waits for it is forgotten.')}
            </ConfirmButton>
            <Button
              variant="default"
              disabled={!endpoint.enabled}
              onClick={() => setOpened('replay')}
            >
              {t('Replay')}
            </Button>
            <Button disabled={!endpoint.enabled} onClick={() => act.mutate(test)}>
              {t('Send a test')}
            </Button>
          </Group>
        ) : null
      }
    >
      <InlineError trouble={act.error ? troubleOf(act.error) : undefined} />
      <div className={styles.facts}>
        <EndpointState endpoint={endpoint} />
        <span>{endpoint.url}</span>
        <span>
          {endpoint.eventTypes.length === 0
            ? t('Told of everything')
            : t('Told of {types}', { types: endpoint.eventTypes.join(', ') })}
        </span>
        {endpoint.secrets.length > 1 ? (
          <span>
            {t('Two secrets sign until')} <Instant instant={endpoint.secrets.at(-1)?.expiresAt} />
          </span>
        ) : null}
      </div>
      {opened === 'change' ? (
        <WebhookDialog endpoint={endpoint} onClose={() => setOpened(undefined)} />
      ) : null}
      {opened === 'replay' ? (
        <ReplayDialog id={endpoint.id} onClose={() => setOpened(undefined)} onDone={refresh} />
      ) : null}
      {secret ? (
        <Modal opened onClose={() => setSecret(undefined)} title={t('The new secret')}>
          <CopyField label={t('Signing secret')} value={secret} />
        </Modal>
      ) : null}
    </Section>
  )
}

function Deliveries({ endpoint }: { endpoint: Endpoint }) {
  const { can } = useSession()
  const list = useList('webhookDeliveryList', { limit: 50 }, { params: { id: endpoint.id } })
  const { waiting, failed, deliveredAt, failingSince } = endpoint
  // What has become of a message is no deed that anybody is told of.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ['webhookDeliveryList'] })
  }, [waiting, failed, deliveredAt, failingSince])
  const resend = useMutation({
    mutationFn: (deliveryId: string) =>
      client.webhookDeliveryResend({ params: { id: endpoint.id, deliveryId } }),
    onSettled: refresh,
  })
  return (
    <Section
      title={t('Messages')}
      aside={
        <Button variant="default" onClick={list.retry}>
          {t('Refresh')}
        </Button>
      }
    >
      <InlineError trouble={resend.error ? troubleOf(resend.error) : undefined} />
      <SmallTable
        label={t('Messages')}
        rows={list.rows}
        rowKey={(delivery) => delivery.id}
        empty={list.isLoading ? ' ' : t('Nothing was told yet. Send a test to see one arrive.')}
        columns={[
          {
            header: t('Message'),
            grow: true,
            cell: (delivery) => (
              <span className={styles.stack}>
                <strong>{delivery.eventType}</strong>
                <span>{delivery.subject || delivery.messageId}</span>
              </span>
            ),
          },
          { header: t('State'), cell: (delivery) => <DeliveryState delivery={delivery} /> },
          {
            header: t('Tries'),
            align: 'right',
            wide: true,
            cell: (delivery) => delivery.attempts,
          },
          {
            header: t('Answer'),
            wide: true,
            cell: ({ responseStatus, durationMs, responseBody }) =>
              responseStatus === null ? (
                '—'
              ) : (
                <span title={responseBody} style={{ whiteSpace: 'nowrap' }}>
                  {responseStatus} · {durationMs} ms
                </span>
              ),
          },
          {
            header: t('Made'),
            align: 'right',
            wide: true,
            cell: (delivery) => <When instant={delivery.createdAt} />,
          },
          {
            header: t('Actions'),
            align: 'right',
            cell: (delivery) =>
              can('webhooks.write') && endpoint.enabled ? (
                <Button
                  variant="default"
                  aria-label={t('Resend {message}', { message: delivery.messageId })}
                  onClick={() => resend.mutate(delivery.id)}
                >
                  {t('Resend')}
                </Button>
              ) : null,
          },
        ]}
      />
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </Section>
  )
}

function DeliveryState({ delivery }: { delivery: Delivery }) {
  const { state, attempts, error, nextAt } = delivery
  if (state === 'delivered') return <StatusBadge tone="good">{t('Arrived')}</StatusBadge>
  const isNew = attempts === 0
  return (
    <span>
      <StatusBadge tone={isNew ? 'idle' : state === 'failed' ? 'out' : 'low'}>
        {isNew ? t('Waiting') : state === 'failed' ? t('Given up') : t('Trying again')}
      </StatusBadge>
      {error ? (
        <span className={styles.error}>
          {error} {nextAt && !isNew ? <When instant={nextAt} /> : null}
        </span>
      ) : null}
    </span>
  )
}
