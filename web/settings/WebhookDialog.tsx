import { Button, Group, Modal, MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client, queryClient, troubleOf } from '../client.ts'
import { CopyField } from '../ui/CopyField.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'
import type { Endpoint } from './WebhooksPage.tsx'

/** Adds an address, whose secret is shown this once, or changes one. */
export function WebhookDialog({ endpoint, onClose }: { endpoint?: Endpoint; onClose: () => void }) {
  const types = useQuery({
    queryKey: ['webhookEventTypeList'],
    queryFn: ({ signal }) => client.webhookEventTypeList({ signal }),
  })
  const form = useForm({
    initialValues: {
      url: endpoint?.url ?? '',
      description: endpoint?.description ?? '',
      eventTypes: endpoint?.eventTypes ?? [],
    },
  })
  const save = useMutation({
    mutationFn: async (body: typeof form.values): Promise<string | undefined> => {
      if (!endpoint) return (await client.webhookCreate({ body })).secret
      await client.webhookUpdate({ params: { id: endpoint.id }, body })
      return undefined
    },
    onSuccess: async (secret) => {
      await queryClient.invalidateQueries({ queryKey: ['webhookList'] })
      await queryClient.invalidateQueries({ queryKey: ['webhookGet'] })
      if (!secret) onClose()
    },
  })
  const choices = (types.data?.data ?? []).map(({ noun, label, types: own }) => ({
    group: label,
    items: [
      { value: noun, label: t('{noun}: all', { noun: label }) },
      ...own.filter((type) => type !== noun).map((type) => ({ value: type, label: type })),
    ],
  }))
  if (save.data)
    return (
      <Modal opened onClose={onClose} title={t('The secret')} closeOnClickOutside={false}>
        <div className={styles.form}>
          <p>
            {t('Copy it now: it is not shown again. Your program checks every message with it.')}
          </p>
          <CopyField label={t('Signing secret')} value={save.data} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('Done')}</Button>
          </Group>
        </div>
      </Modal>
    )
  return (
    <Modal opened onClose={onClose} title={endpoint ? t('Change webhook') : t('Add a webhook')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput
          label={t('Address')}
          placeholder="https://example.com/onhand"
          required
          maxLength={2_000}
          data-autofocus
          {...form.getInputProps('url')}
        />
        <TextInput
          label={t('What it is for')}
          maxLength={200}
          {...form.getInputProps('description')}
        />
        <MultiSelect
          label={t('Told of')}
          placeholder={form.values.eventTypes.length === 0 ? t('Everything') : ''}
          data={choices}
          searchable
          clearable
          {...form.getInputProps('eventTypes')}
        />
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {endpoint ? t('Save') : t('Add')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
