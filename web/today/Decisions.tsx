import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AlertMenu } from '../alerts/AlertMenu.tsx'
import { isAlertNews } from '../alerts/alertNews.ts'
import { type AlertRow, KIND_NAMES, SeverityBadge, sayAlert } from '../alerts/alertWords.tsx'
import { PathLink } from '../alerts/PathLink.tsx'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import styles from './Today.module.css'

const SHOWN = 20

/** What needs a decision, the most money at risk first. */
export function Decisions() {
  const list = useList('alertList', { limit: SHOWN }, { live: isAlertNews })
  const counts = useQuery({
    queryKey: ['alertCountsGet'],
    queryFn: ({ signal }) => client.alertCountsGet({ signal }),
    placeholderData: keepPreviousData,
    meta: { live: isAlertNews },
  })
  const open = counts.data?.open ?? list.rows.length
  return (
    <Section
      title={t('Needs a decision')}
      aside={
        counts.data && open > 0 ? (
          <span className={styles.total}>
            {t('{count, plural, one {# thing} other {# things}}, {money} at risk', {
              count: open,
              money: formatNumber(counts.data.money, 'money'),
            })}
          </span>
        ) : null
      }
    >
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what={t('What needs a decision could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : list.rows.length === 0 ? (
        <EmptyState title={t('Nothing needs you.')}>
          <Button component={Link} to="/reports" variant="default">
            {t('See the reports')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <ol className={styles.decisions}>
            {list.rows.map((alert) => (
              <Decision key={alert.id} alert={sayAlert(alert)} />
            ))}
          </ol>
          {list.hasMore ? (
            <Button variant="default" mt={12} onClick={list.more}>
              {t('Show more')}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  )
}

function Decision({ alert }: { alert: AlertRow }) {
  const { can } = useSession()
  return (
    <li className={styles.decision}>
      <div className={styles.what}>
        <div className={styles.badges}>
          <SeverityBadge severity={alert.severity} />
          <span className={styles.kind}>
            {KIND_NAMES[alert.kind]}
            {alert.assignee ? ` · ${alert.assignee.name}` : ''}
          </span>
        </div>
        <PathLink path={alert.path} className={styles.headline}>
          {alert.headline}
        </PathLink>
        <p className={styles.reason}>{alert.reason}</p>
      </div>
      <div className={styles.money}>
        {alert.money > 0 ? (
          <>
            <WhyPopover
              label={t('money at risk: {alert}', { alert: alert.headline })}
              why={[alert.why]}
            >
              {formatNumber(alert.money, 'money')}
            </WhyPopover>
            <span>{t('at risk')}</span>
          </>
        ) : null}
      </div>
      <div className={styles.do}>
        <PathLink path={alert.step.path} className={styles.step}>
          {alert.step.label}
        </PathLink>
        {can('alerts.write') ? <AlertMenu alert={alert} /> : null}
      </div>
    </li>
  )
}
