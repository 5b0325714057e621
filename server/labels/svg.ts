import { type PlacedLabel, rectanglesOf } from './sheets.ts'
import type { LabelTemplate } from './templates.ts'

const POINT = 72
// Where the letters of Helvetica stand below the top of their line.
const ASCENT = 0.76

/** The first page as a picture, to look at before printing; the edges of the labels are drawn thin. */
export function drawSvg(page: PlacedLabel[], template: LabelTemplate): string {
  const width = template.pageWidth * POINT
  const height = template.pageHeight * POINT
  const labels = page.map(drawLabel).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif"><rect width="${width}" height="${height}" fill="#fff"/>${edgesOf(template)}${labels}</svg>`
}

function edgesOf(template: LabelTemplate): string {
  const { columns, rows, left, top, pitchX, pitchY, width, height } = template
  const places = Array.from({ length: columns * rows }, (_, index) => {
    const x = (left + (index % columns) * pitchX) * POINT
    const y = (top + Math.floor(index / columns) * pitchY) * POINT
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(width * POINT)}" height="${round(height * POINT)}" rx="4"/>`
  })
  return `<g fill="none" stroke="#d0d0d6" stroke-width="0.5">${places.join('')}</g>`
}

function drawLabel({ layout, x, y }: PlacedLabel): string {
  const bars = rectanglesOf(layout.symbol)
    .map(
      ([left, top, width, height]) =>
        `M${round(left)} ${round(top)}h${round(width)}v${round(height)}h-${round(width)}z`,
    )
    .join('')
  const texts = layout.texts
    .map(
      ({ text, x: left, y: top, size, bold }) =>
        `<text x="${round(left)}" y="${round(top + size * ASCENT)}" font-size="${round(size)}"${bold ? ' font-weight="700"' : ''}>${escapeXml(text)}</text>`,
    )
    .join('')
  return `<g transform="translate(${round(x)} ${round(y)})"><path d="${bars}"/>${texts}</g>`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}
