import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import styles from './DataTable.module.css'
import type { Column, DataTableProps, Selection, Sort } from './DataTable.tsx'
import type { PlacedColumn } from './useColumns.ts'
import { t } from './words.ts'

/** The table's head: sorts by a link, is dragged into another order, and resized at its edges. */
export function TableHeader<Row>({
  placed,
  onMove,
  ...props
}: Pick<DataTableProps<Row>, 'rows' | 'rowKey' | 'selection' | 'sort' | 'searchFor'> & {
  placed: PlacedColumn<Row>[]
  /** Puts a column before another; by keyboard the same is done in the menu of columns. */
  onMove: (id: string, before: string) => void
}) {
  const { sort, selection } = props
  const [over, setOver] = useState<string>()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection ? (
          <th className={styles.check} data-pinned style={{ left: 0 }}>
            <SelectAll rows={props.rows} rowKey={props.rowKey} selection={selection} />
          </th>
        ) : null}
        {placed.map(({ column, left, onResize }, at) => (
          <th
            key={column.id}
            scope="col"
            data-align={column.align}
            data-name={at === 0 || undefined}
            data-pinned={left === undefined ? undefined : ''}
            data-over={over === column.id || undefined}
            style={{ left }}
            draggable={at > 0}
            onDragStart={(event) => event.dataTransfer.setData('text/x-column', column.id)}
            onDragOver={(event) => {
              if (at === 0 || !event.dataTransfer.types.includes('text/x-column')) return
              event.preventDefault()
              setOver(column.id)
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => {
              setOver(undefined)
              onMove(event.dataTransfer.getData('text/x-column'), column.id)
            }}
            aria-sort={
              sort?.by === column.id
                ? sort.direction === 'asc'
                  ? 'ascending'
                  : 'descending'
                : undefined
            }
          >
            <SortableHeader column={column} sort={sort} searchFor={props.searchFor} />
            <span
              className={styles.edge}
              aria-hidden="true"
              draggable
              onDragStart={(event) => {
                event.preventDefault()
                event.stopPropagation()
              }}
              onMouseDown={onResize}
              onTouchStart={onResize}
            />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** A header that sorts when followed; the third state does not exist, as nobody wants it. */
function SortableHeader<Row>({
  column,
  sort,
  searchFor,
}: {
  column: Column<Row>
  sort: Sort | undefined
  searchFor: ((sort: Sort) => Record<string, unknown>) | undefined
}) {
  if (!column.sortable || !searchFor) return <span title={column.hint}>{column.header}</span>
  const active = sort?.by === column.id
  // Numbers are asked for from the top, names from the beginning.
  const first = column.align === 'right' ? 'desc' : 'asc'
  const other = sort?.direction === 'asc' ? 'desc' : 'asc'
  const arrow = active ? (
    <span className={styles.arrow} aria-hidden="true">
      {sort.direction === 'asc' ? '↑' : '↓'}
    </span>
  ) : null
  return (
    <Link
      to="."
      replace
      search={searchFor({ by: column.id, direction: active ? other : first }) as never}
      className={styles.sort}
      title={column.hint}
      draggable={false}
      data-active={active || undefined}
    >
      {column.align === 'right' ? arrow : null}
      {column.header}
      {column.align === 'right' ? null : arrow}
    </Link>
  )
}

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
      aria-label={t('Select all loaded rows')}
      checked={all}
      indeterminate={!all && selection.keys.size > 0}
      onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(rowKey)))}
    />
  )
}
