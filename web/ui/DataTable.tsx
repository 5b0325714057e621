import { type ReactNode, useEffect, useState } from 'react'
import { useIsPhone } from './appearance.ts'
import { DataCards } from './DataCards.tsx'
import { DataRows } from './DataRows.tsx'
import styles from './DataTable.module.css'
import type { Placed, TableLayout } from './tableLayout.ts'

/** How a cell is changed in place. */
export interface CellEdit<Row> {
  /** What stands in the field when it opens, and is compared when it closes. */
  text: (row: Row) => string
  /** Writes what was typed; a refusal stays in the cell. */
  save: (row: Row, text: string) => Promise<unknown>
  /** Why this row's cell is not changed here. */
  refuses?: (row: Row) => string | undefined
  inputMode?: 'text' | 'numeric' | 'decimal'
}

/** A column; `id` is also the name that the API sorts by. */
export interface Column<Row> extends Placed {
  /** More about the header, for those who do not know the word. */
  hint?: string
  cell: (row: Row) => ReactNode
  /** The least width in px; what is left is shared in proportion. */
  width: number
  align?: 'right'
  sortable?: boolean
  /** Where it stands on a phone: beside the name, as a labelled figure, or not at all. */
  phone?: 'beside' | 'figure' | 'hidden'
  /** Whether it stands there with its header: beside the name only when told so, a figure unless told not to. */
  phoneLabel?: boolean
  edit?: CellEdit<Row>
}

export interface Sort {
  by: string
  direction: 'asc' | 'desc'
}

export interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
}

/** Cells that were pasted: which row and column, and the text for it. */
export interface PastedCell<Row> {
  row: Row
  columnId: string
  text: string
}

export interface DataTableProps<Row> {
  /** What the table is, for those who do not see it. */
  label: string
  /** Under which the reader's columns are kept; without it they last while the page is open. */
  id?: string
  /** The columns of the view that is open, until the reader changes them. */
  layout?: TableLayout | null
  rows: Row[]
  rowKey: (row: Row) => string
  /** What its boxes and buttons call a row, where its key is no name. */
  rowName?: (row: Row) => string
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
  /** What a row holds within; it opens below the row. */
  expand?: (row: Row) => ReactNode
  /** Looks into a row without leaving the table: Space, or the eye. */
  onPeek?: (row: Row) => void
  /** A range of a spreadsheet was pasted onto cells that can be changed. */
  onPaste?: (cells: PastedCell<Row>[]) => void
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
