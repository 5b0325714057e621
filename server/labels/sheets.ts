import type { Layout, PlacedSymbol } from './layout.ts'
import type { LabelTemplate } from './templates.ts'

/** A label at its place on a page, in points. */
export interface PlacedLabel {
  layout: Layout
  x: number
  y: number
}

const POINT = 72

/** Spreads labels over pages; the first `startAt - 1` places of the first sheet were used before. */
export function fillSheets(
  labels: Layout[],
  template: LabelTemplate,
  startAt: number,
): PlacedLabel[][] {
  const perPage = template.columns * template.rows
  const skipped = template.kind === 'sheet' ? (startAt - 1) % perPage : 0
  const pages: PlacedLabel[][] = []
  labels.forEach((layout, index) => {
    const place = index + skipped
    const page = Math.floor(place / perPage)
    const column = place % template.columns
    const row = Math.floor((place % perPage) / template.columns)
    pages[page] ??= []
    pages[page].push({
      layout,
      x: (template.left + column * template.pitchX) * POINT,
      y: (template.top + row * template.pitchY) * POINT,
    })
  })
  return pages
}

/** The black rectangles of a symbol; neighbouring dots of a row are one. */
export function rectanglesOf(placed: PlacedSymbol): [number, number, number, number][] {
  const { symbol, x, y, module, height } = placed
  if (symbol.kind === 'bars') {
    const bars: [number, number, number, number][] = []
    let at = 0
    symbol.widths.forEach((width, index) => {
      if (index % 2 === 0) bars.push([x + at * module, y, width * module, height])
      at += width
    })
    return bars
  }
  return symbol.dots.flatMap((row, index) =>
    runsOf(row).map(([from, length]): [number, number, number, number] => [
      x + from * module,
      y + index * module,
      length * module,
      module,
    ]),
  )
}

function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((isBlack, index) => {
    const last = runs.at(-1)
    if (!isBlack) return
    if (last && last[0] + last[1] === index) last[1] += 1
    else runs.push([index, 1])
  })
  return runs
}
