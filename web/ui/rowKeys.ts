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
  // Between a key and the row that it leads to being drawn; keys may come faster than that.
  const underway = useRef(false)
  const linkOf = (index: number) =>
    scroller?.querySelector<HTMLElement>(
      `[data-row="${index}"] th a, [data-row="${index}"] th button`,
    )
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
  const select = (event: KeyboardEvent) => {
    const index = position()
    if (index === undefined || !onSelect) return
    event.preventDefault()
    onSelect(index)
  }
  const arrow = (step: number) => (event: KeyboardEvent) => {
    if (position() === undefined) return
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
