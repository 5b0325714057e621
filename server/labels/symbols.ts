import bwip from 'bwip-js/node'

/** What a scanner reads, before it is known how large the label is. */
export interface CodeContent {
  /** The symbologies that can hold it, the preferred first; the first that fits is printed. */
  symbologies: Symbology[]
  /** As the encoder takes it; GS1 data with its identifiers in brackets. */
  text: string
  /** What stands below the bars, for people. */
  readable: string
}

export type Symbology =
  | 'upca'
  | 'ean13'
  | 'ean8'
  | 'code128'
  | 'gs1-128'
  | 'gs1datamatrix'
  | 'qrcode'

/** A symbol in modules: the widths of bars and gaps in turn, or rows of dots. */
export type Symbol =
  | {
      kind: 'bars'
      symbology: Symbology
      widths: number[]
      modules: number
      quiet: [number, number]
    }
  | {
      kind: 'dots'
      symbology: Symbology
      dots: boolean[][]
      modules: number
      quiet: [number, number]
    }

// The clear space on each side, in modules (GS1 General Specifications 5.2.3.4, 5.4.3, 5.6.3; ISO 15417, 18004).
const QUIET: Record<Symbology, [number, number]> = {
  upca: [9, 9],
  ean13: [11, 7],
  ean8: [7, 7],
  code128: [10, 10],
  'gs1-128': [10, 10],
  gs1datamatrix: [2, 2],
  qrcode: [4, 4],
}

/** The symbol of a content in one of its symbologies. */
export function encodeSymbol(symbology: Symbology, text: string): Symbol {
  const options = {
    bcid: symbology,
    text,
    // Our own codes of items without a GTIN stand under AI 91, which the linter finds incomplete.
    ...(symbology.startsWith('gs1') ? { dontlint: true } : {}),
    ...(symbology === 'qrcode' ? { eclevel: 'M' as const } : {}),
  }
  const [drawn] = bwip.raw(options) as RawSymbol[]
  if (!drawn) throw new Error(`${symbology} gave no symbol.`)
  const quiet = QUIET[symbology]
  if ('sbs' in drawn) {
    const widths = drawn.sbs
    const modules = widths.reduce((sum, width) => sum + width, 0)
    return { kind: 'bars', symbology, widths, modules, quiet }
  }
  const { pixs, pixx } = drawn
  const dots = Array.from({ length: pixs.length / pixx }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).map((pixel) => pixel === 1),
  )
  return { kind: 'dots', symbology, dots, modules: pixx, quiet }
}

type RawSymbol = { sbs: number[] } | { pixs: number[]; pixx: number }

/** A GTIN in 14 digits as its shortest symbol: UPC-A, EAN-13 or EAN-8, or GS1-128 of a case. */
export function codeOfGtin(gtin: string): CodeContent {
  if (/^0{6}/.test(gtin)) return shortest('ean8', gtin.slice(6))
  if (gtin.startsWith('00')) return shortest('upca', gtin.slice(2))
  if (gtin.startsWith('0')) return shortest('ean13', gtin.slice(1))
  return codeOfElements([['01', gtin]])
}

function shortest(symbology: Symbology, digits: string): CodeContent {
  return { symbologies: [symbology], text: digits, readable: digits }
}

/** GS1 data, such as a GTIN with its lot and date: bars where there is room, dots elsewhere. */
export function codeOfElements(elements: [string, string][]): CodeContent {
  const text = elements.map(([ai, value]) => `(${ai})${value}`).join('')
  return { symbologies: ['gs1-128', 'gs1datamatrix'], text, readable: text }
}

/** A SKU, a bin or an FNSKU: bars where they fit and hold its characters, a QR code elsewhere. */
export function codeOfText(text: string, preferred: 'bars' | 'square' = 'bars'): CodeContent {
  const isAscii = /^[\x20-\x7e]+$/.test(text)
  const symbologies: Symbology[] =
    isAscii && preferred === 'bars' ? ['code128', 'qrcode'] : ['qrcode']
  return { symbologies, text, readable: text }
}
