import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { troubleOf } from '../client.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import styles from './Reports.module.css'
import type { ReportHead } from './reportFigures.ts'
import { answerQuery, headsQuery } from './reportQueries.ts'

/** Every report with its answer of this moment. */
export function ReportsPage() {
  const heads = useQuery(headsQuery)
  return (
    <>
      <PageHeader title={t('Reports')} />
      <PageBody>
        {heads.error ? (
          <ErrorState
            what={t('The reports could not be read.')}
            trouble={troubleOf(heads.error)}
            onRetry={() => void heads.refetch()}
          />
        ) : heads.data ? (
          <ul className={styles.gallery}>
            {heads.data.data.map((head) => (
              <ReportCard key={head.name} head={head} />
            ))}
            <li className={styles.card}>
              <Link to="/audit">
                <h2>{t('Audit')}</h2>
                <p>{t('The whole company on one page.')}</p>
                <p className={styles.about}>{t('The state of today, to print or to send.')}</p>
              </Link>
            </li>
          </ul>
        ) : (
          <TableSkeleton />
        )}
      </PageBody>
    </>
  )
}

function ReportCard({ head }: { head: ReportHead }) {
  const answer = useQuery(answerQuery(head.name, {}))
  return (
    <li className={styles.card}>
      <Link to="/reports/$report" params={{ report: head.name }}>
        <h2>{head.title}</h2>
        <p>{answer.data?.answer ?? (answer.error ? troubleOf(answer.error).title : '…')}</p>
        <p className={styles.about}>{head.about}</p>
      </Link>
    </li>
  )
}
