import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ZONES } from '../access/zones.ts'
import { client, troubleOf } from '../client.ts'
import { sessionQuery } from '../session.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Settings.module.css'

type Company = Reply<'settingsGet'>['company']

/** What the company is called, and whose days its days are. */
export function CompanyPage() {
  const settings = useQuery({
    queryKey: ['settingsGet'],
    queryFn: ({ signal }) => client.settingsGet({ signal }),
  })
  if (settings.error)
    return (
      <ErrorState
        what={t('The settings could not be read.')}
        trouble={troubleOf(settings.error)}
        onRetry={() => void settings.refetch()}
      />
    )
  return settings.data ? <CompanyForm company={settings.data.company} /> : null
}

function CompanyForm({ company }: { company: Company }) {
  const queryClient = useQueryClient()
  const form = useForm({ initialValues: { name: company.name, timeZone: company.timeZone } })
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      client.settingsUpdate({ body: { company: values } }),
    onSuccess: async () => {
      notifications.show({ message: t('Settings saved.') })
      form.resetDirty()
      await queryClient.invalidateQueries({ queryKey: ['settingsGet'] })
      await queryClient.invalidateQueries(sessionQuery)
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Section title={t('Company')}>
        <div className={styles.fields}>
          <TextInput label={t('Name')} required maxLength={200} {...form.getInputProps('name')} />
          <Select
            label={t('Time zone')}
            searchable
            allowDeselect={false}
            data={ZONES}
            {...form.getInputProps('timeZone')}
          />
        </div>
        <div className={styles.end}>
          <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
          <div>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('Save settings')}
            </Button>
          </div>
        </div>
      </Section>
    </form>
  )
}
