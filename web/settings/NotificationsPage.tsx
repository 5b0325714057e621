import { Button, Group, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Reply, Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { KIND_NAMES } from '../alerts/alertWords.tsx'
import { client, queryClient, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { AlertRules } from './AlertRules.tsx'
import { NotificationDialog } from './NotificationDialog.tsx'
import styles from './Notifications.module.css'

export type NotificationRule = Reply<'notificationRuleList'>['data'][number]
type Message = Row<'notificationList'>

export const WAY_NAMES: Record<NotificationRule['way'], string> = {
  app: t('On the screen'),
  mail: t('Mail'),
  slack: t('Slack'),
  webhook: t('Webhook'),
}

/** How one is told of alerts, how the company is, and what did not arrive. */
export function NotificationsPage() {
  const { can } = useSession()
  const [opened, setOpened] = useState<{ company: boolean; rule?: NotificationRule }>()
  const rules = useQuery({
    queryKey: ['notificationRuleList'],
    queryFn: ({ signal }) => client.notificationRuleList({ signal }),
  })
  if (rules.error)
    return (
      <ErrorState
        what={t('The notifications could not be read.')}
        trouble={troubleOf(rules.error)}
        onRetry={() => void rules.refetch()}
      />
    )
  const all = rules.data?.data ?? []
  const section = (company: boolean, title: string, lead: string, mayChange: boolean) => (
    <Section
      title={title}
      aside={
        mayChange ? (
          <Button
            variant={company ? 'default' : 'filled'}
            onClick={() => setOpened({ company })}
            aria-label={company ? t('Add a way to tell the company') : t('Add a way to tell me')}
          >
            {t('Add')}
          </Button>
        ) : null
      }
    >
      <p className={styles.lead}>{lead}</p>
      <RuleTable
        label={title}
        rules={all.filter((rule) => rule.company === company)}
        mayChange={mayChange}
        onEdit={(rule) => setOpened({ company, rule })}
      />
    </Section>
  )
  return (
    <>
      {section(
        false,
        t('How you are told'),
        t('Alerts are always in their room. Here you choose what else reaches you, and when.'),
        true,
      )}
      {section(
        true,
        t('How the company is told'),
        t('For shared mailboxes, channels of Slack, and programs.'),
        can('settings.write'),
      )}
      {can('settings.write') ? <AlertRules /> : null}
      <Messages />
      {opened ? (
        <NotificationDialog
          company={opened.company}
          rule={opened.rule}
          canMail={rules.data?.canMail ?? false}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </>
  )
}

function RuleTable({
  label,
  rules,
  mayChange,
  onEdit,
}: {
  label: string
  rules: NotificationRule[]
  mayChange: boolean
  onEdit: (rule: NotificationRule) => void
}) {
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ['notificationRuleList'] })
      void queryClient.invalidateQueries({ queryKey: ['notificationList'] })
    },
  })
  const test = async (id: string) => {
    await client.notificationRuleTest({ params: { id } })
    notifications.show({ message: t('A test is on its way; see below whether it arrived.') })
  }
  return (
    <>
      <InlineError trouble={act.error ? troubleOf(act.error) : undefined} />
      <SmallTable
        label={label}
        rows={rules}
        rowKey={(rule) => rule.id}
        empty={t('Nothing beside the room itself.')}
        columns={[
          {
            header: t('Way'),
            grow: true,
            cell: (rule) => (
              <span className={styles.stack}>
                <strong>{[WAY_NAMES[rule.way], ...rule.addresses].join(' · ')}</strong>
                <span>
                  {whatOf(rule)}. {whenOf(rule)}.
                </span>
              </span>
            ),
          },
          {
            header: t('Last told'),
            wide: true,
            align: 'right',
            cell: (rule) =>
              rule.lastError ? (
                <span title={rule.lastError}>
                  <StatusBadge tone="out">{t('Failed')}</StatusBadge>
                </span>
              ) : (
                <When instant={rule.lastSentAt} />
              ),
          },
          {
            header: t('Actions'),
            align: 'right',
            cell: (rule) =>
              mayChange ? (
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  <Switch
                    aria-label={t('{way} is on', { way: WAY_NAMES[rule.way] })}
                    checked={rule.enabled}
                    onChange={(event) => {
                      const enabled = event.currentTarget.checked
                      act.mutate(() =>
                        client.notificationRuleUpdate({
                          params: { id: rule.id },
                          body: { enabled },
                        }),
                      )
                    }}
                  />
                  {rule.way === 'app' ? null : (
                    <Button
                      variant="default"
                      visibleFrom="sm"
                      onClick={() => act.mutate(() => test(rule.id))}
                    >
                      {t('Test')}
                    </Button>
                  )}
                  <Button variant="default" onClick={() => onEdit(rule)}>
                    {t('Change')}
                  </Button>
                </Group>
              ) : null,
          },
        ]}
      />
    </>
  )
}

function whatOf({ kinds, severity }: NotificationRule): string {
  const which =
    kinds.length === 0 ? t('Every kind') : kinds.map((kind) => KIND_NAMES[kind]).join(', ')
  if (severity === 'notice') return which
  return severity === 'critical'
    ? t('{which}, critical only', { which })
    : t('{which}, warnings and worse', { which })
}

function whenOf({ pace, digestHour, site, way }: NotificationRule): string {
  if (way === 'app') return t('Always')
  if (pace === 'at_once') return t('At once')
  const hour = `${digestHour % 12 || 12} ${digestHour < 12 ? 'AM' : 'PM'}`
  return site ? t('Daily at {hour}, {site}', { hour, site }) : t('Daily at {hour}', { hour })
}

function Messages() {
  const list = useList('notificationList', { limit: 20 })
  const resend = useMutation({
    mutationFn: (id: string) => client.notificationResend({ params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notificationList'] }),
  })
  return (
    <Section
      title={t('What was told')}
      aside={
        <Button variant="default" onClick={list.retry}>
          {t('Refresh')}
        </Button>
      }
    >
      <InlineError trouble={resend.error ? troubleOf(resend.error) : undefined} />
      <SmallTable
        label={t('What was told')}
        rows={list.rows}
        rowKey={(message) => message.id}
        empty={list.isLoading ? ' ' : t('Nothing yet.')}
        columns={[
          { header: t('Message'), grow: true, cell: (message) => message.subject },
          { header: t('Way'), wide: true, cell: (message) => WAY_NAMES[message.way] },
          {
            header: t('Made'),
            align: 'right',
            wide: true,
            cell: (row) => <When instant={row.createdAt} />,
          },
          {
            header: t('State'),
            cell: (message) => <MessageState message={message} />,
          },
          {
            header: t('Actions'),
            align: 'right',
            cell: (message) =>
              message.state === 'sent' ? null : (
                <Button variant="default" onClick={() => resend.mutate(message.id)}>
                  {t('Send now')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  )
}

function MessageState({ message: { state, error, attempts } }: { message: Message }) {
  if (state === 'sent') return <StatusBadge tone="good">{t('Sent')}</StatusBadge>
  const isNew = attempts === 0
  return (
    <span title={error ?? ''}>
      <StatusBadge tone={isNew ? 'idle' : state === 'failed' ? 'out' : 'low'}>
        {isNew ? t('Waiting') : state === 'failed' ? t('Failed') : t('Trying again')}
      </StatusBadge>
      {error ? <span className={styles.error}>{error}</span> : null}
    </span>
  )
}
