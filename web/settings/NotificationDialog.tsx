import { Button, Group, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Body } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { KIND_CHOICES, SEVERITY_CHOICES } from '../alerts/alertWords.tsx'
import { client, queryClient, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'
import { type NotificationRule, WAY_NAMES } from './NotificationsPage.tsx'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}`,
}))

type Change = Body<'notificationRuleUpdate'>

/** Adds a way to be told, or changes one. */
export function NotificationDialog({
  company,
  rule,
  canMail,
  onClose,
}: {
  company: boolean
  rule: NotificationRule | undefined
  canMail: boolean
  onClose: () => void
}) {
  const form = useForm({
    initialValues: {
      way: rule?.way ?? ('mail' as NotificationRule['way']),
      addresses: rule?.addresses.join(', ') ?? '',
      slackUrl: '',
      endpointId: rule?.endpointId ?? '',
      kinds: rule?.kinds ?? ([] as NotificationRule['kinds']),
      severity: rule?.severity ?? ('warning' as NotificationRule['severity']),
      pace: rule?.pace ?? ('at_once' as NotificationRule['pace']),
      digestHour: String(rule?.digestHour ?? 7),
      site: rule?.site ?? '',
    },
  })
  const save = useMutation({
    mutationFn: (values: typeof form.values): Promise<unknown> => {
      const body = bodyOf(values)
      return rule
        ? client.notificationRuleUpdate({ params: { id: rule.id }, body })
        : client.notificationRuleCreate({ body: { ...body, way: values.way, company } })
    },
    onSuccess: () => done(onClose),
  })
  const remove = useMutation({
    mutationFn: (id: string) => client.notificationRuleDelete({ params: { id } }),
    onSuccess: () => done(onClose),
  })
  const { way, pace } = form.values
  return (
    <Modal opened onClose={onClose} title={rule ? t('Change how to tell') : t('Be told of alerts')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        {rule ? null : (
          <Select
            label={t('Way')}
            allowDeselect={false}
            data={waysOf(company)}
            {...form.getInputProps('way')}
          />
        )}
        <Receiver company={company} way={way} canMail={canMail} isNew={!rule} form={form} />
        <Select
          label={t('How bad')}
          description={t('These and all that are worse.')}
          allowDeselect={false}
          data={SEVERITY_CHOICES}
          {...form.getInputProps('severity')}
        />
        <MultiSelect
          label={t('Kinds')}
          placeholder={form.values.kinds.length === 0 ? t('Every kind') : ''}
          data={KIND_CHOICES}
          clearable
          {...form.getInputProps('kinds')}
        />
        {way === 'app' ? null : (
          <Select
            label={t('When')}
            allowDeselect={false}
            data={[
              {
                value: 'at_once',
                label: t('At once; what comes up within five minutes is one message'),
              },
              { value: 'daily', label: t('Once a day, all that is open') },
            ]}
            {...form.getInputProps('pace')}
          />
        )}
        {way !== 'app' && pace === 'daily' ? <Hour form={form} /> : null}
        <InlineError trouble={errorOf(save.error ?? remove.error)} />
        <Group justify="flex-end">
          {rule ? (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              loading={remove.isPending}
              onClick={() => remove.mutate(rule.id)}
            >
              {t('Remove')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function errorOf(error: Error | null) {
  return error ? troubleOf(error) : undefined
}

async function done(onClose: () => void): Promise<void> {
  for (const name of ['notificationRuleList', 'notificationList', 'alertCountsGet'])
    await queryClient.invalidateQueries({ queryKey: [name] })
  onClose()
}

interface Values {
  way: NotificationRule['way']
  addresses: string
  slackUrl: string
  endpointId: string
  kinds: NotificationRule['kinds']
  severity: NotificationRule['severity']
  pace: NotificationRule['pace']
  digestHour: string
  site: string
}

function bodyOf({ way, ...values }: Values): Change {
  return {
    kinds: values.kinds,
    severity: values.severity,
    pace: values.pace,
    digestHour: Number(values.digestHour),
    site: values.site || null,
    ...(way === 'mail' ? { addresses: values.addresses.split(/[\s,;]+/).filter(Boolean) } : {}),
    ...(way === 'slack' && values.slackUrl ? { slackUrl: values.slackUrl } : {}),
    ...(way === 'webhook' && values.endpointId ? { endpointId: values.endpointId } : {}),
  }
}

function waysOf(company: boolean) {
  const ways = company
    ? (['mail', 'slack', 'webhook'] as const)
    : (['mail', 'slack', 'app'] as const)
  return ways.map((value) => ({ value, label: WAY_NAMES[value] }))
}

type RuleForm = ReturnType<typeof useForm<Values>>

function Receiver({
  company,
  way,
  canMail,
  isNew,
  form,
}: {
  company: boolean
  way: NotificationRule['way']
  canMail: boolean
  isNew: boolean
  form: RuleForm
}) {
  const { can } = useSession()
  const webhooks = useQuery({
    queryKey: ['webhookList'],
    enabled: way === 'webhook' && can('webhooks.read'),
    queryFn: ({ signal }) => client.webhookList({ signal }),
  })
  if (way === 'mail')
    return (
      <TextInput
        label={t('Addresses')}
        description={
          canMail
            ? company
              ? t('Several are separated by commas.')
              : t('Your own, unless you name others.')
            : t('No mail server is set up yet: the operator names it in ONHAND_SMTP_URL.')
        }
        required={company}
        {...form.getInputProps('addresses')}
      />
    )
  if (way === 'slack')
    return (
      <TextInput
        label={t('Address for incoming messages')}
        description={t(
          'Slack gives it when you add an incoming webhook to a channel. It is kept encrypted.',
        )}
        placeholder={isNew ? 'https://hooks.slack.com/services/…' : t('Kept; type to replace it')}
        required={isNew}
        {...form.getInputProps('slackUrl')}
      />
    )
  if (way === 'webhook')
    return (
      <Select
        label={t('Webhook')}
        required
        data={(webhooks.data?.data ?? []).map(({ id, url, description }) => ({
          value: id,
          label: description || url,
        }))}
        nothingFoundMessage={t('Add one under Webhooks first.')}
        {...form.getInputProps('endpointId')}
      />
    )
  return <p>{t('Counts beside the room, for what you choose here.')}</p>
}

function Hour({ form }: { form: RuleForm }) {
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  return (
    <div className={styles.pair}>
      <Select
        label={t('Hour')}
        allowDeselect={false}
        data={HOURS}
        {...form.getInputProps('digestHour')}
      />
      <Select
        label={t('Of the day at')}
        allowDeselect={false}
        data={[
          { value: '', label: t('The company') },
          ...sites.rows.map(({ path, name }) => ({ value: path, label: name })),
        ]}
        {...form.getInputProps('site')}
      />
    </div>
  )
}
