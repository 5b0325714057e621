import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatBytes } from '../ui/format.ts'
import { PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { ImportDeeds } from './ImportDeeds.tsx'
import { ImportOutcome } from './ImportOutcome.tsx'
import { ImportSteps, type Step } from './ImportSteps.tsx'
import { type Import, ImportBadge, isUnderWay } from './importWords.tsx'
import { useImportKinds } from './useImportKinds.ts'

const LOOK_AGAIN_MS = 700
const route = getRouteApi('/app/imports/$id')

/** One import in its four steps: its columns, what it would do, what it did, and the way back. */
export function ImportPage() {
  const { id } = route.useParams()
  const { can } = useSession()
  const kinds = useImportKinds()
  // From the check back to the columns.
  const [mapping, setMapping] = useState(false)
  const found = useQuery({
    queryKey: ['importGet', id],
    queryFn: ({ signal }) => client.importGet({ params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
    meta: { live: (event) => event.subjectId === id },
  })
  const one = found.data
  const isMapping = one && can('imports.run') && (one.state === 'draft' || mapping)
  return (
    <>
      <PageHeader
        title={one?.fileName || t('Import')}
        lead={<Link to="/imports">{t('Import')}</Link>}
        under={
          one ? (
            <>
              <ImportBadge of={one} />
              <span>{kinds.titleOf(one.kind)}</span>
              <span>{formatBytes(one.fileBytes)}</span>
              <span>
                {t('by {name},', { name: one.createdBy })} <When instant={one.createdAt} />
              </span>
            </>
          ) : null
        }
      >
        {one && !isMapping ? <ImportDeeds one={one} onMap={() => setMapping(true)} /> : null}
      </PageHeader>
      <PageBody>
        {found.error && !one ? (
          <ErrorState
            what={t('The import could not be read.')}
            trouble={troubleOf(found.error)}
            onRetry={() => void found.refetch()}
          />
        ) : null}
        {one ? <ImportSteps now={stepOf(one, isMapping === true)} /> : null}
        {one && isMapping ? (
          <ColumnsStep key={one.id} one={one} onRun={() => setMapping(false)} />
        ) : one ? (
          <ImportOutcome one={one} />
        ) : null}
      </PageBody>
    </>
  )
}

function stepOf({ dryRun }: Import, isMapping: boolean): Step {
  if (isMapping) return 'columns'
  return dryRun ? 'check' : 'import'
}
