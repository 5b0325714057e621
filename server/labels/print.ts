import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type LabelLine, readLabelContents } from './contents.ts'
import { layOutLabel } from './layout.ts'
import { drawPdf } from './pdf.ts'
import { fillSheets } from './sheets.ts'
import { drawSvg } from './svg.ts'
import { findTemplate, type TEMPLATE_IDS } from './templates.ts'
import { writeZpl } from './zpl.ts'

const MOST_LABELS = 3_000

/** What is to be printed, and on what. */
export interface LabelPrint {
  template: (typeof TEMPLATE_IDS)[number]
  format: 'pdf' | 'zpl' | 'svg'
  style: 'bars' | 'square'
  startAt: number
  lines: LabelLine[]
}

/** A file for the printer, or a picture of its first page. */
export interface PrintedLabels {
  fileName: string
  contentType: string
  encoding: 'base64' | 'text'
  labels: number
  pages: number
  content: string
}

/** Draws labels for whatever lines name; nothing is changed or kept. */
export async function printLabels(
  db: Queryable,
  { template: id, format, style, startAt, lines }: LabelPrint,
  now: string,
): Promise<PrintedLabels> {
  const labels = lines.reduce((sum, { copies }) => sum + copies, 0)
  if (labels > MOST_LABELS)
    throw new Problem(422, 'too_many_labels', {
      detail: `These are ${labels} labels; one print has at most ${MOST_LABELS}.`,
      labels,
    })
  const template = findTemplate(id)
  const contents = await readLabelContents(db, lines, style)
  const drawn = contents.map((content) => ({
    layout: layOutLabel(content, template),
    copies: content.copies,
  }))
  const sheets = fillSheets(
    drawn.flatMap(({ layout, copies }) => Array.from({ length: copies }, () => layout)),
    template,
    startAt,
  )
  const about = { labels, pages: sheets.length }
  if (format === 'zpl')
    return {
      fileName: 'labels.zpl',
      contentType: 'text/plain; charset=utf-8',
      encoding: 'text',
      content: writeZpl(drawn, template),
      ...about,
    }
  if (format === 'svg')
    return {
      fileName: 'labels.svg',
      contentType: 'image/svg+xml',
      encoding: 'text',
      content: drawSvg(sheets[0] ?? [], template),
      ...about,
    }
  const pdf = await drawPdf(sheets, template, now)
  return {
    fileName: 'labels.pdf',
    contentType: 'application/pdf',
    encoding: 'base64',
    content: pdf.toString('base64'),
    ...about,
  }
}
