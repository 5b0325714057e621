import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useRowHeight } from './appearance.ts'
import { BodyRow } from './BodyRow.tsx'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { useLatest } from './latest.ts'
import { useNeedMore } from './needMore.ts'
import { usePastedCells } from './pasteCells.ts'
import { useRowKeys } from './rowKeys.ts'
import { TableHeader } from './TableHeader.tsx'
import { inOrder, moveColumn, useTableLayout } from './tableLayout.ts'
import { useColumns } from './useColumns.ts'

const HEADER_HEIGHT = 33
const CHECK_WIDTH = 46
const EXPANSION_HEIGHT = 120

/** The table as a table, with as many rows in the page as the window shows. */
export function DataRows<Row>(props: DataTableProps<Row> & { scroller: HTMLDivElement | null }) {
  const { rows, columns, name, selection, scroller, total, rowKey, expand, onPeek } = props
  const layout = useTableLayout(props.id, props.layout)
  const all = useMemo(() => [name, ...columns], [name, columns])
  const { placed, width } = useColumns(all, layout, selection ? CHECK_WIDTH : 0, scroller)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const entries = useEntries(rows, rowKey, opened)
  const virtual = useRowVirtualizer(entries, scroller)
  const onSelect = useSelecting(props)
  const keyAt = (index: number) => {
    const row = rows[index]
    return row === undefined ? undefined : rowKey(row)
  }
  useRowKeys({
    scroller,
    count: rows.length,
    scrollTo: (index) => virtual.scrollToIndex(entries.findIndex((entry) => entry.index === index)),
    onSelect: selection ? (index) => onSelect(keyAt(index), false) : undefined,
    onPeek: onPeek ? (index) => rows[index] !== undefined && onPeek(rows[index]) : undefined,
    onExpand: expand ? (index, open) => setOpened(withKey(opened, keyAt(index), open)) : undefined,
  })
  const onPaste = usePastedCells(
    rows,
    placed.map(({ column }) => column),
    props.onPaste,
  )
  const items = virtual.getVirtualItems()
  useNeedMore(props, entries[items.at(-1)?.index ?? -1]?.index)
  const before = (items[0]?.start ?? HEADER_HEIGHT) - HEADER_HEIGHT
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? HEADER_HEIGHT) + HEADER_HEIGHT
  const move = (id: string, beforeId: string) => {
    const [known, set] = layout
    const ids = inOrder(columns, known).map((column) => column.id)
    if (ids.includes(id) && id !== beforeId)
      set(moveColumn(columns, known, id, ids.filter((one) => one !== id).indexOf(beforeId)))
  }
  return (
    <table
      className={styles.table}
      aria-label={props.label}
      aria-rowcount={(total ?? rows.length) + 1}
      style={{ width: Math.floor(width) }}
      onPaste={onPaste}
    >
      <colgroup>
        {selection ? <col style={{ width: CHECK_WIDTH }} /> : null}
        {placed.map(({ column, width: columnWidth }) => (
          <col key={column.id} style={{ width: columnWidth }} />
        ))}
      </colgroup>
      <TableHeader {...props} placed={placed} onMove={move} />
      <tbody>
        {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
        {items.map((item) => {
          const entry = entries[item.index]
          const row = entry && rows[entry.index]
          if (!entry || row === undefined) return null
          if (entry.within)
            return (
              <tr key={item.key} ref={virtual.measureElement} data-index={item.index}>
                <td colSpan={placed.length + (selection ? 1 : 0)} className={styles.within}>
                  <div className={styles.withinBox}>{expand?.(row)}</div>
                </td>
              </tr>
            )
          const key = rowKey(row)
          return (
            <BodyRow
              key={item.key}
              row={row}
              id={key}
              called={props.rowName?.(row) ?? key}
              index={entry.index}
              placed={placed}
              // Which cells there are; widths and places come from the columns themselves.
              shape={placed.map(({ column, left }) => `${column.id}:${left}`).join(' ')}
              columns={columns}
              selected={selection?.keys.has(key)}
              onToggle={selection ? onSelect : undefined}
              open={expand ? opened.has(key) : undefined}
              onOpen={(open) => setOpened((now) => withKey(now, key, open))}
              onPeek={onPeek}
            />
          )
        })}
        {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
      </tbody>
    </table>
  )
}

interface Entry {
  index: number
  key: string
  /** Whether it is what a row holds within. */
  within: boolean
}

/** Rows, and below the opened ones what they hold. */
function useEntries<Row>(
  rows: Row[],
  rowKey: (row: Row) => string,
  opened: ReadonlySet<string>,
): Entry[] {
  return useMemo(
    () =>
      rows.flatMap((row, index) => {
        const key = rowKey(row)
        const entry = { index, key, within: false }
        return opened.has(key) ? [entry, { index, key: `${key} within`, within: true }] : [entry]
      }),
    [rows, rowKey, opened],
  )
}

function useRowVirtualizer(entries: Entry[], scroller: HTMLDivElement | null) {
  const rowHeight = useRowHeight()
  return useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => entries[index]?.key ?? index,
    estimateSize: (index) => (entries[index]?.within ? EXPANSION_HEIGHT : rowHeight),
    overscan: 12,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  })
}

/** Selects one row, or with Shift all from the last one to it. */
function useSelecting<Row>(props: DataTableProps<Row>) {
  const latest = useLatest(props)
  const last = useRef<string | undefined>(undefined)
  return useCallback(
    (key: string | undefined, toHere: boolean) => {
      const { selection, rows, rowKey } = latest.current
      if (!selection || key === undefined) return
      const keys = new Set(selection.keys)
      const all = toHere ? rows.map(rowKey) : []
      const range = [all.indexOf(last.current ?? ''), all.indexOf(key)].toSorted((a, b) => a - b)
      if (toHere && range[0] !== undefined && range[0] >= 0)
        for (const one of all.slice(range[0], (range[1] ?? 0) + 1)) keys.add(one)
      else if (!keys.delete(key)) keys.add(key)
      last.current = key
      selection.onChange(keys)
    },
    [latest],
  )
}

function withKey(
  keys: ReadonlySet<string>,
  key: string | undefined,
  present: boolean,
): ReadonlySet<string> {
  const next: Set<string> = new Set(keys)
  if (key !== undefined && present) next.add(key)
  else if (key !== undefined) next.delete(key)
  return next
}
