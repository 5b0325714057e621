import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useEffect, useMemo, useState } from 'react'
import type { Column } from './DataTable.tsx'
import { fitWidths, hiddenIn, inOrder, type TableLayout } from './tableLayout.ts'

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
})
const NO_ROWS: Record<string, never>[] = []
const LEAST_WIDTH = 48

/** A column where it stands. */
export interface PlacedColumn<Row> {
  column: Column<Row>
  width: number
  /** Where it sticks while the table scrolls sideways. */
  left: number | undefined
  /** Begins to drag its edge. */
  onResize: (event: unknown) => void
}

/**
 * The columns as the reader has them. TanStack Table keeps their order, pins, widths and which are
 * seen; rows are the server's business, so it is given none.
 */
export function useColumns<Row>(
  all: Column<Row>[],
  [layout, setLayout]: [TableLayout, (next: TableLayout) => void],
  before: number,
  scroller: HTMLElement | null,
): { placed: PlacedColumn<Row>[]; width: number } {
  const room = useWidth(scroller)
  const [name] = all
  const definitions = useMemo(
    () =>
      all.map(({ id, width }) => ({
        id,
        size: layout.widths?.[id] ?? width,
        minSize: LEAST_WIDTH,
        maxSize: 900,
      })),
    [all, layout.widths],
  )
  const others = useMemo(() => all.slice(1), [all])
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: {
      columnOrder: [name?.id ?? '', ...inOrder(others, layout).map(({ id }) => id)],
      columnVisibility: Object.fromEntries(hiddenIn(others, layout).map((id) => [id, false])),
      columnPinning: { start: [name?.id ?? '', ...(layout.pinned ?? [])], end: [] },
      columnSizing: layout.widths ?? {},
    },
    onColumnSizingChange: (change) => {
      const widths = typeof change === 'function' ? change(layout.widths ?? {}) : change
      const rounded = Object.entries(widths).map(([id, width]) => [id, Math.round(width)])
      setLayout({ ...layout, widths: Object.fromEntries(rounded) })
    },
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const byId = new Map(all.map((column) => [column.id, column]))
  const seen = headers.flatMap((header) => {
    const column = byId.get(header.column.id)
    return column ? [{ header, column }] : []
  })
  const widths = fitWidths(
    seen.map(({ column }) => column),
    layout,
    room - before,
  )
  // Pinned columns stand first, so what is left of one are all before it.
  const leftOf = (at: number) => widths.slice(0, at).reduce((sum, width) => sum + width, before)
  const placed = seen.map(({ header, column }, at): PlacedColumn<Row> => {
    const isPinned = header.column.getIsPinned() !== false
    const left = isPinned ? leftOf(at) : undefined
    return { column, width: widths[at] ?? column.width, left, onResize: header.getResizeHandler() }
  })
  return { placed, width: widths.reduce((sum, width) => sum + width, before) }
}

function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return width
}
