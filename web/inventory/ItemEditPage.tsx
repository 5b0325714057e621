import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { readableName } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { DeedPage } from './DeedPage.tsx'
import { ITEM_FIELDS } from './itemFieldEdits.ts'

type ItemEdit = Reply<'itemEditGet'>

const route = getRouteApi('/app/item-edits/$id')

/** An edit of many items: what stood there before and after, and the way to take it back. */
export function ItemEditPage() {
  const { id } = route.useParams()
  const found = useQuery({
    queryKey: ['itemEditGet', id],
    queryFn: ({ signal }) => client.itemEditGet({ params: { id }, signal }),
    meta: { live: (event) => event.type.startsWith('item_edit.') },
  })
  if (found.error && !found.data)
    return (
      <ErrorState
        what={t('The edit could not be read.')}
        trouble={troubleOf(found.error)}
        onRetry={() => void found.refetch()}
      />
    )
  return found.data ? <KnownEdit edit={found.data} /> : null
}

function KnownEdit({ edit }: { edit: ItemEdit }) {
  const { can } = useSession()
  const { id, items, note, createdBy, createdAt, revertedAt, revertedBy } = edit
  const revert = useMutation({
    mutationFn: () => client.itemEditReversalCreate({ params: { id } }),
    onSuccess: refreshAll,
  })
  const values = edit.lines.flatMap(({ sku, before, after, reverted }) =>
    Object.keys(after).map((name) => ({
      key: `${sku} ${name}`,
      sku,
      name,
      before: show(name, before[name]),
      after: show(name, after[name]),
      kept: reverted === 'kept',
    })),
  )
  return (
    <DeedPage
      title={t('{items, plural, one {Edit of # item} other {Edit of # items}}', { items })}
      under={
        <>
          <span>{createdBy}</span>
          <When instant={createdAt} />
          {note ? <span>{note}</span> : null}
          {revertedAt ? (
            <strong>{t('Taken back by {name}', { name: revertedBy ?? '' })}</strong>
          ) : null}
        </>
      }
      revert={revert}
      mayRevert={can('catalog.write') && !revertedAt}
      heading={t('What changed')}
      rows={values}
      rowKey={(value) => value.key}
      columns={[
        { header: t('What'), cell: (value) => labelOf(value.name) },
        { header: t('Before'), align: 'right', cell: (value) => value.before },
        { header: t('After'), align: 'right', cell: (value) => value.after },
        {
          header: t('State'),
          wide: true,
          cell: (value) => (value.kept ? t('Kept: changed since') : '—'),
        },
      ]}
    />
  )
}

function labelOf(name: string): string {
  return ITEM_FIELDS.find((field) => field.name === name)?.label ?? readableName(name)
}

function show(name: string, value: unknown): string {
  const field = ITEM_FIELDS.find((one) => one.name === name)
  if (field) return field.show(value)
  return value === null || value === undefined ? '—' : String(value as string | number)
}
