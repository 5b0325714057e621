import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { troubleOf } from '../client.ts'
import { ExportButton } from '../ExportButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { formatDay } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { ReportChart } from './ReportChart.tsx'
import styles from './Reports.module.css'
import { ReportTable } from './ReportTable.tsx'
import { type ReportAnswer, writeFigure } from './reportFigures.ts'
import { answerQuery, rowQueryOf } from './reportQueries.ts'
import type { ReportSearch } from './reportSearch.ts'

const route = getRouteApi('/app/reports/$report')

/** One question about the company: its answer, a chart, the table, and how it is worked out. */
export function ReportPage() {
  const { report } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useQuery(answerQuery(report, search))
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: (before: ReportSearch) => ({ ...before, q: text || undefined }),
        replace: true,
      }),
    [navigate],
  )
  const data = answer.data?.name === report ? answer.data : undefined
  return (
    <>
      <PageHeader
        title={data?.title ?? t('Report')}
        lead={<Link to="/reports">{t('Reports')}</Link>}
        under={data ? <span>{t('As of {day}', { day: formatDay(data.asOf) })}</span> : null}
      >
        {data?.rowsAre === 'items' ? (
          <SearchBox value={search.q ?? ''} label={t('Search SKU or title')} onChange={onSearch} />
        ) : null}
        <ExportButton
          list="reportRowList"
          name={report}
          params={{ report: report as 'abc' }}
          query={rowQueryOf(search)}
        />
      </PageHeader>
      <PageBody>
        {answer.error && !data ? (
          <ErrorState
            what={t('The report could not be made.')}
            trouble={troubleOf(answer.error)}
            onRetry={() => void answer.refetch()}
          />
        ) : data ? (
          <>
            <Answer data={data} search={search} />
            <ReportTable head={data} search={search} />
            <Definitions data={data} />
          </>
        ) : (
          <TableSkeleton />
        )}
      </PageBody>
    </>
  )
}

function Answer({ data, search }: { data: ReportAnswer; search: ReportSearch }) {
  return (
    <>
      <p className={styles.answer}>{data.answer}</p>
      {data.isBehind ? (
        <p className={styles.behind} role="status">
          {t('Much has moved; values are being worked out anew and follow by themselves.')}
        </p>
      ) : null}
      <FigureStrip>
        {data.figures.map(({ name, label, value, unit, note }) => (
          <StripFigure key={name} label={label} {...(note ? { hint: note } : {})}>
            {writeFigure(value, unit)}
            {note ? <p className={styles.note}>{note}</p> : null}
          </StripFigure>
        ))}
      </FigureStrip>
      <Section title={data.chart.label}>
        {data.chart.points.length > 0 ? (
          <ReportChart chart={data.chart} search={search} />
        ) : (
          <EmptyState title={t('There is nothing to draw yet.')}>
            <Button component={Link} to="/imports" variant="default">
              {t('Import stock or sales')}
            </Button>
          </EmptyState>
        )}
      </Section>
    </>
  )
}

function Definitions({ data }: { data: ReportAnswer }) {
  return (
    <Section title={t('How it is worked out')}>
      <dl className={styles.definitions}>
        {data.definitions.map(({ term, formula, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {formula ? <code>{formula}</code> : null}
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
