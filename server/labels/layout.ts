import { Problem } from '../platform/problem.ts'
import type { LabelContent } from './contents.ts'
import { cutText, measureText } from './fonts.ts'
import { encodeSymbol, type Symbol, type Symbology } from './symbols.ts'
import type { LabelTemplate } from './templates.ts'

/** One label, ready to be drawn; lengths are in points from its top left corner. */
export interface Layout {
  width: number
  height: number
  texts: PlacedText[]
  symbol: PlacedSymbol
}

export interface PlacedText {
  text: string
  x: number
  /** The top of the line. */
  y: number
  size: number
  bold: boolean
}

export interface PlacedSymbol {
  symbol: Symbol
  /** The content as it was encoded. */
  text: string
  /** The first bar or dot; the clear space lies outside of it. */
  x: number
  y: number
  /** The width of a module. */
  module: number
  height: number
}

const POINT = 72
/** What label printers put on paper: 203 dots to the inch. */
export const DOTS_PER_INCH = 203

// The narrowest bar or dot that phones and 203 dpi printers still get right, in inches.
const NARROWEST: Record<Symbology, number> = {
  upca: 0.0104,
  ean13: 0.0104,
  ean8: 0.0104,
  code128: 0.0075,
  'gs1-128': 0.0098,
  gs1datamatrix: 0.0098,
  qrcode: 0.0098,
}
const LEAST_BARS = 0.18
const MOST_BARS = 1.5

interface Sizes {
  title: number
  line: number
  headline: number
  titleLines: number
  /** Room for one line of text and no more. */
  isTiny?: boolean
}

function sizesFor({ height }: LabelTemplate): Sizes {
  if (height < 0.75) return { title: 6, line: 6, headline: 8, titleLines: 1, isTiny: true }
  if (height <= 1) return { title: 8.5, line: 7.5, headline: 22, titleLines: 1 }
  if (height < 1.75) return { title: 9, line: 8, headline: 26, titleLines: 2 }
  if (height < 3) return { title: 12, line: 10, headline: 44, titleLines: 2 }
  return { title: 20, line: 16, headline: 64, titleLines: 3 }
}

/** Places the texts and the symbol of a label; the first symbology that fits is taken. */
export function layOutLabel(content: LabelContent, template: LabelTemplate): Layout {
  for (const symbology of content.code.symbologies) {
    const symbol = encodeSymbol(symbology, content.code.text)
    const placed =
      symbol.kind === 'bars'
        ? layOutBars(content, template, symbol)
        : layOutDots(content, template, symbol)
    if (placed) return placed
  }
  throw new Problem(422, 'code_too_long_for_label', {
    detail: `${content.code.readable} does not fit on ${template.name}; take a larger label.`,
    text: content.code.readable,
  })
}

/** Texts on top, the bars below them over the whole width, what they say at the bottom. */
function layOutBars(
  content: LabelContent,
  template: LabelTemplate,
  symbol: Symbol,
): Layout | undefined {
  const box = innerBox(template)
  const [before, after] = symbol.quiet
  const module = moduleWidth(template, symbol, template.width / (symbol.modules + before + after))
  if (module === undefined) return undefined
  const sizes = sizesFor(template)
  // What stands below the bars need not stand above them too.
  const lines = content.lines.filter((line) => line !== content.code.readable)
  const about = { ...content, lines: sizes.isTiny ? content.lines : lines }
  const { texts, bottom } = placeTexts(about, sizes, box.x, box.y, box.width)
  const most = template.height < 0.75 ? 5.5 : sizes.line
  const readable = fittingSize(content.code.readable, most, box.width)
  const text = cutText(content.code.readable, readable, false, box.width)
  const y = bottom + 2
  const height = Math.min(box.y + box.height - readable * 1.2 - y, MOST_BARS * POINT)
  if (height < LEAST_BARS * POINT) return undefined
  const width = symbol.modules * module
  const room = template.width * POINT - (symbol.modules + before + after) * module
  const x = before * module + room / 2
  return {
    width: template.width * POINT,
    height: template.height * POINT,
    texts: [
      ...texts,
      {
        text,
        x: x + (width - measureText(text, readable, false)) / 2,
        y: y + height + readable * 0.2,
        size: readable,
        bold: false,
      },
    ],
    symbol: { symbol, text: content.code.text, x, y, module, height },
  }
}

/** The dots on the left with the texts beside them; on a tall label the texts stand below. */
function layOutDots(
  content: LabelContent,
  template: LabelTemplate,
  symbol: Symbol,
): Layout | undefined {
  const box = innerBox(template)
  const isTall = template.height > template.width
  const all = symbol.modules + symbol.quiet[0] * 2
  const room = isTall
    ? Math.min(template.width, 3)
    : Math.min(template.height, template.width * 0.5)
  const module = moduleWidth(template, symbol, room / all)
  if (module === undefined) return undefined
  const side = symbol.modules * module
  const quiet = symbol.quiet[0] * module
  const x = isTall ? (template.width * POINT - side) / 2 : Math.max(quiet, box.x)
  const y = isTall ? Math.max(quiet, box.y) : (template.height * POINT - side) / 2
  const left = isTall ? box.x : x + side + Math.max(quiet, 4)
  const { texts, bottom } = placeTexts(
    content,
    { ...sizesFor(template), isTiny: false },
    left,
    isTall ? y + side + quiet + 6 : box.y,
    box.x + box.width - left,
  )
  const shift = isTall ? 0 : Math.max(0, (box.y + box.height - bottom) / 2)
  return {
    width: template.width * POINT,
    height: template.height * POINT,
    texts: texts.map((one) => ({ ...one, y: one.y + shift })),
    symbol: { symbol, text: content.code.text, x, y, module, height: side },
  }
}

function innerBox({ width, height }: LabelTemplate) {
  const margin = height < 0.75 ? 0.04 : Math.min(0.1, height * 0.08)
  const side = Math.max(margin, 0.06)
  return {
    x: side * POINT,
    y: margin * POINT,
    width: (width - side * 2) * POINT,
    height: (height - margin * 2) * POINT,
  }
}

/** The widest module that fits, in points; on a roll a whole number of the printer's dots. */
function moduleWidth(
  template: LabelTemplate,
  { symbology, kind }: Symbol,
  fits: number,
): number | undefined {
  const isRoll = template.kind === 'roll'
  const widest = kind === 'dots' ? 0.06 : template.height >= 2 ? 0.025 : isRoll ? 0.015 : 0.013
  let inches = Math.min(fits, widest)
  if (isRoll) inches = Math.floor(inches * DOTS_PER_INCH + 1e-6) / DOTS_PER_INCH
  return inches + 1e-9 < NARROWEST[symbology] ? undefined : inches * POINT
}

function placeTexts(
  { title, headline, lines }: LabelContent,
  sizes: Sizes,
  x: number,
  top: number,
  width: number,
): { texts: PlacedText[]; bottom: number } {
  const texts: PlacedText[] = []
  let y = top
  const add = (text: string, size: number, bold: boolean) => {
    texts.push({ text: cutText(text, size, bold, width), x, y, size, bold })
    y += size * 1.2
  }
  if (sizes.isTiny) {
    add(headline ?? [...lines, title].filter(Boolean).join('  '), sizes.line, false)
    return { texts, bottom: y }
  }
  if (headline !== undefined) add(headline, fittingSize(headline, sizes.headline, width), true)
  for (const line of wrapText(title, sizes.title, width, sizes.titleLines))
    add(line, sizes.title, true)
  const isLong = (line: string) => measureText(line, sizes.line, false) > width
  // What stands two spaces apart can stand on lines of its own.
  for (const line of lines.flatMap((one) => (isLong(one) ? one.split('  ') : [one])))
    add(line, sizes.line, false)
  return { texts, bottom: y }
}

function fittingSize(text: string, most: number, width: number): number {
  const wide = measureText(text, most, true)
  return wide <= width ? most : Math.max(5, (most * width) / wide)
}

function wrapText(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (line && lines.length < most - 1 && measureText(longer, size, true) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}
