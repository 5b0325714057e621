import type { Body, Reply } from '@onhand/sdk/operationTypes.ts'
import { client, queryClient } from '../client.ts'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { showUndo } from '../undoToast.tsx'
import { writeInBatches } from './inBatches.ts'
import type { InventoryRow } from './inventoryColumns.tsx'
import type { ItemField } from './itemFieldEdits.ts'
import type { Preview } from './PreviewList.tsx'
import { undoOwn } from './undoDocument.ts'

type EditRows = Body<'itemEditCreate'>['rows']
type EditReply = Reply<'itemEditCreate'>
type StockLines = Reply<'adjustmentPreviewCreate'>['lines']

/** Changes one value of one item from its cell. */
export async function saveItemField(row: InventoryRow, field: ItemField, text: string) {
  const value = field.read(text)
  const made = await client.itemEditCreate({
    body: { rows: [{ sku: row.sku, [field.name]: value } as EditRows[number]] },
  })
  const [line] = made.lines
  if (line?.outcome === 'refused') throw new Error(line.reason ?? t('It was refused.'))
  patchRow(row.sku, { [field.name]: value })
  tellEdit(made, t('{field} of {sku} was changed.', { field: field.label, sku: row.sku }))
}

/** Sets what is on hand of one item from its cell, where it lies in one place. */
export async function saveOnHand(row: InventoryRow, text: string, site: string | undefined) {
  const setTo = readUnits(text)
  const { lines } = await client.adjustmentPreviewCreate({
    body: { lines: [{ sku: row.sku, setTo }], ...(site ? { site } : {}) },
  })
  const [line] = lines
  if (line?.outcome === 'refused') throw new Error(line.reason ?? t('It was refused.'))
  await applyAdjustment(lines, 'counted')
  const change = setTo - row.onHand
  patchRow(row.sku, { onHand: setTo, available: row.available + change })
}

/** Units as people type them; throws the sentence that tells what is wrong. */
export function readUnits(text: string): number {
  const units = Number(text.replaceAll(/[\s,]/g, ''))
  if (text.trim() === '' || !Number.isInteger(units) || units < 0)
    throw new Error(t('Type a whole number.'))
  return units
}

/** Writes the lines of a preview that would change something, as one document for each 500. */
export async function applyAdjustment(
  lines: StockLines,
  reason: Body<'adjustmentCreate'>['reason'],
  note = '',
): Promise<void> {
  const wanted = lines.flatMap(({ sku, location, outcome, after, version }) =>
    outcome === 'changed' && location !== null
      ? [{ sku, location, setTo: after, expectedVersion: version }]
      : [],
  )
  await writeInBatches(wanted, {
    title: t('Adjust stock'),
    message: (items) => t('Adjusted {items}.', { items }),
    write: async (some) => {
      const body = { reason, lines: some, ...(note ? { note } : {}) }
      const { id } = await client.adjustmentCreate({ body })
      return { id, changed: some.length }
    },
    undo: (id) => undoOwn('adjustmentCreate', id),
  })
}

/** Says what an edit changed, and offers to take it back. */
export function tellEdit(made: EditReply, message: string): void {
  const { id } = made
  if (id === null) return
  showUndo({
    id,
    message,
    undo: () => client.itemEditReversalCreate({ params: { id } }),
  })
}

/** The lines of a stock preview as the preview list shows them. */
export function stockPreviews(lines: StockLines): Preview[] {
  return lines.map((line) => ({
    sku: line.sku,
    what: line.location ?? '',
    before: formatNumber(line.before),
    after: formatNumber(line.after),
    skipped: line.outcome === 'unchanged' ? t('Is so already.') : (line.reason ?? undefined),
  }))
}

/** The lines of an edit, each value on its own. */
export function editPreviews(made: Pick<EditReply, 'lines'>, fields: ItemField[]): Preview[] {
  return made.lines.flatMap((line): Preview[] => {
    const nothing = { sku: line.sku, what: '', before: '', after: '' }
    if (line.outcome === 'refused') return [{ ...nothing, skipped: line.reason ?? '' }]
    if (line.outcome === 'unchanged') return [{ ...nothing, skipped: t('Is so already.') }]
    return fields
      .filter(({ name }) => name in line.after)
      .map((field) => ({
        sku: line.sku,
        what: field.label,
        before: field.show(line.before[field.name]),
        after: field.show(line.after[field.name]),
        skipped: undefined,
      }))
  })
}

/** Shows a change in every list that holds the row, before it is read anew. */
function patchRow(sku: string, patch: object): void {
  queryClient.setQueriesData<{ pages: { data: { sku: string }[] }[] }>(
    { queryKey: ['inventoryList'] },
    (list) =>
      list?.pages && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          data: page.data.map((row) => (row.sku === sku ? { ...row, ...patch } : row)),
        })),
      },
  )
}
