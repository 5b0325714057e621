import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { countOf } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import type { Import } from './importWords.tsx'

/** What can be done with an import now: run it for real, map it otherwise, stop it, take it back. */
export function ImportDeeds({ one, onMap }: { one: Import; onMap: () => void }) {
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
  const hasEnded = ['done', 'failed', 'cancelled'].includes(one.state)
  const wroteNothing = one.dryRun || (one.state !== 'done' && rows === 0)
  return (
    <>
      <InlineError trouble={error ? troubleOf(error) : undefined} />
      {hasEnded && wroteNothing ? (
        <Button variant="default" onClick={onMap}>
          {t('Change columns')}
        </Button>
      ) : null}
      {one.state === 'done' && one.dryRun ? (
        <Button loading={run.isPending} disabled={rows === 0} onClick={() => run.mutate()}>
          {rows === 0 ? t('Nothing to import') : t('Import {rows}', { rows: countOf(rows, 'row') })}
        </Button>
      ) : null}
      {one.state === 'queued' || one.state === 'running' ? (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('Stop')}
        </Button>
      ) : null}
      {hasEnded && !one.dryRun && rows > 0 ? (
        <ConfirmButton
          label={t('Roll back')}
          title={t('Roll this import back?')}
          confirm={t('Roll back')}
          loading={rollBack.isPending}
          onConfirm={() => rollBack.mutate()}
        >
          {t(
            'Everything that it wrote is taken back. What was changed or used since then stays, and is listed.',
          )}
        </ConfirmButton>
      ) : null}
    </>
  )
}

/** The other things that the same file holds, such as the stock of a shop's products. */
export function ImportToo({
  one,
  kinds,
}: {
  one: Import
  kinds: { name: Import['kind']; title: string }[]
}) {
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: (kind: Import['kind']) =>
      client.importCopy({ params: { id: one.id }, body: { kind } }),
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id } }),
  })
  return (
    <>
      {kinds.map(({ name, title }) => (
        <Button
          key={name}
          variant="default"
          mt="sm"
          mr="sm"
          loading={copy.isPending && copy.variables === name}
          onClick={() => copy.mutate(name)}
        >
          {t('Import {kind} from this file too', { kind: title.toLowerCase() })}
        </Button>
      ))}
      <InlineError trouble={copy.error ? troubleOf(copy.error) : undefined} />
    </>
  )
}
