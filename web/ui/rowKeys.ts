import { useRef } from 'react'
import { useShortcuts } from './shortcuts.ts'

interface RowKeys {
  scroller: HTMLElement | null
  count: number
  scrollTo: (index: number) => void
  onSelect: ((index: number) => void) | undefined
  onPeek: ((index: number) => void) | undefined
  onExpand: ((index: number, open: boolean) => void) | undefined
}

/**
 * j and k (or the arrows) walk the rows, left and right the controls within one, x selects, Space peeks,
 * o opens what the row holds; Enter follows the link that has the focus.
 */
export function useRowKeys(keys: RowKeys): void {
  const { scroller, count, scrollTo, onSelect, onPeek, onExpand } = keys
  const current = useRef(-1)
  // Between a key and the row that it leads to being drawn; keys may come faster than that.
  const underway = useRef(false)
  const linkOf = (index: number) =>
    scroller?.querySelector<HTMLElement>(`[data-row="${index}"] th a`) ??
    scroller?.querySelector<HTMLElement>(`[data-row="${index}"] th button`)
  const arrive = () => {
    underway.current = false
    linkOf(current.current)?.focus({ preventScroll: true })
  }
  const walk = (step: number) => {
    const from = position() ?? current.current
    current.current = Math.max(0, Math.min(count - 1, from + step))
    scrollTo(current.current)
    if (linkOf(current.current)) return arrive()
    underway.current = true
    requestAnimationFrame(() => requestAnimationFrame(arrive))
  }
  const position = () => {
    if (underway.current) return current.current
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')
    return row && scroller?.contains(row) ? Number(row.dataset.row) : undefined
  }
  const onRow = (event: KeyboardEvent, deed: ((index: number) => void) | undefined) => {
    const index = position()
    if (index === undefined || !deed) return
    event.preventDefault()
    deed(index)
  }
  const isOpen = (index: number) =>
    scroller?.querySelector(`[data-row="${index}"] th button[aria-expanded="true"]`) !== null
  useShortcuts({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: (event) => onRow(event, () => walk(1)),
    ArrowUp: (event) => onRow(event, () => walk(-1)),
    ArrowRight: (event) => onRow(event, () => walkWithin(1)),
    ArrowLeft: (event) => onRow(event, () => walkWithin(-1)),
    x: (event) => onRow(event, onSelect),
    o: (event) => onRow(event, onExpand && ((index) => onExpand(index, !isOpen(index)))),
    Space: (event) => {
      if (document.activeElement?.tagName === 'A') onRow(event, onPeek ?? onSelect)
    },
  })
}

function walkWithin(step: number): void {
  const row = document.activeElement?.closest('[data-row]')
  const controls = [...(row?.querySelectorAll<HTMLElement>('a, button, input') ?? [])]
  controls[controls.indexOf(document.activeElement as HTMLElement) + step]?.focus()
}
