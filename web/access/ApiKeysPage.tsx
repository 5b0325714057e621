import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Body, Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { Instant, When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Access.module.css'
import { ROLES, roleName } from './roleNames.ts'

type ApiKey = Row<'apiKeyList'>

/** Keys for programs: made, shown once, watched, ended. */
export function ApiKeysPage() {
  const list = useList('apiKeyList', { limit: 200 })
  const queryClient = useQueryClient()
  const [making, setMaking] = useState(false)
  const revoke = useMutation({
    mutationFn: (id: string) => client.apiKeyRevoke({ params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['apiKeyList'] }),
  })
  return (
    <Section
      title={t('API keys')}
      aside={<Button onClick={() => setMaking(true)}>{t('Make a key')}</Button>}
    >
      <p className={styles.lead}>
        {t('A program sends its key as a bearer token.')}{' '}
        <a href="/reference" style={{ textDecoration: 'underline' }}>
          {t('API reference')}
        </a>
      </p>
      <InlineError trouble={revoke.error ? troubleOf(revoke.error) : undefined} />
      {list.error ? (
        <ErrorState
          what={t('The keys could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : (
        <SmallTable
          label={t('API keys')}
          rows={list.rows}
          rowKey={(key) => key.id}
          empty={
            list.isLoading ? ' ' : t('No key yet. The command line and your own programs need one.')
          }
          columns={[
            {
              header: t('Name'),
              cell: (key) => (
                <span className={styles.stack}>
                  <strong>{key.name}</strong>
                  <span>{key.handle}…</span>
                </span>
              ),
            },
            { header: t('May'), cell: (key) => mayOf(key) },
            { header: t('State'), wide: true, cell: (key) => <KeyState apiKey={key} /> },
            { header: t('Made by'), wide: true, cell: (key) => key.createdBy },
            {
              header: t('Last used'),
              align: 'right',
              wide: true,
              cell: (key) => <When instant={key.lastUsedAt} />,
            },
            {
              header: t('Actions'),
              align: 'right',
              cell: (key) =>
                isLive(key) ? (
                  <ConfirmButton
                    label={t('Revoke')}
                    aria-label={t('Revoke {name}', { name: key.name })}
                    title={t('Revoke {name}?', { name: key.name })}
                    confirm={t('Revoke the key')}
                    loading={revoke.isPending && revoke.variables === key.id}
                    onConfirm={() => revoke.mutate(key.id)}
                  >
                    {t('Programs that use it are refused at once. This cannot be undone.')}
                  </ConfirmButton>
                ) : null,
            },
          ]}
        />
      )}
      {making ? <KeyDialog onClose={() => setMaking(false)} /> : null}
    </Section>
  )
}

function isLive(key: ApiKey): boolean {
  return key.revokedAt === null && Date.parse(key.expiresAt) > Date.now()
}

function mayOf(key: ApiKey): string {
  return key.role ? roleName(key.role) : (key.scopes ?? []).join(', ')
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.revokedAt) return <StatusBadge tone="idle">{t('Revoked')}</StatusBadge>
  if (!isLive(apiKey)) return <StatusBadge tone="idle">{t('Ended')}</StatusBadge>
  return (
    <span title={t('Ends')}>
      <StatusBadge tone="good">{t('Active')}</StatusBadge>{' '}
      <span style={{ color: 'var(--ink-2)' }}>
        {t('until')} <Instant instant={apiKey.expiresAt} />
      </span>
    </span>
  )
}

const ROLE_CHOICES = ROLES.map(([value, name, may]) => ({ value, label: `${name}: ${may}` }))

function KeyDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: '',
      role: 'read_only' as NonNullable<Body<'apiKeyCreate'>['role']>,
      expiresOn: '',
    },
  })
  const make = useMutation({
    mutationFn: ({ expiresOn, ...body }: ReturnType<typeof form.getValues>) =>
      client.apiKeyCreate({ body: { ...body, ...(expiresOn ? { expiresOn } : {}) } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['apiKeyList'] }),
  })
  return (
    <Modal opened onClose={onClose} title={t('Make an API key')} closeOnClickOutside={!make.data}>
      {make.data ? (
        <div className={styles.form}>
          <p>{t('Copy the key now: it is not shown again, and nobody can read it back.')}</p>
          <CopyField label={make.data.name} value={make.data.key} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('Done')}</Button>
          </Group>
        </div>
      ) : (
        <form className={styles.form} onSubmit={form.onSubmit((values) => make.mutate(values))}>
          <TextInput
            label={t('Name')}
            description={t('What uses it, so that you know which one to revoke.')}
            required
            maxLength={100}
            data-autofocus
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <Select
            label={t('Role')}
            allowDeselect={false}
            data={ROLE_CHOICES}
            key={form.key('role')}
            {...form.getInputProps('role')}
          />
          <TextInput
            label={t('Last day')}
            description={t('A year from now unless you say otherwise.')}
            type="date"
            key={form.key('expiresOn')}
            {...form.getInputProps('expiresOn')}
          />
          <InlineError trouble={make.error ? troubleOf(make.error) : undefined} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {t('Make the key')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
