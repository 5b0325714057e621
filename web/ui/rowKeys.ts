import { useRef } from 'react'
import { useShortcuts } from './shortcuts.ts'

interface RowKeys {
  scroller: HTMLElement | null
  count: number
  scrollTo: (index: number) => void
  onSelect: ((index: number) => void) | undefined
}

/** j and k (or the arrows) walk the rows, x or Space selects; Enter follows the link that has the focus. */
export function useRowKeys({ scroller, count, scrollTo, onSelect }: RowKeys): void {
  const current = useRef(-1)
  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index))
    current.current = next
    scrollTo(next)
    // The row may have to be rendered first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller
          ?.querySelector<HTMLElement>(`[data-row="${next}"] th a, [data-row="${next}"] th button`)
          ?.focus({ preventScroll: true }),
      ),
    )
  }
  const focused = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')
    return row && scroller?.contains(row) ? Number(row.dataset.row) : undefined
  }
  const walk = (step: number) => focusRow((focused() ?? current.current) + step)
  const select = (event: KeyboardEvent) => {
    const index = focused()
    if (index === undefined || !onSelect) return
    event.preventDefault()
    onSelect(index)
  }
  const arrow = (step: number) => (event: KeyboardEvent) => {
    if (focused() === undefined) return
    event.preventDefault()
    walk(step)
  }
  useShortcuts({
    j: () => walk(1),
    k: () => walk(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    x: select,
    Space: (event) => {
      if (document.activeElement?.tagName === 'A') select(event)
    },
  })
}
