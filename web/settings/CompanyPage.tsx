import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ZONES } from '../access/zones.ts'
import { client, troubleOf } from '../client.ts'
import { sessionQuery } from '../session.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import styles from './Settings.module.css'

type Settings = Reply<'settingsGet'>

/** The company, and the planning values that hold where nothing closer says otherwise. */
export function CompanyPage() {
  const settings = useQuery({
    queryKey: ['settingsGet'],
    queryFn: ({ signal }) => client.settingsGet({ signal }),
  })
  if (settings.error)
    return (
      <ErrorState
        what="The settings could not be read."
        trouble={troubleOf(settings.error)}
        onRetry={() => void settings.refetch()}
      />
    )
  return settings.data ? <SettingsForm settings={settings.data} /> : null
}

// A share is shown in percent: people say 95 %, not 0.95.
const PERCENT = 100

function SettingsForm({ settings }: { settings: Settings }) {
  const queryClient = useQueryClient()
  const form = useForm({
    initialValues: {
      company: { name: settings.company.name, timeZone: settings.company.timeZone },
      planning: {
        ...settings.planning,
        serviceLevel: Math.round((settings.planning.serviceLevel ?? 0.95) * PERCENT * 100) / 100,
        abcCutoffs: (settings.planning.abcCutoffs ?? [0.8, 0.95]).map((cutoff) =>
          Math.round(cutoff * PERCENT),
        ),
      },
    },
  })
  const save = useMutation({
    mutationFn: ({ company, planning }: typeof form.values) =>
      client.settingsUpdate({
        body: {
          company,
          planning: {
            ...planning,
            serviceLevel: planning.serviceLevel / PERCENT,
            abcCutoffs: [
              (planning.abcCutoffs[0] ?? 80) / PERCENT,
              (planning.abcCutoffs[1] ?? 95) / PERCENT,
            ],
          },
        },
      }),
    onSuccess: async () => {
      notifications.show({ message: 'Settings saved. Plans follow with the next planning run.' })
      form.resetDirty()
      await queryClient.invalidateQueries({ queryKey: ['settingsGet'] })
      await queryClient.invalidateQueries(sessionQuery)
    },
  })
  const number = (name: string, label: string, hint: string, suffix?: string) => (
    <NumberInput
      key={name}
      label={label}
      description={hint}
      suffix={suffix}
      min={0}
      hideControls
      required
      {...form.getInputProps(name)}
    />
  )
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Section title="Company">
        <div className={styles.fields}>
          <TextInput
            label="Name"
            required
            maxLength={200}
            {...form.getInputProps('company.name')}
          />
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            data={ZONES}
            {...form.getInputProps('company.timeZone')}
          />
        </div>
      </Section>
      <Section title="Planning">
        <p className={styles.lead}>
          These hold where neither the item, nor its supplier, nor its category says otherwise.
        </p>
        <div className={styles.fields}>
          {number(
            'planning.serviceLevel',
            'Service level',
            'Chance not to run out in one lead time.',
            '%',
          )}
          {number('planning.leadTimeDays', 'Lead time', 'From order to shelf.', ' days')}
          {number(
            'planning.leadTimeDeviationDays',
            'Lead time varies by',
            'Its standard deviation.',
            ' days',
          )}
          {number(
            'planning.reviewDays',
            'Review period',
            'How often you order from a supplier.',
            ' days',
          )}
          {number(
            'planning.demandWindowDays',
            'Demand window',
            'How far back sales are looked at.',
            ' days',
          )}
          {number(
            'planning.minimumOrderQuantity',
            'Minimum order',
            'The least units of one order line.',
          )}
          {number('planning.casePack', 'Case pack', 'Orders are rounded up to it.')}
          {number(
            'planning.carryingCostPercent',
            'Carrying cost',
            'Of the stock value, a year.',
            '%',
          )}
        </div>
      </Section>
      <Section title="Classes and limits">
        <div className={styles.fields}>
          {number('planning.abcCutoffs.0', 'A items', 'Up to this share of revenue.', '%')}
          {number(
            'planning.abcCutoffs.1',
            'B items',
            'Up to this share of revenue; the rest is C.',
            '%',
          )}
          {number(
            'planning.slowCoverDays',
            'Slow or overstocked',
            'More cover than this.',
            ' days',
          )}
          {number('planning.slowAgeDays', 'Slow by age', 'In stock longer, and falling.', ' days')}
          {number('planning.deadDays', 'Dead', 'No sale for this long.', ' days')}
          {number('planning.newDays', 'New', 'Younger items are not judged.', ' days')}
        </div>
        <div className={styles.end}>
          <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              Save settings
            </Button>
          </Group>
        </div>
      </Section>
    </form>
  )
}
