import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { useSession } from '../session.tsx'
import { Figure } from '../ui/Figure.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import { ChangeSamples } from './ChangeSamples.tsx'
import { ErrorRows } from './ErrorRows.tsx'
import { ImportToo } from './ImportDeeds.tsx'
import styles from './Imports.module.css'
import { type Import, isUnderWay, progressOf, sayProgress, saySkipped } from './importWords.tsx'
import { useImportKinds } from './useImportKinds.ts'

/** What an import would do, does or did. */
export function ImportOutcome({ one }: { one: Import }) {
  const { can } = useSession()
  const hasEnded = !isUnderWay(one)
  return (
    <>
      <FigureStrip>
        <StripFigure label={one.dryRun ? t('Would be created') : t('Created')}>
          <Figure value={one.created} />
        </StripFigure>
        <StripFigure label={one.dryRun ? t('Would be changed') : t('Changed')}>
          <Figure value={one.changed} />
        </StripFigure>
        <StripFigure label={t('Unchanged')}>
          <Figure value={one.unchanged} />
        </StripFigure>
        <StripFigure label={t('Errors')}>
          <Figure value={one.errors} />
        </StripFigure>
        {one.rolledBackAt ? (
          <>
            <StripFigure label={t('Taken back')}>
              <Figure value={one.reverted} />
            </StripFigure>
            <StripFigure label={t('Kept')}>
              <Figure value={one.kept} />
            </StripFigure>
          </>
        ) : null}
      </FigureStrip>
      {hasEnded ? <Ended one={one} /> : <Progress one={one} />}
      {one.dryRun && one.samples.length > 0 ? <ChangeSamples one={one} /> : null}
      {one.errors > 0 && one.state === 'done' ? (
        <ErrorRows key={one.id} one={one} canCorrect={can('imports.run')} />
      ) : null}
      {one.columns ? (
        <Section title={t('Columns')}>
          <div className={styles.columns}>
            <SmallTable
              label={t('Columns')}
              rows={one.columns}
              rowKey={(column) => column.header}
              columns={[
                { header: t('Column of the file'), cell: (column) => column.header },
                {
                  header: t('Was read as'),
                  cell: (column) => (column.field ? readableName(column.field) : t('Left out')),
                },
              ]}
            />
          </div>
        </Section>
      ) : null}
    </>
  )
}

function Progress({ one }: { one: Import }) {
  const done = progressOf(one)
  return (
    <Section title={t('Progress')}>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('Progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={done === undefined ? undefined : Math.round(done * 100)}
      >
        <div
          className={styles.done}
          data-unknown={done === undefined || undefined}
          style={done === undefined ? undefined : { width: `${done * 100}%` }}
        />
      </div>
      <p className={styles.advice} aria-live="polite">
        {sayProgress(one)} {t('You can leave this page; the work goes on.')}
      </p>
    </Section>
  )
}

/** What it came to, what was left out, and what else the file holds. */
function Ended({ one }: { one: Import }) {
  const { kinds } = useImportKinds()
  const others = useOtherKinds(one)
  return (
    <Section title={one.dryRun ? t('What would happen') : t('What happened')}>
      {one.problem ? <p className={styles.problem}>{one.problem.detail}</p> : null}
      <p className={styles.advice}>{sayOutcome(one)}</p>
      {one.skipped.length > 0 ? (
        <p className={styles.advice}>
          {t('Rows that hold no data were left out: {rows}.', { rows: saySkipped(one.skipped) })}
        </p>
      ) : null}
      {one.errors > 0 && one.state !== 'done' ? (
        <Button
          component="a"
          href={`/v1/imports/${one.id}/errors`}
          download
          variant="default"
          mt="sm"
        >
          {t('Download the rows with errors')}
        </Button>
      ) : null}
      {one.kept > 0 ? (
        <Button
          component="a"
          href={`/v1/imports/${one.id}/errors?part=rollback`}
          download
          variant="default"
          mt="sm"
        >
          {t('Download what was kept')}
        </Button>
      ) : null}
      {one.state === 'done' && !one.dryRun ? (
        <ImportToo one={one} kinds={kinds.filter(({ name }) => others.includes(name))} />
      ) : null}
    </Section>
  )
}

/** What else a known export can be imported as. */
function useOtherKinds({ id, kind, preset, state, dryRun }: Import): Import['kind'][] {
  const { data } = useQuery({
    queryKey: ['importPreviewGet', id, {}],
    queryFn: ({ signal }) => client.importPreviewGet({ params: { id }, signal }),
    enabled: preset !== null && state === 'done' && !dryRun,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (data?.presetKinds ?? []).filter((name) => name !== kind && name !== 'stock_counts')
}

function sayOutcome(one: Import): string {
  if (one.state === 'rolled_back') return t('The import was taken back.')
  if (one.state === 'failed') return t('It stopped. What it had written can be rolled back.')
  if (one.state === 'cancelled') return t('It was stopped. What it had written can be rolled back.')
  const rest =
    one.errors > 0
      ? ` ${t('Rows with errors are left out: correct them below, or in the downloaded file.')}`
      : ''
  if (!one.dryRun) return t('The file was imported.') + rest
  const next =
    one.created + one.changed > 0
      ? t('Nothing was written yet. Import it when the figures look right.')
      : t('Nothing was written yet. The file holds nothing new.')
  return next + rest
}
