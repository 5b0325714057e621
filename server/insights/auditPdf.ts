import PDFDocument from 'pdfkit'
import type { auditToday } from './audit.ts'

type Audit = Awaited<ReturnType<typeof auditToday>>
type Document = PDFKit.PDFDocument

/** Whose audit it is, and how its times are told. */
export interface AuditedCompany {
  name: string
  timeZone: string
}

interface Column<Row> {
  title: string
  /** Share of the width. */
  width: number
  align?: 'right'
  text(row: Row): string
}

const MARGIN = 54
const LIST_ROWS = 30
const INK = '#18181b'
const QUIET = '#52525b'
const LINE = '#d4d4d8'

const LIST_TITLES: Record<keyof Audit['lists'], string> = {
  stockouts: 'Out of stock',
  stockoutsComing: 'Running out',
  overstock: 'Overstock',
  slow: 'Slow stock',
  dead: 'Dead stock',
}

/** The audit on Letter pages: the summary, the lists, what to doubt, and how each figure is worked out. */
export async function printAudit(audit: Audit, company: AuditedCompany): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'LETTER',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'en-US',
    displayTitle: true,
    info: {
      Title: `Audit of ${company.name}, ${audit.asOf}`,
      CreationDate: new Date(audit.generatedAt),
      ModDate: new Date(audit.generatedAt),
    },
  })
  const parts: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', resolve)
    document.on('error', reject)
  })
  printHead(document, audit, company)
  printFigures(document, audit)
  printClasses(document, audit)
  printFindings(document, audit)
  for (const name of Object.keys(LIST_TITLES) as (keyof Audit['lists'])[])
    printList(document, LIST_TITLES[name], audit.lists[name])
  printDefinitions(document, audit)
  numberPages(document, company, audit)
  document.end()
  await done
  return Buffer.concat(parts)
}

function printHead(document: Document, audit: Audit, { name, timeZone }: AuditedCompany): void {
  document
    .font('Helvetica-Bold')
    .fontSize(20)
    .fillColor(INK)
    .text(plain(`Inventory audit of ${name}`))
  const { from, to, days } = audit.window
  document
    .font('Helvetica')
    .fontSize(10)
    .fillColor(QUIET)
    .text(
      plain(
        `As of ${day(audit.asOf)}, from ${days} days of sales (${day(from)} to ${day(to)}). Made ${instant(audit.generatedAt, timeZone)}.`,
      ),
      { paragraphGap: 10 },
    )
}

function printFigures(document: Document, { figures }: Audit): void {
  heading(document, 'Summary')
  table(document, figures, [
    { title: 'Figure', width: 0.24, text: ({ label }) => label },
    { title: 'Value', width: 0.18, align: 'right', text: ({ value, unit }) => write(value, unit) },
    { title: 'What to know', width: 0.58, text: ({ note }) => note },
  ])
}

function printClasses(document: Document, { abc }: Audit): void {
  heading(document, 'Items by revenue')
  table(document, abc, [
    { title: 'Class', width: 0.1, text: (row) => row.class },
    { title: 'Items', width: 0.15, align: 'right', text: ({ items }) => count(items) },
    { title: 'Of items', width: 0.15, align: 'right', text: ({ itemShare }) => share(itemShare) },
    { title: 'Revenue', width: 0.2, align: 'right', text: ({ revenue }) => money(revenue) },
    { title: 'Of revenue', width: 0.15, align: 'right', text: (row) => share(row.revenueShare) },
    { title: 'Stock value', width: 0.25, align: 'right', text: (row) => money(row.stockValue) },
  ])
}

function printFindings(document: Document, { findings }: Audit): void {
  heading(document, 'Data quality')
  if (findings.length === 0) return note(document, 'Nothing found to doubt.')
  table(document, findings, [
    { title: 'Weight', width: 0.1, text: ({ severity }) => severity },
    { title: 'What was found', width: 0.45, text: ({ message }) => message },
    { title: 'What to do', width: 0.45, text: ({ advice }) => advice },
  ])
}

function printList(document: Document, title: string, list: Audit['lists']['dead']): void {
  heading(document, title)
  if (list.count === 0) return note(document, 'None.')
  note(document, `${count(list.count)} items, ${money(list.money)}. ${list.meaning}`)
  table(document, list.rows.slice(0, LIST_ROWS), [
    { title: 'SKU', width: 0.2, text: ({ sku }) => sku },
    { title: 'Product', width: 0.3, text: (row) => row.title },
    { title: 'Class', width: 0.07, text: ({ abcClass }) => abcClass ?? '-' },
    { title: 'On hand', width: 0.1, align: 'right', text: ({ onHand }) => count(onHand) },
    { title: 'Incoming', width: 0.1, align: 'right', text: ({ incoming }) => count(incoming) },
    { title: 'Last sale', width: 0.11, align: 'right', text: (row) => day(row.lastSaleOn) },
    { title: 'Money', width: 0.12, align: 'right', text: (row) => money(row.money) },
  ])
  if (list.count > LIST_ROWS)
    note(
      document,
      `The first ${LIST_ROWS} of ${count(list.count)}; all of them are in the program.`,
    )
}

function printDefinitions(document: Document, { figures }: Audit): void {
  heading(document, 'How the figures are worked out')
  table(document, figures, [
    { title: 'Figure', width: 0.24, text: ({ label }) => label },
    { title: 'Formula', width: 0.76, text: ({ why }) => why.formula },
  ])
}

function heading(document: Document, text: string): void {
  room(document, 90)
  document.moveDown(0.8)
  document.font('Helvetica-Bold').fontSize(13).fillColor(INK).text(plain(text), MARGIN)
  document.moveDown(0.3)
}

function note(document: Document, text: string): void {
  document.font('Helvetica').fontSize(9).fillColor(QUIET).text(plain(text), MARGIN)
  document.moveDown(0.4)
}

/** Begins a new page where less than that is left of this one. */
function room(document: Document, height: number): boolean {
  if (document.y + height <= document.page.height - MARGIN) return false
  document.addPage()
  return true
}

const GAP = 8

function table<Row>(document: Document, rows: Row[], columns: Column<Row>[]): void {
  printRow(
    document,
    columns,
    columns.map(({ title }) => title),
    true,
  )
  for (const row of rows) {
    const texts = columns.map(({ text }) => text(row))
    if (room(document, heightOf(document, columns, texts) + 8))
      printRow(
        document,
        columns,
        columns.map(({ title }) => title),
        true,
      )
    printRow(document, columns, texts, false)
  }
}

function printRow<Row>(
  document: Document,
  columns: Column<Row>[],
  texts: string[],
  isHead: boolean,
): void {
  const top = document.y
  const height = heightOf(document, columns, texts)
  document
    .font(isHead ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(8.5)
    .fillColor(isHead ? QUIET : INK)
  let left = MARGIN
  columns.forEach(({ width, align }, index) => {
    const room = widthOf(document, width)
    document.text(plain(texts[index] ?? ''), left, top, {
      width: room - GAP,
      align: align ?? 'left',
    })
    left += room
  })
  const bottom = top + height + 3
  document
    .moveTo(MARGIN, bottom)
    .lineTo(document.page.width - MARGIN, bottom)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke()
  document.x = MARGIN
  document.y = bottom + 4
}

function heightOf<Row>(document: Document, columns: Column<Row>[], texts: string[]): number {
  document.font('Helvetica').fontSize(8.5)
  const heights = columns.map(({ width }, index) =>
    document.heightOfString(plain(texts[index] ?? ''), { width: widthOf(document, width) - GAP }),
  )
  return Math.max(...heights)
}

function widthOf(document: Document, share: number): number {
  return (document.page.width - 2 * MARGIN) * share
}

function numberPages(document: Document, { name }: AuditedCompany, { asOf }: Audit): void {
  const { start, count: pages } = document.bufferedPageRange()
  for (let page = start; page < start + pages; page++) {
    document.switchToPage(page)
    // Below the margin, where text would otherwise begin a page of its own.
    document.page.margins.bottom = 0
    document
      .font('Helvetica')
      .fontSize(8)
      .fillColor(QUIET)
      .text(
        plain(`${name}, ${day(asOf)} · page ${page - start + 1} of ${pages}`),
        MARGIN,
        document.page.height - MARGIN + 20,
        { align: 'right', width: document.page.width - 2 * MARGIN, lineBreak: false },
      )
  }
}

// The fonts that every reader of PDF has know only the letters of Western Europe.
const PLAIN: [RegExp, string][] = [
  [/[−‐‑]/g, '-'],
  [/≤/g, '<='],
  [/≥/g, '>='],
  [/Σ/g, 'sum of'],
  [/√/g, 'root of '],
  [/σ/g, 'deviation'],
  [/[^\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€]/g, '?'],
]

function plain(text: string): string {
  return PLAIN.reduce((known, [letters, instead]) => known.replace(letters, instead), text)
}

const moneyFormat = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const countFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const decimalFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const shareFormat = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })

const money = (cents: number) => moneyFormat.format(cents / 100)
const count = (value: number) => countFormat.format(value)
const share = (value: number) => shareFormat.format(value)

function write(value: number | null, unit: Audit['figures'][number]['unit']): string {
  if (value === null) return '-'
  if (unit === 'money') return money(value)
  if (unit === 'share') return share(value)
  if (unit === 'turns') return `${decimalFormat.format(value)} a year`
  return unit === 'days' ? `${count(value)} days` : count(value)
}

function day(date: string | null): string {
  const [year, month, of] = date?.split('-') ?? []
  return year ? `${month}/${of}/${year}` : '-'
}

function instant(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at))
}
