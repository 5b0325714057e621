import { Button, Progress } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './ForecastStatus.module.css'

type Run = Row<'forecastRunList'>

const POLL_MS = 1_500

/** How old the forecasts are that the list is planned by, or how far the next ones have come. */
export function ForecastStatus() {
  const { can } = useSession()
  const { rows, retry } = useLatestRuns()
  const running = rows.find(({ state }) => state === 'running') ?? rows.find(isUnderway)
  const last = rows.find(({ state }) => state === 'done')
  const cancel = useMutation({
    mutationFn: (id: string) => client.forecastRunCancel({ params: { id } }),
    onSettled: retry,
  })
  if (running)
    return (
      <div className={styles.bar} role="status">
        <span>{wordsOf(running)}</span>
        <Progress
          className={styles.progress}
          value={shareOf(running)}
          aria-label={t('Forecasts made')}
        />
        {can('replenishment.write') ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(running.id)}
          >
            {t('Cancel')}
          </Button>
        ) : null}
      </div>
    )
  if (rows[0]?.state === 'failed')
    return (
      <div className={styles.bar} role="status">
        {t('The last forecast run failed: {detail}', { detail: rows[0].problem?.detail ?? '' })}
      </div>
    )
  if (!last) return null
  return (
    <div className={styles.bar}>
      <span>
        {t('Forecast from sales to {day}, made', { day: formatDay(last.knownTo) })}{' '}
        <When instant={last.endedAt} />
      </span>
    </div>
  )
}

/** The newest runs; read often while one works. */
function useLatestRuns() {
  const runs = useQuery({
    queryKey: ['forecastRunList', 'latest'],
    queryFn: ({ signal }) => client.forecastRunList({ query: { limit: 10 }, signal }),
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderway) ? POLL_MS : false),
    meta: { live: ({ type }) => type.startsWith('forecast_run.') },
  })
  return { rows: runs.data?.data ?? [], retry: () => void runs.refetch() }
}

function isUnderway({ state }: Run): boolean {
  return state === 'running' || state === 'queued'
}

function wordsOf({ phase, itemsDone, itemsTotal }: Run): string {
  if (phase === 'waiting') return t('A forecast run waits for its turn')
  if (phase === 'learning') return t('Learning from past sales')
  if (phase === 'planning') return t('Planning by the new forecasts')
  return t('Forecasting: {done} of {total} items', {
    done: formatNumber(itemsDone),
    total: formatNumber(itemsTotal),
  })
}

function shareOf({ phase, itemsDone, itemsTotal }: Run): number {
  if (phase === 'planning') return 95
  return itemsTotal ? 90 * (itemsDone / itemsTotal) : 0
}
