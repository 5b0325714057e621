import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { readableName } from '../ui/format.ts'
import { Instant } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { DeedPage } from './DeedPage.tsx'
import { isStockNews } from './stockNews.ts'

type StockDocument = Reply<'documentGet'>

const route = getRouteApi('/app/documents/$id')

/** A deed of stock as the ledger has it, with the way to take it back. */
export function DocumentPage() {
  const { id } = route.useParams()
  const found = useQuery({
    queryKey: ['documentGet', id],
    queryFn: ({ signal }) => client.documentGet({ params: { id }, signal }),
    meta: { live: isStockNews },
  })
  if (found.error && !found.data)
    return (
      <ErrorState
        what={t('The document could not be read.')}
        trouble={troubleOf(found.error)}
        onRetry={() => void found.refetch()}
      />
    )
  return found.data ? <KnownDocument document={found.data} /> : null
}

function KnownDocument({ document }: { document: StockDocument }) {
  const { can } = useSession()
  const { id, kind, reference, reason, note, occurredAt, lines } = document
  const isReversed = lines.every(({ reversedBy }) => reversedBy !== null)
  const revert = useMutation({
    mutationFn: () => client.documentReversalCreate({ params: { id }, body: {} }),
    onSuccess: refreshAll,
  })
  return (
    <DeedPage
      title={[readableName(kind), reference].filter(Boolean).join(' ')}
      under={
        <>
          {occurredAt ? <Instant instant={occurredAt} /> : null}
          {reason ? <span>{readableName(reason)}</span> : null}
          {note ? <span>{note}</span> : null}
          {isReversed ? <strong>{t('Taken back')}</strong> : null}
        </>
      }
      revert={revert}
      mayRevert={can('stock.reverse') && !isReversed}
      heading={t('What moved')}
      rows={lines}
      rowKey={(line) => line.movementId}
      columns={[
        { header: t('From'), cell: (line) => <End path={line.from} /> },
        { header: t('To'), cell: (line) => <End path={line.to} /> },
        { header: t('Lot'), wide: true, cell: (line) => line.lot || '—' },
        {
          header: t('Units'),
          align: 'right',
          cell: (line) => <Figure value={line.quantity} />,
        },
        {
          header: t('State'),
          wide: true,
          cell: (line) => (line.reversedBy === null ? '—' : t('Taken back')),
        },
      ]}
    />
  )
}

/** A place, or an end that is none. */
function End({ path }: { path: string }) {
  if (path.startsWith('~')) return readableName(path.slice(1))
  return (
    <Link to="/locations/$path" params={{ path }}>
      {path}
    </Link>
  )
}
