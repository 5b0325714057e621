import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './SmallTable.module.css'

/** A column of a small table. */
export interface SmallColumn<Row> {
  header: string
  cell: (row: Row) => ReactNode
  align?: 'right'
  /** Left out on a phone. */
  wide?: boolean
  /** Takes the room that the others leave, and is cut where there is none. */
  grow?: boolean
}

/** A plain table for the few rows inside a page. */
export function SmallTable<Row>({
  label,
  rows,
  rowKey,
  columns,
  empty,
}: {
  label: string
  rows: Row[]
  rowKey: (row: Row) => string
  columns: SmallColumn<Row>[]
  empty?: ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(scroller)
  if (rows.length === 0 && empty) return <p className={styles.empty}>{empty}</p>
  return (
    // What scrolls must be reachable without a mouse; what does not is no stop on the way.
    <div ref={scroller} className={styles.scroller} tabIndex={overflows ? 0 : undefined}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.header}
                scope="col"
                data-align={column.align}
                data-wide={column.wide || undefined}
                data-grow={column.grow || undefined}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.header}
                  data-align={column.align}
                  data-wide={column.wide || undefined}
                  data-grow={column.grow || undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useOverflow(element: { current: HTMLElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const look = () => setOverflows(box.scrollWidth > box.clientWidth)
    const observer = new ResizeObserver(look)
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  })
  return overflows
}
