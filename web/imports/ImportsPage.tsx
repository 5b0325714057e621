import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { type Import, ImportBadge } from './importWords.tsx'
import { NewImport } from './NewImport.tsx'
import { useImportKinds } from './useImportKinds.ts'

/** A file in, and the files that came before it. */
export function ImportsPage() {
  const { can } = useSession()
  // A second file starts from an empty form.
  const [attempt, setAttempt] = useState(0)
  return (
    <>
      <PageHeader title="Import" />
      <PageBody>
        {can('imports.run') ? (
          <NewImport key={attempt} onReset={() => setAttempt((number) => number + 1)} />
        ) : null}
        <EarlierImports />
      </PageBody>
    </>
  )
}

function EarlierImports() {
  const kinds = useImportKinds()
  const list = useList(
    'importList',
    { limit: 50 },
    { live: (event) => event.type.startsWith('import.') },
  )
  if (list.error)
    return (
      <ErrorState
        what="The imports could not be read."
        trouble={troubleOf(list.error)}
        onRetry={list.retry}
      />
    )
  return (
    <Section title="Earlier imports">
      <SmallTable<Import>
        label="Earlier imports"
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={list.isLoading ? ' ' : 'None yet. Items first, then their stock, then past sales.'}
        columns={[
          {
            header: 'File',
            grow: true,
            cell: (row) => (
              <Link to="/imports/$id" params={{ id: row.id }}>
                {row.fileName || 'Without a name'}
              </Link>
            ),
          },
          { header: 'What', wide: true, cell: (row) => kinds.titleOf(row.kind) },
          { header: 'State', cell: (row) => <ImportBadge of={row} /> },
          {
            header: 'Created',
            align: 'right',
            wide: true,
            cell: (row) => <Figure value={row.created} />,
          },
          {
            header: 'Changed',
            align: 'right',
            wide: true,
            cell: (row) => <Figure value={row.changed} />,
          },
          { header: 'Errors', align: 'right', cell: (row) => <Figure value={row.errors} /> },
          { header: 'By', wide: true, cell: (row) => row.createdBy },
          {
            header: 'When',
            align: 'right',
            wide: true,
            cell: (row) => <When instant={row.createdAt} />,
          },
        ]}
      />
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          Show older imports
        </Button>
      ) : null}
    </Section>
  )
}
