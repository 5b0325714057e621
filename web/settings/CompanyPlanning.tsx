import { Button, Fieldset, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { useReachWords } from './planningReach.ts'
import styles from './Settings.module.css'

/** As the server reads them: each has a value. */
export type Planning = Required<Reply<'settingsGet'>['planning']>
interface Line {
  name: string
  label: string
  hint: string
  suffix?: string
}

const INHERITED: Line[] = [
  {
    name: 'serviceLevel',
    label: t('Service level'),
    hint: t('Chance not to run out in one lead time.'),
    suffix: '%',
  },
  {
    name: 'leadTimeDays',
    label: t('Lead time'),
    hint: t('From order to shelf.'),
    suffix: t(' days'),
  },
  {
    name: 'leadTimeDeviationDays',
    label: t('Lead time varies by'),
    hint: t('Its standard deviation.'),
    suffix: t(' days'),
  },
  {
    name: 'reviewDays',
    label: t('Review period'),
    hint: t('How often you order from a supplier.'),
    suffix: t(' days'),
  },
  {
    name: 'minimumOrderQuantity',
    label: t('Minimum order'),
    hint: t('The least units of one order line.'),
  },
  { name: 'casePack', label: t('Case pack'), hint: t('Orders are rounded up to it.') },
]
const EVERYWHERE: Line[] = [
  {
    name: 'demandWindowDays',
    label: t('Demand window'),
    hint: t('How far back sales are looked at.'),
    suffix: t(' days'),
  },
  {
    name: 'carryingCostPercent',
    label: t('Carrying cost'),
    hint: t('Of the stock value, a year.'),
    suffix: '%',
  },
]
const LIMITS: Line[] = [
  {
    name: 'noSalesDays',
    label: t('No sales'),
    hint: t('The inventory says so without a sale for longer.'),
    suffix: t(' days'),
  },
  {
    name: 'slowCoverDays',
    label: t('Overstock, slow'),
    hint: t('More cover than this.'),
    suffix: t(' days'),
  },
  {
    name: 'slowAgeDays',
    label: t('Slow by age'),
    hint: t('In stock longer, and falling.'),
    suffix: t(' days'),
  },
  { name: 'deadDays', label: t('Dead'), hint: t('No sale for this long.'), suffix: t(' days') },
  {
    name: 'newDays',
    label: t('New'),
    hint: t('Younger items are not judged.'),
    suffix: t(' days'),
  },
  {
    name: 'abcCutoffs.0',
    label: t('A items'),
    hint: t('Up to this share of revenue.'),
    suffix: '%',
  },
  {
    name: 'abcCutoffs.1',
    label: t('B items'),
    hint: t('Up to this share of revenue; the rest is C.'),
    suffix: '%',
  },
]

// A share is shown in percent: people say 95 %, not 0.95.
const PERCENT = 100

/** What holds where neither the item, nor its supplier, nor its category says otherwise. */
export function CompanyPlanning({ planning }: { planning: Planning }) {
  const { can } = useSession()
  const queryClient = useQueryClient()
  const form = useForm({ initialValues: toForm(planning) })
  const save = useMutation({
    mutationFn: (values: Planning) =>
      client.settingsUpdate({ body: { planning: fromForm(values) } }),
    onSuccess: async () => {
      notifications.show({
        message: t('Planning saved. Plans follow with the next planning run.'),
      })
      form.resetDirty()
      await queryClient.invalidateQueries({ queryKey: ['settingsGet'] })
      await queryClient.invalidateQueries({ queryKey: ['inventoryList'] })
    },
  })
  const changed = INHERITED.map(({ name }) => name).filter((name) => form.isDirty(name))
  const reach = useReachWords({}, changed)
  const lines = (list: Line[]) => (
    <div className={styles.fields}>
      {list.map(({ name, label, hint, suffix }) => (
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
      ))}
    </div>
  )
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Fieldset variant="unstyled" disabled={!can('settings.write')}>
        <Section title={t('Company')}>
          <p className={styles.lead}>
            {t(
              'These hold where neither the item, nor its supplier, nor its category says otherwise. A lead time that was learned from receipts goes before what was entered.',
            )}
          </p>
          {lines(INHERITED)}
        </Section>
        <Section title={t('Demand and cost')}>{lines(EVERYWHERE)}</Section>
        <Section title={t('Classes and limits')}>
          {lines(LIMITS)}
          <div className={styles.end}>
            <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
            <p role="status">{reach}</p>
            <div>
              <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
                {t('Save planning')}
              </Button>
            </div>
          </div>
        </Section>
      </Fieldset>
    </form>
  )
}

function toForm(planning: Planning): Planning {
  return {
    ...planning,
    serviceLevel: Math.round(planning.serviceLevel * PERCENT * 100) / 100,
    abcCutoffs: planning.abcCutoffs.map((cutoff) => Math.round(cutoff * PERCENT)) as [
      number,
      number,
    ],
  }
}

function fromForm(values: Planning): Planning {
  const [a, b] = values.abcCutoffs
  return {
    ...values,
    serviceLevel: values.serviceLevel / PERCENT,
    abcCutoffs: [a / PERCENT, b / PERCENT],
  }
}
