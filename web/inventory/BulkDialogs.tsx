import { lazy, Suspense } from 'react'
import type { PastedCell } from '../ui/DataTable.tsx'
import type { InventoryRow } from './inventoryColumns.tsx'

const AdjustDialog = lazy(() =>
  import('./AdjustDialog.tsx').then((it) => ({ default: it.AdjustDialog })),
)
const BulkAdjustDialog = lazy(() =>
  import('./BulkStockDialog.tsx').then((it) => ({ default: it.BulkAdjustDialog })),
)
const BulkMoveDialog = lazy(() =>
  import('./BulkStockDialog.tsx').then((it) => ({ default: it.BulkMoveDialog })),
)
const ThresholdsDialog = lazy(() =>
  import('./ThresholdsDialog.tsx').then((it) => ({ default: it.ThresholdsDialog })),
)
const LabelDialog = lazy(() =>
  import('../labels/LabelDialog.tsx').then((it) => ({ default: it.LabelDialog })),
)
const PasteDialog = lazy(() =>
  import('./PasteDialog.tsx').then((it) => ({ default: it.PasteDialog })),
)

/** Which deed is being prepared, and on what. */
export type Opened =
  | { deed: 'adjust' | 'move' | 'thresholds' | 'labels'; skus: string[] }
  | { deed: 'paste'; cells: PastedCell<InventoryRow>[] }

// Up to here each item has a line of its own, with its place and its number.
const MOST_LINES = 12

/** The dialog of a deed on the list's items. */
export function BulkDialogs({
  opened,
  site,
  onClose,
  onDone,
}: {
  opened: Opened | undefined
  site: string | undefined
  onClose: () => void
  onDone: () => void
}) {
  if (!opened) return null
  if (opened.deed === 'paste')
    return (
      <Suspense fallback={null}>
        <PasteDialog cells={opened.cells} site={site} onClose={onClose} />
      </Suspense>
    )
  const common = { skus: opened.skus, onClose, onDone }
  return (
    <Suspense fallback={null}>
      {opened.deed === 'labels' ? (
        <LabelDialog lines={opened.skus.map((sku) => ({ kind: 'item', sku }))} onClose={onClose} />
      ) : null}
      {opened.deed === 'thresholds' ? <ThresholdsDialog {...common} /> : null}
      {opened.deed === 'move' ? <BulkMoveDialog {...common} site={site} /> : null}
      {opened.deed !== 'adjust' ? null : opened.skus.length <= MOST_LINES ? (
        <AdjustDialog {...common} />
      ) : (
        <BulkAdjustDialog {...common} site={site} />
      )}
    </Suspense>
  )
}
