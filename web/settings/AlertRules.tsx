import { NumberInput, Switch } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { KIND_NAMES } from '../alerts/alertWords.tsx'
import { client, queryClient, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import styles from './Notifications.module.css'

type Rule = Reply<'alertRuleList'>['data'][number]
type Change = Partial<Pick<Rule, 'enabled' | 'minimumMinor'>> & { days?: number }

/** What is worth an alert at all, and from how much money on. */
export function AlertRules() {
  const rules = useQuery({
    queryKey: ['alertRuleList'],
    queryFn: ({ signal }) => client.alertRuleList({ signal }),
  })
  const change = useMutation({
    mutationFn: ({ kind, body }: { kind: Rule['kind']; body: Change }) =>
      client.alertRuleUpdate({ params: { kind }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['alertRuleList'] }),
  })
  return (
    <Section title={t('What is worth an alert')}>
      <p className={styles.lead}>
        {t('What is off, or below its money, is no alert for anybody.')}
      </p>
      <InlineError trouble={change.error ? troubleOf(change.error) : undefined} />
      <SmallTable
        label={t('What is worth an alert')}
        rows={rules.data?.data ?? []}
        rowKey={(rule) => rule.kind}
        columns={[
          { header: t('Kind'), grow: true, cell: (rule) => KIND_NAMES[rule.kind] },
          {
            header: t('From, in dollars'),
            align: 'right',
            cell: (rule) => (
              <Amount
                label={t('{kind}: from how many dollars', { kind: KIND_NAMES[rule.kind] })}
                value={rule.minimumMinor / 100}
                onChange={(dollars) =>
                  change.mutate({
                    kind: rule.kind,
                    body: { minimumMinor: Math.round(dollars * 100) },
                  })
                }
              />
            ),
          },
          {
            header: t('Days ahead'),
            align: 'right',
            wide: true,
            cell: (rule) =>
              rule.days === null ? (
                '—'
              ) : (
                <Amount
                  label={t('{kind}: how many days ahead', { kind: KIND_NAMES[rule.kind] })}
                  value={rule.days}
                  onChange={(days) => change.mutate({ kind: rule.kind, body: { days } })}
                />
              ),
          },
          {
            header: t('On'),
            align: 'right',
            cell: (rule) => (
              <Switch
                aria-label={t('{kind} is on', { kind: KIND_NAMES[rule.kind] })}
                checked={rule.enabled}
                onChange={(event) =>
                  change.mutate({ kind: rule.kind, body: { enabled: event.currentTarget.checked } })
                }
              />
            ),
          },
        ]}
      />
    </Section>
  )
}

/** A number that is written when its field is left. */
function Amount({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  const [text, setText] = useState<number | string>(value)
  const leave = () => {
    const number = Number(text)
    if (text === '' || Number.isNaN(number)) setText(value)
    else if (number !== value) onChange(number)
  }
  return (
    <NumberInput
      className={styles.number}
      aria-label={label}
      min={0}
      hideControls
      value={text}
      onChange={setText}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}
