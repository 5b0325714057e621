import { Button } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Orders.module.css'
import { isOrderNews } from './orderNews.ts'
import type { Order } from './orderWords.tsx'

type Choice = Reply<'orderChoiceList'>['data'][number]

/** The lines that no stock covers, with what can be done about each. */
export function ShortLines({ order }: { order: Order }) {
  const choices = useQuery({
    queryKey: ['orderChoiceList', order.id],
    queryFn: ({ signal }) => client.orderChoiceList({ params: { id: order.id }, signal }),
    meta: { live: isOrderNews },
  })
  return (
    <Section title={t('Short lines')}>
      {(choices.data?.data ?? []).map((choice) => (
        <ShortLine key={`${choice.lineId} ${choice.site}`} order={order} choice={choice} />
      ))}
    </Section>
  )
}

function ShortLine({ order, choice }: { order: Order; choice: Choice }) {
  const { can } = useSession()
  const { lineId, sku, site, short, meets, otherSites } = choice
  const params = { id: order.id, lineId }
  const act = useMutation({
    mutationFn: (deed: {
      done: string
      run: () => Promise<unknown>
      undo?: () => Promise<unknown>
    }) => deed.run(),
    onSuccess: async (_, { done, undo }) => {
      showUndo({ id: `short ${lineId} ${site}`, message: done, undo })
      await refreshAll()
    },
  })
  const wait = () =>
    act.mutate({
      done: t('{sku} may wait.', { sku }),
      run: () => client.orderBackorderCreate({ params }),
      undo: () => client.orderLineUpdate({ params, body: { meets: 'stock' } }),
    })
  const move = (to: string, quantity: number) =>
    act.mutate({
      done: t('{units} of {sku} go from {site}.', { units: formatNumber(quantity), sku, site: to }),
      run: () => client.orderRoutingCreate({ params, body: { site: to, quantity } }),
      undo: () => client.orderRoutingCreate({ params, body: { site, quantity } }),
    })
  const cancel = () =>
    act.mutate({
      done: t('{units} of {sku} were cancelled.', { units: formatNumber(short), sku }),
      run: () =>
        client.orderCancellationCreate({
          params: { id: order.id },
          body: { lines: [{ lineId, quantity: short }], reason: t('Out of stock') },
        }),
    })
  return (
    <div className={styles.choice}>
      <p>
        <strong>{sku}</strong>:{' '}
        {t('{short} missing at {site}', { short: formatNumber(short), site })}
        {'. '}
        {comingWords(choice)}
      </p>
      {can('orders.write') ? (
        <div className={styles.choices}>
          {meets === 'stock' ? (
            <Button variant="default" size="compact-sm" loading={act.isPending} onClick={wait}>
              {t('Let it wait')}
            </Button>
          ) : null}
          {otherSites.slice(0, 3).map((other) => (
            <Button
              key={other.site}
              variant="default"
              size="compact-sm"
              loading={act.isPending}
              onClick={() => move(other.site, Math.min(short, other.available))}
            >
              {other.available >= short
                ? t('Ship {units} from {site}', { units: formatNumber(short), site: other.site })
                : t('Split: {units} from {site}', {
                    units: formatNumber(other.available),
                    site: other.site,
                  })}
            </Button>
          ))}
          <Button
            variant="default"
            size="compact-sm"
            color="red"
            loading={act.isPending}
            onClick={cancel}
          >
            {t('Cancel {units}', { units: formatNumber(short) })}
          </Button>
        </div>
      ) : null}
      <InlineError trouble={act.error ? troubleOf(act.error) : undefined} />
    </div>
  )
}

function comingWords({ expected, expectedOn, short }: Choice): string {
  if (expected === 0) return t('Nothing is expected for it.')
  if (expectedOn) return t('All of it is expected by {day}.', { day: formatDay(expectedOn) })
  return t('{expected} of {short} are expected.', {
    expected: formatNumber(expected),
    short: formatNumber(short),
  })
}
