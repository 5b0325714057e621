import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, isRefusal, troubleOf } from '../client.ts'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import styles from './Channels.module.css'
import { ConnectorFields, newWebhookSecret } from './ConnectorFields.tsx'
import type { Connector } from './channelWords.tsx'
import { useConnectors } from './useChannel.ts'

/** Connects a shop: which kind, its keys, and a test of them before anything is kept. */
export function ConnectPage() {
  const connectors = useConnectors()
  const [kind, setKind] = useState<string>()
  const chosen = connectors.data?.data.find(({ id }) => id === kind)
  return (
    <>
      <PageHeader
        title={t('Connect a shop')}
        lead={<Link to="/channels">{t('Channels')}</Link>}
        under={<span>{t('It is only read until you have looked at it and switched it on.')}</span>}
      />
      <PageBody>
        {connectors.error ? (
          <ErrorState
            what={t('The kinds of shops could not be read.')}
            trouble={troubleOf(connectors.error)}
            onRetry={() => void connectors.refetch()}
          />
        ) : null}
        <Section title={t('What is it?')}>
          <div className={styles.kinds} role="radiogroup" aria-label={t('Kind of shop')}>
            {connectors.data?.data.map(({ id, name }) => (
              <label key={id} className={styles.kind}>
                <input
                  type="radio"
                  name="kind"
                  value={id}
                  checked={id === kind}
                  onChange={() => setKind(id)}
                />
                {name}
              </label>
            ))}
          </div>
        </Section>
        {chosen ? <ConnectForm key={chosen.id} connector={chosen} /> : null}
      </PageBody>
    </>
  )
}

function ConnectForm({ connector }: { connector: Connector }) {
  const navigate = useNavigate()
  const [name, setName] = useState(connector.handsIn ? '' : connector.name)
  const [values, setValues] = useState(() => startValues(connector))
  const connect = useMutation({
    mutationFn: async () => {
      const fields = givenOf(values)
      // Nothing is kept of keys that do not work.
      await client.connectorCheck({ params: { id: connector.id }, body: { fields } })
      return createChannel({ name: name.trim(), connector: connector.id, fields })
    },
    onSuccess: async ({ code }) => {
      await refreshAll()
      await navigate({ to: '/channels/$code', params: { code } })
    },
  })
  const isWhole =
    name.trim() !== '' && connector.fields.every((field) => field.optional || values[field.name])
  return (
    <Section title={t('How is it reached?')}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) connect.mutate()
        }}
      >
        <TextInput
          label={t('Name here')}
          description={t('As orders and lists shall call it.')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ConnectorFields
          connector={connector}
          values={values}
          isConnected={false}
          onChange={setValues}
        />
        <ConnectTrouble error={connect.error} />
        <Group>
          <Button type="submit" loading={connect.isPending} disabled={!isWhole}>
            {t('Test and connect')}
          </Button>
        </Group>
      </form>
    </Section>
  )
}

/** Why a shop could not be connected, and what to look at. */
export function ConnectTrouble({ error }: { error: Error | null }) {
  if (!error) return null
  return (
    <div>
      <InlineError trouble={troubleOf(error)} />
      <p className={styles.sub}>
        {isRefusal(error, 'channel_refused')
          ? t('Nothing was kept. Compare the address and every key with what the shop shows.')
          : isRefusal(error, 'channel_not_reached')
            ? t('Nothing was kept. Open the address in a browser; if the shop is up, try again.')
            : t('Nothing was kept.')}
      </p>
    </div>
  )
}

function startValues({ fields }: Connector): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, generated }) => (generated ? [[name, newWebhookSecret()]] : [])),
  )
}

/** What was filled in, without what a copied key brings at its ends. */
export function givenOf(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
  )
}

const TRIES = 5

/** The code follows the name; where it is taken a number follows. */
async function createChannel(channel: {
  name: string
  connector: string
  fields: Record<string, string>
}) {
  const plain = channel.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const start = plain.replace(/^-+|-+$/g, '').slice(0, 36) || channel.connector
  for (let number = 1; ; number++)
    try {
      const code = number === 1 ? start : `${start}-${number}`
      return await client.channelCreate({ body: { code, ...channel } })
    } catch (error) {
      if (!isRefusal(error, 'channel_code_taken') || number === TRIES) throw error
    }
}
