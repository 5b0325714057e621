import { useVirtualizer } from '@tanstack/react-virtual'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { useNeedMore } from './needMore.ts'

/** The same rows on a phone: the name, its state beside it, and the figures with their names. */
export function DataCards<Row>(props: DataTableProps<Row> & { scroller: HTMLDivElement | null }) {
  const { rows, columns, name, scroller } = props
  const beside = columns.filter((column) => column.phone === 'beside')
  const figures = columns.filter((column) => column.phone === 'figure')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => (figures.length > 0 ? 96 : 60),
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  useNeedMore(props, items.at(-1)?.index)
  return (
    <ul
      className={styles.cards}
      aria-label={props.label}
      style={{ height: virtual.getTotalSize() }}
    >
      {items.map((item) => {
        const row = rows[item.index]
        return row === undefined ? null : (
          <li
            key={props.rowKey(row)}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.card}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <div className={styles.cardName}>{name.cell(row)}</div>
            <div className={styles.cardBeside}>
              {beside.map((column) => (
                <span key={column.id}>
                  {column.phoneLabel ? (
                    <span className={styles.cardLabel}>{column.header} </span>
                  ) : null}
                  {column.cell(row)}
                </span>
              ))}
            </div>
            {figures.length > 0 ? (
              <dl className={styles.cardFigures}>
                {figures.map((column) => (
                  <div key={column.id}>
                    {column.phoneLabel === false ? null : <dt>{column.header}</dt>}
                    <dd>{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
