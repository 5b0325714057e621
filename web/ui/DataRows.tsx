import { Checkbox } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useRef } from 'react'
import { useRowHeight } from './appearance.ts'
import styles from './DataTable.module.css'
import { type Column, type DataTableProps, type Selection, SortableHeader } from './DataTable.tsx'
import { useNeedMore } from './needMore.ts'
import { useRowKeys } from './rowKeys.ts'

const HEADER_HEIGHT = 33
const CHECK_WIDTH = 46

/** The table as a table, with as many rows in the page as the window shows. */
export function DataRows<Row>(props: DataTableProps<Row> & { scroller: HTMLDivElement | null }) {
  const { rows, columns, name, selection, sort, scroller, total } = props
  const rowHeight = useRowHeight()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  })
  useRowKeys({
    scroller,
    count: rows.length,
    scrollTo: (index) => virtual.scrollToIndex(index),
    onSelect: selection
      ? (index) => toggle(selection, rows[index] && props.rowKey(rows[index]))
      : undefined,
  })
  const latest = useRef(selection)
  latest.current = selection
  const onToggle = useCallback((key: string) => {
    if (latest.current) toggle(latest.current, key)
  }, [])
  const items = virtual.getVirtualItems()
  useNeedMore(props, items.at(-1)?.index)
  const all = [name, ...columns]
  const width = all.reduce((sum, column) => sum + column.width, selection ? CHECK_WIDTH : 0)
  const before = (items[0]?.start ?? HEADER_HEIGHT) - HEADER_HEIGHT
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? HEADER_HEIGHT) + HEADER_HEIGHT
  return (
    <table
      className={styles.table}
      aria-label={props.label}
      aria-rowcount={(total ?? rows.length) + 1}
      style={{ minWidth: width }}
    >
      <colgroup>
        {selection ? <col style={{ width: CHECK_WIDTH }} /> : null}
        {all.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection ? (
            <th className={styles.check}>
              <SelectAll rows={rows} rowKey={props.rowKey} selection={selection} />
            </th>
          ) : null}
          {all.map((column) => (
            <th
              key={column.id}
              scope="col"
              data-align={column.align}
              data-name={column === name || undefined}
              aria-sort={
                sort?.by === column.id
                  ? sort.direction === 'asc'
                    ? 'ascending'
                    : 'descending'
                  : undefined
              }
            >
              <SortableHeader column={column} sort={sort} searchFor={props.searchFor} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
        {items.map((item) => {
          const row = rows[item.index]
          return row === undefined ? null : (
            <BodyRow
              key={props.rowKey(row)}
              row={row}
              id={props.rowKey(row)}
              index={item.index}
              name={name}
              columns={columns}
              selected={selection?.keys.has(props.rowKey(row))}
              onToggle={selection ? onToggle : undefined}
            />
          )
        })}
        {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
      </tbody>
    </table>
  )
}

function PlainBodyRow<Row>({
  row,
  id,
  index,
  name,
  columns,
  selected,
  onToggle,
}: {
  row: Row
  id: string
  index: number
  name: Column<Row>
  columns: Column<Row>[]
  selected: boolean | undefined
  onToggle: ((key: string) => void) | undefined
}) {
  return (
    <tr aria-rowindex={index + 2} data-row={index} data-selected={selected || undefined}>
      {onToggle ? (
        <td className={styles.check}>
          <Checkbox
            size="xs"
            aria-label={`Select ${id}`}
            checked={selected}
            onChange={() => onToggle(id)}
          />
        </td>
      ) : null}
      <th scope="row" data-name>
        {name.cell(row)}
      </th>
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

// While the table scrolls, only the rows that come into sight are drawn.
const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow

function SelectAll<Row>({
  rows,
  rowKey,
  selection,
}: {
  rows: Row[]
  rowKey: (row: Row) => string
  selection: Selection
}) {
  const all = rows.length > 0 && rows.every((row) => selection.keys.has(rowKey(row)))
  return (
    <Checkbox
      size="xs"
      aria-label="Select all loaded rows"
      checked={all}
      indeterminate={!all && selection.keys.size > 0}
      onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(rowKey)))}
    />
  )
}

function toggle(selection: Selection, key: string | undefined): void {
  if (key === undefined) return
  const keys = new Set(selection.keys)
  if (!keys.delete(key)) keys.add(key)
  selection.onChange(keys)
}
