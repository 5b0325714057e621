import { Button } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { isStockNews } from '../inventory/stockNews.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatDay } from '../ui/format.ts'
import { Columns, PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { AbcSummary } from './AbcSummary.tsx'
import { AuditFigures } from './AuditFigures.tsx'
import { AuditLists } from './AuditLists.tsx'
import { Findings } from './Findings.tsx'

const route = getRouteApi('/app/audit')

/** Today's state: what there is, how fast it moves, where the cash sits, what to doubt. */
export function AuditPage() {
  const { list } = route.useSearch()
  const audit = useQuery({
    queryKey: ['auditGet'],
    queryFn: ({ signal }) => client.auditGet({ signal }),
    placeholderData: keepPreviousData,
    meta: { live: isStockNews },
  })
  const { data } = audit
  const isEmpty = data !== undefined && data.abc.every((one) => one.items === 0) && isBare(data)
  return (
    <>
      <PageHeader
        title={t('Audit')}
        under={
          data && !isEmpty ? (
            <span>
              {t('As of {day}, from {days} days of sales since {from}', {
                day: formatDay(data.asOf),
                days: data.window.days,
                from: formatDay(data.window.from),
              })}
            </span>
          ) : null
        }
      >
        {data && !isEmpty ? (
          <>
            <Button
              component="a"
              href="/v1/audit.pdf"
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<IconFileTypePdf size={14} aria-hidden="true" />}
            >
              {t('PDF')}
            </Button>
            <Button component={Link} to="/reorder">
              {t('See what to reorder')}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <PageBody>
        {audit.error && !data ? (
          <ErrorState
            what={t('The audit could not be made.')}
            trouble={troubleOf(audit.error)}
            onRetry={() => void audit.refetch()}
          />
        ) : !data ? (
          <TableSkeleton />
        ) : isEmpty ? (
          <FirstSteps />
        ) : (
          <>
            <AuditFigures figures={data.figures} />
            <Columns>
              <Section title={t('Items by revenue')}>
                <AbcSummary classes={data.abc} />
              </Section>
              <Section title={t('Data quality')}>
                <Findings findings={data.findings} />
              </Section>
            </Columns>
            <AuditLists lists={data.lists} open={list ?? 'stockouts'} />
          </>
        )}
      </PageBody>
    </>
  )
}

function isBare({ figures }: { figures: { name: string; value: number | null }[] }): boolean {
  return figures.every(({ value }) => value === null || value === 0)
}

function FirstSteps() {
  return (
    <EmptyState title={t('Three files, and this page tells you where your cash sits.')}>
      <p style={{ maxWidth: 440 }}>
        {t(
          'Import your items, your stock, and 3 to 24 months of daily sales. You then see stock-outs, slow and dead stock, and what to reorder, each figure with its reason.',
        )}
      </p>
      <Button component={Link} to="/imports">
        {t('Import your files')}
      </Button>
    </EmptyState>
  )
}
