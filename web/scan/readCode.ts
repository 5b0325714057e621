/** What a scanned text says by itself, before it is known what it names. */
export interface ScannedCode {
  /** Without the scanner's mark of the symbology. */
  text: string
  /** In 14 digits, whatever its length was. */
  gtin?: string
  /** Of our own labels for items without a GTIN. */
  sku?: string
  lot?: string
  expiresOn?: string
  serial?: string
}

const SEPARATOR = '\u001d'
// Symbologies that say of themselves that they hold GS1 data.
const GS1_MARKS = /^\](C1|e0|d2|Q3|J1)/
const ANY_MARK = /^\][A-Za-z]\d/

/** Reads a scan: the scanner's mark is taken off, and GS1 data is taken apart. */
export function readCode(raw: string): ScannedCode {
  const marked = raw.trim()
  const text = marked.replace(ANY_MARK, '')
  const elements = readElements(text, GS1_MARKS.test(marked))
  if (!elements) return { text: text.trim(), ...gtinOf(text) }
  const expires = elements.get('17')
  const sku = elements.get('91') ?? elements.get('240')
  return {
    text: text.replaceAll(SEPARATOR, ' ').trim(),
    ...gtinOf(elements.get('01') ?? elements.get('02') ?? ''),
    ...(sku ? { sku } : {}),
    ...(elements.get('10') ? { lot: elements.get('10') as string } : {}),
    ...(expires ? { expiresOn: dayOfSixDigits(expires) } : {}),
    ...(elements.get('21') ? { serial: elements.get('21') as string } : {}),
  }
}

/** A UPC, EAN or GTIN in 14 digits, where the text is one. */
export function gtinOf(text: string): { gtin?: string } {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (!/^(\d{8}|\d{12,14})$/.test(digits) || Number(digits) === 0) return {}
  const gtin = digits.padStart(14, '0')
  return checkDigit(gtin) === Number(gtin[13]) ? { gtin } : {}
}

function checkDigit(gtin: string): number {
  const sum = Array.from(gtin.slice(0, 13), Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return (10 - (sum % 10)) % 10
}

function readElements(text: string, isMarked: boolean): Map<string, string> | undefined {
  if (/^\(\d{2,4}\)/.test(text)) return readBracketed(text)
  const plain = text.startsWith(SEPARATOR) ? text.slice(1) : text
  const begins = /^01\d{14}./.test(plain) && 'gtin' in gtinOf(plain.slice(2, 16))
  if (!isMarked && !text.includes(SEPARATOR) && !begins) return undefined
  return readPlain(plain)
}

function readBracketed(text: string): Map<string, string> {
  const found = Array.from(text.matchAll(/\((\d{2,4})\)([^(]*)/g))
  return new Map(found.map(([, ai = '', value = '']) => [ai, value]))
}

// The lengths that GS1 fixes (General Specifications, figure 7.8.5-2); all others end at a separator.
const FIXED: Record<string, number> = { '00': 18, '01': 14, '02': 14, '20': 2 }
for (const ai of ['11', '12', '13', '15', '16', '17']) FIXED[ai] = 6

function readPlain(text: string): Map<string, string> | undefined {
  const elements = new Map<string, string>()
  let rest = text
  while (rest !== '') {
    const ai = identifierAt(rest)
    if (!ai) return undefined
    const fixed = /^3[1-6]/.test(ai) ? 6 : FIXED[ai]
    const from = ai.length
    const next = rest.indexOf(SEPARATOR, from)
    const end = fixed ? from + fixed : next < 0 ? rest.length : next
    if (end > rest.length) return undefined
    elements.set(ai, rest.slice(from, end))
    rest = rest.slice(rest[end] === SEPARATOR ? end + 1 : end)
  }
  return elements.size > 0 ? elements : undefined
}

function identifierAt(text: string): string | undefined {
  const two = text.slice(0, 2)
  if (!/^\d{2}$/.test(two)) return undefined
  if (/^(0[0-2]|1[0-7]|2[0-2]|3[07]|9\d)$/.test(two)) return two
  if (/^3[1-6]|^39|^70|^80/.test(two)) return text.slice(0, 4)
  return /^(2[3-5]|4[0-2])$/.test(two) ? text.slice(0, 3) : undefined
}

/** The last day of the month where no day is said. */
function dayOfSixDigits(digits: string): string {
  const year = `20${digits.slice(0, 2)}`
  const month = digits.slice(2, 4)
  const day = digits.slice(4, 6)
  if (day !== '00') return `${year}-${month}-${day}`
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${year}-${month}-${last}`
}
