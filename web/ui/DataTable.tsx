import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useIsPhone } from './appearance.ts'
import { DataCards } from './DataCards.tsx'
import { DataRows } from './DataRows.tsx'
import styles from './DataTable.module.css'

/** A column; `id` is also the name that the API sorts by. */
export interface Column<Row> {
  id: string
  header: string
  /** More about the header, for those who do not know the word. */
  hint?: string
  cell: (row: Row) => ReactNode
  /** The least width in px; what is left is shared in proportion. */
  width: number
  align?: 'right'
  sortable?: boolean
  /** Where it stands on a phone: beside the name, as a labelled figure, or not at all. */
  phone?: 'beside' | 'figure' | 'hidden'
  /** Whether it needs its header there to be understood. */
  phoneLabel?: boolean
}

export interface Sort {
  by: string
  direction: 'asc' | 'desc'
}

export interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
}

export interface DataTableProps<Row> {
  /** What the table is, for those who do not see it. */
  label: string
  rows: Row[]
  rowKey: (row: Row) => string
  /** The first column: what the row is called and where it leads. */
  name: Column<Row>
  columns: Column<Row>[]
  /** All rows there are, also those not loaded yet. */
  total?: number | null
  sort?: Sort
  /** The page's search parameters with this order: sorting is a link. */
  searchFor?: (sort: Sort) => Record<string, unknown>
  selection?: Selection
  hasMore?: boolean
  onNeedMore?: () => void
  /** Older rows are still shown while newer ones come. */
  stale?: boolean
  empty?: ReactNode
}

/** The table of the house: sorted and paged by the server, only the visible rows in the page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  // As state, not as a ref: the rows can only be placed once it is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const isPhone = useIsPhone()
  const { sort, rows, empty, stale } = props
  useEffect(() => {
    scroller?.scrollTo({ top: 0 })
  }, [scroller, sort?.by, sort?.direction])
  if (rows.length === 0 && empty && !stale) return empty
  return (
    <div
      ref={setScroller}
      className={styles.scroller}
      data-stale={stale || undefined}
      aria-busy={stale}
      // A region that scrolls must be reachable without a mouse.
      tabIndex={isPhone ? 0 : -1}
    >
      {isPhone ? (
        <DataCards {...props} scroller={scroller} />
      ) : (
        <DataRows {...props} scroller={scroller} />
      )}
    </div>
  )
}

/** A header that sorts when followed; the third state does not exist, as nobody wants it. */
export function SortableHeader<Row>({
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
      data-active={active || undefined}
    >
      {column.align === 'right' ? arrow : null}
      {column.header}
      {column.align === 'right' ? null : arrow}
    </Link>
  )
}
