import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PathLink } from '../alerts/PathLink.tsx'
import { client, troubleOf } from '../client.ts'
import { isStockNews } from '../inventory/stockNews.ts'
import { isOrderNews } from '../orders/orderNews.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { say, t } from '../ui/words.ts'
import { Decisions } from './Decisions.tsx'
import { SetUpSteps } from './SetUpSteps.tsx'
import styles from './Today.module.css'
import type { TodayFigure } from './todayWords.ts'

/** Where the day begins: what needs a decision, the figures that matter, and what is left to set up. */
export function TodayPage() {
  const { can } = useSession()
  const today = useQuery({
    queryKey: ['todayGet'],
    queryFn: ({ signal }) => client.todayGet({ signal }),
    placeholderData: keepPreviousData,
    meta: { live: (event) => isStockNews(event) || isOrderNews(event) },
  })
  const { data } = today
  return (
    <>
      <PageHeader title={t('Today')} under={data ? <span>{formatDay(data.day)}</span> : null}>
        {can('alerts.read') && data && !data.isEmpty ? (
          <Button component={Link} to="/alerts" variant="default">
            {t('All alerts')}
          </Button>
        ) : null}
      </PageHeader>
      <PageBody>
        {today.error && !data ? (
          <ErrorState
            what={t('The day could not be read.')}
            trouble={troubleOf(today.error)}
            onRetry={() => void today.refetch()}
          />
        ) : !data ? (
          <TableSkeleton />
        ) : data.isEmpty ? (
          <>
            <FirstPage />
            <SetUpSteps steps={data.setUp} />
          </>
        ) : (
          <>
            <Figures figures={data.figures} />
            <SetUpSteps steps={data.setUp} />
            {can('alerts.read') ? <Decisions /> : null}
          </>
        )}
      </PageBody>
    </>
  )
}

function Figures({ figures }: { figures: TodayFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.name} className={styles.figure}>
          <dt>
            <PathLink path={figure.path} className={styles.label}>
              {say(figure.label)}
            </PathLink>
          </dt>
          <dd>
            <WhyPopover label={say(figure.label)} why={[figure.why]} note={noteOf(figure)}>
              {formatNumber(figure.value, figure.unit === 'money' ? 'money' : 'integer')}
            </WhyPopover>
          </dd>
          <dd className={styles.note}>{noteOf(figure)}</dd>
        </div>
      ))}
    </dl>
  )
}

function noteOf({ note, said }: TodayFigure): string {
  return say(note, said?.note)
}

function FirstPage() {
  const { can } = useSession()
  return (
    <EmptyState
      title={t('Bring in your items, and this page tells you each day what to do first.')}
    >
      <p style={{ maxWidth: 460 }}>
        {t(
          'An export of your shop or a plain spreadsheet is enough: items, what lies on the shelves, and the sales of the last months.',
        )}
      </p>
      {can('imports.run') ? (
        <Button component={Link} to="/imports">
          {t('Import your files')}
        </Button>
      ) : null}
      <p className={styles.hint}>
        {t(
          'Only looking around? Start with {command}: a made-up company with two years of sales.',
          {
            command: 'npm start -- --demo',
          },
        )}
      </p>
    </EmptyState>
  )
}
