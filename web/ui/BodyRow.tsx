import { ActionIcon, Checkbox } from '@mantine/core'
import { IconChevronRight, IconEye } from '@tabler/icons-react'
import { memo, useLayoutEffect, useRef } from 'react'
import styles from './DataTable.module.css'
import type { Column } from './DataTable.tsx'
import { EditableCell } from './EditableCell.tsx'
import type { PlacedColumn } from './useColumns.ts'
import { t } from './words.ts'

interface BodyRowProps<Row> {
  row: Row
  id: string
  called: string
  index: number
  placed: PlacedColumn<Row>[]
  shape: string
  columns: Column<Row>[]
  selected: boolean | undefined
  onToggle: ((key: string, toHere: boolean) => void) | undefined
  /** Undefined: there is nothing within. */
  open: boolean | undefined
  onOpen: (open: boolean) => void
  onPeek: ((row: Row) => void) | undefined
}

function PlainBodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, id, called, index, placed, selected, onToggle, open } = props
  const element = useRef<HTMLTableRowElement>(null)
  useOneTabStop(element)
  return (
    <tr
      ref={element}
      aria-rowindex={index + 2}
      data-row={index}
      data-selected={selected || undefined}
    >
      {onToggle ? (
        <td className={styles.check} data-pinned style={{ left: 0 }}>
          <Checkbox
            size="xs"
            aria-label={t('Select {name}', { name: called })}
            checked={selected}
            onChange={(event) => onToggle(id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </td>
      ) : null}
      {placed.map(({ column, left }, at) => {
        const content = column.edit ? <EditableCell column={column} row={row} /> : column.cell(row)
        const place = { 'data-pinned': left === undefined ? undefined : '', style: { left } }
        return at === 0 ? (
          <th key={column.id} scope="row" data-name {...place}>
            <span className={styles.name}>
              {open === undefined ? null : (
                <Opener called={called} open={open} onOpen={props.onOpen} />
              )}
              {content}
              {props.onPeek ? <Eye called={called} onPeek={() => props.onPeek?.(row)} /> : null}
            </span>
          </th>
        ) : (
          <td key={column.id} data-align={column.align} data-column={column.id} {...place}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

// While the table scrolls or is resized, only the rows that come into sight are drawn.
export const BodyRow = memo(
  PlainBodyRow,
  (one, other) =>
    one.row === other.row &&
    one.index === other.index &&
    one.shape === other.shape &&
    one.columns === other.columns &&
    one.selected === other.selected &&
    one.open === other.open,
) as typeof PlainBodyRow

function Opener({
  called,
  open,
  onOpen,
}: {
  called: string
  open: boolean
  onOpen: (open: boolean) => void
}) {
  return (
    <ActionIcon
      size={20}
      className={styles.opener}
      aria-label={t('Places of {name}', { name: called })}
      aria-expanded={open}
      onClick={() => onOpen(!open)}
    >
      <IconChevronRight size={14} aria-hidden="true" />
    </ActionIcon>
  )
}

function Eye({ called, onPeek }: { called: string; onPeek: () => void }) {
  return (
    <ActionIcon
      size={22}
      className={styles.eye}
      aria-label={t('Peek at {name}', { name: called })}
      title={t('Peek (Space)')}
      onClick={onPeek}
    >
      <IconEye size={15} aria-hidden="true" />
    </ActionIcon>
  )
}

/** Tab goes through the controls of the row in which the focus is; of all others it stops at the first row only. */
function useOneTabStop(element: { current: HTMLTableRowElement | null }): void {
  useLayoutEffect(() => {
    const row = element.current
    if (!row) return
    const set = (inside: boolean) => {
      for (const control of row.querySelectorAll<HTMLElement>('a, button, input'))
        control.tabIndex = inside ? 0 : -1
      // The name remains a way into the table.
      const link = row.querySelector<HTMLElement>('th a')
      if (link) link.tabIndex = 0
    }
    set(row.contains(document.activeElement))
    const enter = () => set(true)
    const leave = (event: FocusEvent) => {
      if (!row.contains(event.relatedTarget as Node | null)) set(false)
    }
    row.addEventListener('focusin', enter)
    row.addEventListener('focusout', leave)
    return () => {
      row.removeEventListener('focusin', enter)
      row.removeEventListener('focusout', leave)
    }
  })
}
