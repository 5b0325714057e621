import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { countOf, formatBytes, readableName } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import styles from './Imports.module.css'
import { type Import, ImportBadge, isUnderWay, progressOf, sayProgress } from './importWords.tsx'
import { useImportKinds } from './useImportKinds.ts'

const LOOK_AGAIN_MS = 700
const route = getRouteApi('/app/imports/$id')

/** One import: how far it is, what it did or would do, and the way back. */
export function ImportPage() {
  const { id } = route.useParams()
  const kinds = useImportKinds()
  const found = useQuery({
    queryKey: ['importGet', id],
    queryFn: ({ signal }) => client.importGet({ params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
    meta: { live: (event) => event.subjectId === id },
  })
  const one = found.data
  return (
    <>
      <PageHeader
        title={one?.fileName || 'Import'}
        lead={<Link to="/imports">Import</Link>}
        under={
          one ? (
            <>
              <ImportBadge of={one} />
              <span>{kinds.titleOf(one.kind)}</span>
              <span>{formatBytes(one.fileBytes)}</span>
              <span>
                by {one.createdBy}, <When instant={one.createdAt} />
              </span>
            </>
          ) : null
        }
      >
        {one ? <ImportDeeds one={one} /> : null}
      </PageHeader>
      <PageBody>
        {found.error && !one ? (
          <ErrorState
            what="The import could not be read."
            trouble={troubleOf(found.error)}
            onRetry={() => void found.refetch()}
          />
        ) : null}
        {one ? <ImportState one={one} /> : null}
      </PageBody>
    </>
  )
}

/** What can be done with it now: run it for real, stop it, take it back. */
function ImportDeeds({ one }: { one: Import }) {
  const { can } = useSession()
  const queryClient = useQueryClient()
  const params = { id: one.id }
  const onSuccess = (next: Import) => queryClient.setQueryData(['importGet', one.id], next)
  const run = useMutation({
    mutationFn: () => client.importRun({ params, body: { dryRun: false } }),
    onSuccess,
  })
  const cancel = useMutation({ mutationFn: () => client.importCancel({ params }), onSuccess })
  const rollBack = useMutation({ mutationFn: () => client.importRollBack({ params }), onSuccess })
  const error = run.error ?? cancel.error ?? rollBack.error
  if (!can('imports.run')) return null
  const rows = one.created + one.changed
  return (
    <>
      <InlineError trouble={error ? troubleOf(error) : undefined} />
      {one.state === 'done' && one.dryRun ? (
        <Button loading={run.isPending} disabled={rows === 0} onClick={() => run.mutate()}>
          {rows === 0 ? 'Nothing to import' : `Import ${countOf(rows, 'row')}`}
        </Button>
      ) : null}
      {one.state === 'queued' || one.state === 'running' ? (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          Stop
        </Button>
      ) : null}
      {['done', 'failed', 'cancelled'].includes(one.state) && !one.dryRun && rows > 0 ? (
        <ConfirmButton
          label="Roll back"
          title="Roll this import back?"
          confirm="Roll back"
          loading={rollBack.isPending}
          onConfirm={() => rollBack.mutate()}
        >
          Everything that it wrote is taken back. What was changed or used since then stays, and is
          listed.
        </ConfirmButton>
      ) : null}
    </>
  )
}

function ImportState({ one }: { one: Import }) {
  return (
    <>
      <FigureStrip>
        <StripFigure label={one.dryRun ? 'Would be created' : 'Created'}>
          <Figure value={one.created} />
        </StripFigure>
        <StripFigure label={one.dryRun ? 'Would be changed' : 'Changed'}>
          <Figure value={one.changed} />
        </StripFigure>
        <StripFigure label="Unchanged">
          <Figure value={one.unchanged} />
        </StripFigure>
        <StripFigure label="Errors">
          <Figure value={one.errors} />
        </StripFigure>
        {one.rolledBackAt ? (
          <>
            <StripFigure label="Taken back">
              <Figure value={one.reverted} />
            </StripFigure>
            <StripFigure label="Kept">
              <Figure value={one.kept} />
            </StripFigure>
          </>
        ) : null}
      </FigureStrip>
      {isUnderWay(one) ? <Progress one={one} /> : <Outcome one={one} />}
      {one.columns ? (
        <Section title="Columns">
          <div className={styles.columns}>
            <SmallTable
              label="Columns"
              rows={one.columns}
              rowKey={(column) => column.header}
              columns={[
                { header: 'Column of the file', cell: (column) => column.header },
                {
                  header: 'Was read as',
                  cell: (column) => (column.field ? readableName(column.field) : 'Left out'),
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
    <Section title="Progress">
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Progress"
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
        {sayProgress(one)} You can leave this page; the work goes on.
      </p>
    </Section>
  )
}

/** What it came to, and what to do about the rows that were not taken. */
function Outcome({ one }: { one: Import }) {
  const errors = `/v1/imports/${one.id}/errors`
  return (
    <Section title={one.dryRun ? 'What would happen' : 'What happened'}>
      {one.problem ? <p className={styles.problem}>{one.problem.detail}</p> : null}
      <p className={styles.advice}>{sayOutcome(one)}</p>
      {one.errors > 0 ? (
        <Button component="a" href={errors} download variant="default" mt="sm">
          Download the {countOf(one.errors, 'row')} with errors
        </Button>
      ) : null}
      {one.kept > 0 ? (
        <Button component="a" href={`${errors}?part=rollback`} download variant="default" mt="sm">
          Download what was kept
        </Button>
      ) : null}
    </Section>
  )
}

function sayOutcome(one: Import): string {
  if (one.state === 'rolled_back') return 'The import was taken back.'
  if (one.state === 'failed') return 'It stopped. What it had written can be rolled back.'
  if (one.state === 'cancelled') return 'It was stopped. What it had written can be rolled back.'
  const rest =
    one.errors > 0
      ? ' Rows with errors are left out: correct them in the downloaded file, then import that file.'
      : ''
  if (one.dryRun)
    return `Nothing was written yet.${one.created + one.changed > 0 ? ' Import it when the figures look right.' : ' The file holds nothing new.'}${rest}`
  return `The file was imported.${rest}`
}
