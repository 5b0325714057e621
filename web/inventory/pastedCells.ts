import type { Body } from '@onhand/sdk/operationTypes.ts'
import type { PastedCell } from '../ui/DataTable.tsx'
import { t } from '../ui/words.ts'
import type { InventoryRow } from './inventoryColumns.tsx'
import { ITEM_FIELDS } from './itemFieldEdits.ts'
import type { Preview } from './PreviewList.tsx'
import { readUnits } from './writeItems.ts'

type EditRow = Body<'itemEditCreate'>['rows'][number]

/** A pasted range as what the API is asked to change, and what cannot be read at all. */
export function readPasted(cells: PastedCell<InventoryRow>[]) {
  const rows = new Map<string, EditRow>()
  const counts: { sku: string; setTo: number }[] = []
  const left: Preview[] = []
  for (const { row, columnId, text } of cells) {
    const { sku } = row
    const skip = (what: string, skipped: string) =>
      left.push({ sku, what, before: '', after: '', skipped })
    const field = ITEM_FIELDS.find(({ name }) => name === columnId)
    try {
      if (columnId === 'onHand') counts.push({ sku, setTo: readUnits(text) })
      else if (field)
        rows.set(sku, { ...(rows.get(sku) ?? { sku }), [field.name]: field.read(text) })
      else skip(columnId, t('This column is worked out, not typed.'))
    } catch (error) {
      skip(field?.label ?? t('On hand'), `${text || t('Empty')}: ${(error as Error).message}`)
    }
  }
  return { rows: [...rows.values()], counts, left }
}
