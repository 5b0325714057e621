import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import type { PastedCell } from '../ui/DataTable.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import type { InventoryRow } from './inventoryColumns.tsx'
import { ITEM_FIELDS } from './itemFieldEdits.ts'
import { PreviewList } from './PreviewList.tsx'
import { readPasted } from './pastedCells.ts'
import { applyAdjustment, editPreviews, stockPreviews, tellEdit } from './writeItems.ts'

/** What a pasted range would change, before it does. */
export function PasteDialog({
  cells,
  site,
  onClose,
}: {
  cells: PastedCell<InventoryRow>[]
  site: string | undefined
  onClose: () => void
}) {
  const { rows, counts, left } = readPasted(cells)
  const preview = useQuery({
    queryKey: ['pastePreview', rows, counts, site],
    staleTime: 0,
    queryFn: async ({ signal }) => ({
      edit:
        rows.length > 0
          ? await client.itemEditCreate({ body: { rows, dryRun: true }, signal })
          : undefined,
      stock:
        counts.length > 0
          ? await client.adjustmentPreviewCreate({
              body: { lines: counts, ...(site ? { site } : {}) },
              signal,
            })
          : undefined,
    }),
  })
  const { edit, stock } = preview.data ?? {}
  const lines = [
    ...left,
    ...(stock ? stockPreviews(stock.lines) : []),
    ...(edit ? editPreviews(edit, ITEM_FIELDS) : []),
  ]
  const changed = lines.filter(({ skipped }) => skipped === undefined).length
  const apply = useMutation({
    mutationFn: async () => {
      if (stock) await applyAdjustment(stock.lines, 'counted', t('Pasted'))
      if (!edit || edit.changed === 0) return
      const made = await client.itemEditCreate({ body: { rows, note: t('Pasted') } })
      tellEdit(
        made,
        t('{count, plural, one {# item was changed.} other {# items were changed.}}', {
          count: made.changed,
        }),
      )
    },
    onSuccess: async () => {
      onClose()
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Paste into the list')} size={680}>
      {preview.error ? (
        <ErrorState
          what={t('The range could not be checked.')}
          trouble={troubleOf(preview.error)}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <PreviewList lines={lines} busy={preview.isFetching} />
      )}
      <InlineError trouble={apply.error ? troubleOf(apply.error) : undefined} />
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          data-autofocus
          loading={apply.isPending}
          disabled={changed === 0 || preview.isFetching}
          onClick={() => apply.mutate()}
        >
          {t('{count, plural, one {Change # value} other {Change # values}}', { count: changed })}
        </Button>
      </Group>
    </Modal>
  )
}
