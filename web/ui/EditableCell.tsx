import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Column } from './DataTable.tsx'
import styles from './EditableCell.module.css'
import { t } from './words.ts'

const TICK_MS = 2_000

type State = 'shown' | 'typed' | 'saving' | 'saved'

/** A cell that is changed where it stands: Enter, F2 or a double click opens it, Esc leaves it as it was. */
export function EditableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const [state, setState] = useState<State>('shown')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const box = useRef<HTMLSpanElement>(null)
  const { edit } = column
  useEffect(() => {
    if (state !== 'saved') return
    const timer = setTimeout(() => setState('shown'), TICK_MS)
    return () => clearTimeout(timer)
  }, [state])
  if (!edit) return column.cell(row)
  const open = (): boolean => {
    if (edit.refuses?.(row) !== undefined) return false
    setText(edit.text(row))
    setTrouble(undefined)
    setState('typed')
    return true
  }
  const close = () => {
    setState('shown')
    setTrouble(undefined)
    focusIn(box)
  }
  const save = async () => {
    if (text.trim() === edit.text(row)) return setState('shown')
    setState('saving')
    try {
      await edit.save(row, text.trim())
      setTrouble(undefined)
      setState('saved')
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
      setState('typed')
    }
  }
  if (state === 'typed' || state === 'saving')
    return (
      <span className={styles.cell} ref={box} data-editing>
        <input
          className={styles.input}
          data-align={column.align}
          aria-label={column.header}
          aria-invalid={trouble !== undefined}
          title={trouble}
          inputMode={edit.inputMode}
          autoFocus
          disabled={state === 'saving'}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => trouble === undefined && void save()}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') close()
            if (event.key === 'Enter') void save().then(() => focusIn(box))
            if (event.key === 'Tab') {
              event.preventDefault()
              const next = neighbour(box.current, event.shiftKey ? -1 : 1)
              void save().then(() => next?.dispatchEvent(new Event('onhand-edit')))
            }
          }}
        />
        {trouble === undefined ? null : (
          <span className={styles.trouble} role="alert">
            {trouble}
          </span>
        )}
      </span>
    )
  return (
    <Shown
      ref={box}
      column={column}
      row={row}
      saved={state === 'saved'}
      onOpen={open}
      why={edit.refuses?.(row)}
    />
  )
}

function Shown<Row>({
  ref,
  column,
  row,
  saved,
  onOpen,
  why,
}: {
  ref: React.RefObject<HTMLSpanElement | null>
  column: Column<Row>
  row: Row
  saved: boolean
  onOpen: () => boolean
  why: string | undefined
}) {
  useEffect(() => {
    const cell = ref.current
    const open = () => void onOpen()
    cell?.addEventListener('onhand-edit', open)
    return () => cell?.removeEventListener('onhand-edit', open)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F2' && event.key !== 'Enter') return
    // A link is followed by Enter; F2 changes what it says.
    if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'A') return
    if (onOpen()) event.preventDefault()
  }
  return (
    <span
      ref={ref}
      className={styles.cell}
      data-editable={why === undefined || undefined}
      title={why ?? t('Enter, F2 or a double click changes it')}
      onDoubleClick={onOpen}
      onKeyDownCapture={onKeyDown}
    >
      {saved ? <IconCheck size={13} className={styles.tick} aria-label={t('Saved')} /> : null}
      <Focusable column={column} row={row} />
    </span>
  )
}

/** A figure that can be asked why is a button already; any other becomes one, to be reached by keys. */
function Focusable<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const holder = useRef<HTMLSpanElement>(null)
  const [needs, setNeeds] = useState(false)
  useEffect(() => {
    if (!needs) setNeeds(!holder.current?.querySelector('a, button'))
  }, [needs])
  if (!needs) return <span ref={holder}>{column.cell(row)}</span>
  return (
    <button type="button" className={styles.plain}>
      {column.cell(row)}
    </button>
  )
}

/** The next cell of the row that can be changed. */
function neighbour(cell: HTMLElement | null, step: number): HTMLElement | undefined {
  const all = cell?.closest('tr')?.querySelectorAll<HTMLElement>('[data-editable], [data-editing]')
  const cells = [...(all ?? [])]
  return cells[cells.findIndex((one) => one === cell) + step]
}

// The cell is drawn anew when its field closes, so it is looked for afterwards.
function focusIn(cell: { current: HTMLElement | null }): void {
  requestAnimationFrame(() => cell.current?.querySelector<HTMLElement>('button, a')?.focus())
}
