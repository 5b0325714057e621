import { type ClipboardEvent, useCallback } from 'react'
import type { Column, PastedCell } from './DataTable.tsx'
import { useLatest } from './latest.ts'

/** The lines and cells of a range as spreadsheets copy it: tabs between cells, quotes around line breaks. */
export function readRange(text: string): string[][] {
  const cells: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && (letter === '\t' || letter === '\n')) {
      cells.at(-1)?.push(cell)
      cell = ''
      if (letter === '\n') cells.push([])
    } else if (quoted || letter !== '\r') cell += letter
  }
  if (cell !== '' || cells.at(-1)?.length) cells.at(-1)?.push(cell)
  return cells.filter((line) => line.length > 0).map((line) => line.map((one) => one.trim()))
}

/** Lays a pasted range over the cells from the one that has the focus, downwards and to the right. */
export function usePastedCells<Row>(
  rows: Row[],
  seen: Column<Row>[],
  onPaste: ((cells: PastedCell<Row>[]) => void) | undefined,
): (event: ClipboardEvent) => void {
  const latest = useLatest({ rows, seen, onPaste })
  return useCallback(
    (event) => {
      const { rows: all, seen: columns, onPaste: hand } = latest.current
      const target = event.target as HTMLElement
      const from = target.closest<HTMLElement>('td[data-column]')
      const index = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row)
      const first = columns.findIndex(({ id }) => id === from?.dataset.column)
      const range = readRange(event.clipboardData.getData('text/plain'))
      // One value typed into an open field is an ordinary paste.
      if (!hand || !from || first < 0 || (target.tagName === 'INPUT' && isOne(range))) return
      event.preventDefault()
      hand(
        range.flatMap((line, down) =>
          line.flatMap((text, right): PastedCell<Row>[] => {
            const row = all[index + down]
            const column = columns[first + right]
            return row === undefined || !column ? [] : [{ row, columnId: column.id, text }]
          }),
        ),
      )
    },
    [latest],
  )
}

function isOne(range: string[][]): boolean {
  return range.length === 1 && range[0]?.length === 1
}
