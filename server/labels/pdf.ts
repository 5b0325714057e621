import PDFDocument from 'pdfkit'
import { fontOf } from './fonts.ts'
import { type PlacedLabel, rectanglesOf } from './sheets.ts'
import type { LabelTemplate } from './templates.ts'

const POINT = 72

/** The pages as a PDF in the size of the paper, to be printed at 100 %. */
export async function drawPdf(
  pages: PlacedLabel[][],
  { pageWidth, pageHeight, name }: LabelTemplate,
  now: string,
): Promise<Buffer> {
  const size: [number, number] = [pageWidth * POINT, pageHeight * POINT]
  const document = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    info: { Title: `Labels, ${name}`, CreationDate: new Date(now), ModDate: new Date(now) },
  })
  const parts: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', resolve)
    document.on('error', reject)
  })
  for (const page of pages) {
    document.addPage({ size, margin: 0 })
    for (const label of page) drawLabel(document, label)
  }
  document.end()
  await done
  return Buffer.concat(parts)
}

function drawLabel(document: PDFKit.PDFDocument, { layout, x, y }: PlacedLabel): void {
  document.save().translate(x, y)
  for (const [left, top, width, height] of rectanglesOf(layout.symbol))
    document.rect(left, top, width, height)
  document.fill('black')
  for (const { text, x: left, y: top, size, bold } of layout.texts)
    document.font(fontOf(bold)).fontSize(size).text(text, left, top, { lineBreak: false })
  document.restore()
}
