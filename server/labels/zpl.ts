import { DOTS_PER_INCH, type Layout, type PlacedSymbol } from './layout.ts'
import type { LabelTemplate } from './templates.ts'

const DOTS_PER_POINT = DOTS_PER_INCH / 72

/** Labels in the language of Zebra printers, at 203 dots to the inch; the printer draws the symbols. */
export function writeZpl(
  labels: { layout: Layout; copies: number }[],
  template: LabelTemplate,
): string {
  return labels.map(({ layout, copies }) => writeLabel(layout, copies, template)).join('\n')
}

function writeLabel(layout: Layout, copies: number, { width, height }: LabelTemplate): string {
  const size = [Math.round(width * DOTS_PER_INCH), Math.round(height * DOTS_PER_INCH)]
  return [
    '^XA',
    // UTF-8 from here on.
    '^CI28',
    `^PW${size[0]}^LL${size[1]}^LH0,0`,
    ...layout.texts.map(({ text, x, y, size: points }) => {
      const dots = Math.round(points * DOTS_PER_POINT)
      return `^FO${toDots(x)},${toDots(y)}^A0N,${dots},${dots}${field(text)}`
    }),
    `^FO${toDots(layout.symbol.x)},${toDots(layout.symbol.y)}${writeSymbol(layout.symbol)}`,
    `^PQ${copies}`,
    '^XZ',
  ].join('\n')
}

function writeSymbol({ symbol, text, module, height }: PlacedSymbol): string {
  const dot = Math.max(2, Math.round(module * DOTS_PER_POINT))
  const tall = toDots(height)
  switch (symbol.symbology) {
    case 'upca':
      // The printer works out the check digit itself.
      return `^BY${dot}^BUN,${tall},N,N,N${field(text.slice(0, -1))}`
    case 'ean13':
      return `^BY${dot}^BEN,${tall},N,N${field(text.slice(0, -1))}`
    case 'ean8':
      return `^BY${dot}^B8N,${tall},N,N${field(text.slice(0, -1))}`
    case 'code128':
      // A chooses the subsets; a greater-than sign would begin a command of the symbology.
      return `^BY${dot}^BCN,${tall},N,N,N,A${field(text.replaceAll('>', '>0'))}`
    case 'gs1-128':
      return `^BY${dot}^BCN,${tall},N,N,N,D${field(text)}`
    case 'gs1datamatrix':
      return `^BXN,${dot},200,,,,_${field(withSeparators(text))}`
    case 'qrcode':
      return `^BQN,2,${Math.min(10, dot)}${field(`MA,${text}`)}`
  }
}

// Of a fixed length, so that nothing need say where they end.
const FIXED = new Set(['01', '17'])

/** GS1 elements as `_1`, the sign of FNC1 here, and the plain digits; one more behind what varies in length. */
function withSeparators(text: string): string {
  const elements = [...text.matchAll(/\((\d{2,4})\)([^(]*)/g)]
  return elements.reduce((written, [, ai = '', value = ''], index) => {
    const isLast = index === elements.length - 1
    const end = FIXED.has(ai) || isLast ? '' : '_1'
    return `${written}${ai}${value.replaceAll('_', '__')}${end}`
  }, '_1')
}

/** A field whose signs of command are written as their numbers. */
function field(text: string): string {
  const hex = (sign: string) =>
    `\\${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  return `^FH\\^FD${text.replaceAll(/[\\^~]/g, hex)}^FS`
}

function toDots(points: number): number {
  return Math.round(points * DOTS_PER_POINT)
}
