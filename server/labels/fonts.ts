import PDFDocument from 'pdfkit'

// Built into every PDF reader, so that no font has to travel with the file.
const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold' }
const ruler = new PDFDocument({ autoFirstPage: false })

/** The font of a label's text in a PDF. */
export function fontOf(bold: boolean): string {
  return bold ? FONTS.bold : FONTS.plain
}

/** How wide a text is, in points. */
export function measureText(text: string, size: number, bold: boolean): number {
  return ruler.font(fontOf(bold)).fontSize(size).widthOfString(printable(text))
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function cutText(text: string, size: number, bold: boolean, width: number): string {
  const whole = printable(text)
  if (measureText(whole, size, bold) <= width) return whole
  const characters = [...whole]
  let [least, most] = [0, characters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    const cut = `${characters.slice(0, middle).join('')}…`
    if (measureText(cut, size, bold) <= width) least = middle
    else most = middle - 1
  }
  return `${characters.slice(0, least).join('').trimEnd()}…`
}

// What Windows-1252, the alphabet of the built-in fonts, has beyond Latin-1.
const BEYOND_LATIN = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** What the built-in fonts lack is printed without its accent, or as a question mark. */
function printable(text: string): string {
  return [...text.normalize('NFC')]
    .map((character) => {
      if (isInFont(character)) return character
      const base = character.normalize('NFD')[0] ?? ''
      return isInFont(base) ? base : '?'
    })
    .join('')
}

function isInFont(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN.has(character)
  )
}
