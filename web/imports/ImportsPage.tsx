import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { type Import, ImportBadge } from './importWords.tsx'
import { NewImport } from './NewImport.tsx'
import { useImportKinds } from './useImportKinds.ts'

/** A file in, and the files that came before it. */
export function ImportsPage() {
  const { can } = useSession()
  return (
    <>
      <PageHeader title={t('Import')}>
        <Button variant="default" component={Link} to="/settings/mappings">
          {t('Remembered columns')}
        </Button>
      </PageHeader>
      <PageBody>
        {can('imports.run') ? <NewImport /> : null}
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
        what={t('The imports could not be read.')}
        trouble={troubleOf(list.error)}
        onRetry={list.retry}
      />
    )
  return (
    <Section title={t('Earlier imports')}>
      <SmallTable<Import>
        label={t('Earlier imports')}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          list.isLoading ? ' ' : t('None yet. Items first, then their stock, then past sales.')
        }
        columns={[
          {
            header: t('File'),
            grow: true,
            cell: (row) => (
              <Link to="/imports/$id" params={{ id: row.id }}>
                {row.fileName || t('Without a name')}
              </Link>
            ),
          },
          { header: t('What'), wide: true, cell: (row) => kinds.titleOf(row.kind) },
          { header: t('State'), cell: (row) => <ImportBadge of={row} /> },
          {
            header: t('Created'),
            align: 'right',
            wide: true,
            cell: (row) => <Figure value={row.created} />,
          },
          {
            header: t('Changed'),
            align: 'right',
            wide: true,
            cell: (row) => <Figure value={row.changed} />,
          },
          { header: t('Errors'), align: 'right', cell: (row) => <Figure value={row.errors} /> },
          { header: t('By'), wide: true, cell: (row) => row.createdBy },
          {
            header: t('When'),
            align: 'right',
            wide: true,
            cell: (row) => <When instant={row.createdAt} />,
          },
        ]}
      />
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          {t('Show older imports')}
        </Button>
      ) : null}
    </Section>
  )
}
