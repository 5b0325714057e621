import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../platform/problem.ts'
import { SharedStrings } from './sharedStrings.ts'
import {
  columnOf,
  type NumberForm,
  readNumberForm,
  unescapeText,
  writeNumber,
} from './xlsxCells.ts'
import { openParts, type Parts, readPart, readWholePart, unreadable } from './xlsxFile.ts'

// Excel's own limits; whoever writes more means harm.
const MAX_COLUMNS = 16_384
const MAX_ROWS = 1_048_576
const MAX_CELL_LENGTH = 100_000

interface Sheet {
  name: string
  part: string
}

interface Workbook {
  parts: Parts
  sheets: Sheet[]
  since1904: boolean
  forms: NumberForm[]
  strings: SharedStrings
}

/** Whether these first bytes are those of a workbook, which is a ZIP archive. */
export function isXlsx(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04
}

/** The names of a workbook's sheets, in their order. */
export async function listSheets(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  return withParts(bytes, async (parts) => (await readSheets(parts)).sheets.map(({ name }) => name))
}

/** The rows of a sheet, the first one unless it is named: cells as text, as their owner sees them. */
export async function* readXlsx(
  bytes: AsyncIterable<Uint8Array>,
  sheetName?: string,
): AsyncGenerator<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'onhand-xlsx-'))
  let workbook: Workbook | undefined
  try {
    workbook = await openWorkbook(bytes, folder)
    yield* readRows(workbook, chooseSheet(workbook.sheets, sheetName))
  } finally {
    workbook?.strings.close()
    workbook?.parts.zip.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Does something with a workbook's parts; the file is put on disk for it, because it is read from its end. */
async function withParts<Result>(
  bytes: AsyncIterable<Uint8Array>,
  work: (parts: Parts) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'onhand-xlsx-'))
  try {
    const parts = await openParts(await putOnDisk(bytes, folder))
    try {
      return await work(parts)
    } finally {
      parts.zip.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function putOnDisk(bytes: AsyncIterable<Uint8Array>, folder: string): Promise<string> {
  const path = join(folder, 'book.xlsx')
  await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path))
  return path
}

async function openWorkbook(bytes: AsyncIterable<Uint8Array>, folder: string): Promise<Workbook> {
  const parts = await openParts(await putOnDisk(bytes, folder))
  const strings = new SharedStrings(join(folder, 'strings'))
  try {
    const { sheets, since1904, folder: base } = await readSheets(parts)
    const forms = await readForms(parts, `${base}/styles.xml`)
    await readStrings(parts, `${base}/sharedStrings.xml`, strings)
    return { parts, sheets, since1904, forms, strings }
  } catch (error) {
    strings.close()
    parts.zip.close()
    throw error
  }
}

async function readSheets(parts: Parts) {
  const book = await findBook(parts)
  const folder = posix.dirname(book)
  const targets = new Map<string, string>()
  await readWholePart(parts, `${folder}/_rels/${posix.basename(book)}.rels`, {
    open: (tag, { Id = '', Target = '' }) => {
      if (tag === 'Relationship')
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target))
    },
  })
  const sheets: Sheet[] = []
  let since1904 = false
  await readWholePart(parts, book, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      const part = targets.get(attributes['r:id'] ?? attributes['ns0:id'] ?? '')
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      if (tag === 'sheet' && part && !hidden) sheets.push({ name: attributes.name ?? '', part })
    },
  })
  return { sheets, since1904, folder }
}

async function findBook(parts: Parts): Promise<string> {
  let book: string | undefined
  await readWholePart(parts, '_rels/.rels', {
    open: (tag, { Type = '', Target = '' }) => {
      if (tag === 'Relationship' && Type.endsWith('/officeDocument'))
        book = Target.replace(/^\//, '')
    },
  })
  if (!book || !parts.entries.has(book.toLowerCase()))
    throw new Problem(422, 'file_not_spreadsheet', {
      detail:
        'This is a ZIP archive and no workbook. Unpack it, and import the file that is in it.',
    })
  return book
}

function chooseSheet(sheets: Sheet[], name: string | undefined): Sheet {
  const sheet = name === undefined ? sheets[0] : sheets.find((one) => one.name === name)
  if (sheet) return sheet
  const names = sheets.map((one) => `"${one.name}"`).join(', ')
  throw new Problem(422, 'sheet_unknown', {
    detail: `The workbook has no sheet "${name ?? ''}"; there are ${names}.`,
    sheets: sheets.map((one) => one.name),
  })
}

/** How numbers of each style are written. */
async function readForms(parts: Parts, part: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>()
  const forms: NumberForm[] = []
  let inCells = false
  await readWholePart(parts, part, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (tag === 'cellXfs') inCells = true
      const id = Number(attributes.numFmtId ?? 0)
      if (tag === 'xf' && inCells) forms.push(readNumberForm(id, codes.get(id)))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return forms
}

async function readStrings(parts: Parts, part: string, strings: SharedStrings): Promise<void> {
  let text = ''
  let inText = false
  let inReading = false
  await readWholePart(parts, part, {
    open: (tag) => {
      if (tag === 'si') text = ''
      // How a Japanese word is read stands beside it and is no part of it.
      else if (tag === 'rPh') inReading = true
      else if (tag === 't') inText = !inReading
    },
    text: (piece) => {
      if (inText && text.length < MAX_CELL_LENGTH) text += piece
    },
    close: (tag) => {
      if (tag === 'si') strings.add(unescapeText(text))
      else if (tag === 'rPh') inReading = false
      else if (tag === 't') inText = false
    },
  })
  strings.flush()
}

async function* readRows(workbook: Workbook, { part }: Sheet): AsyncGenerator<string[]> {
  const ready: string[][] = []
  const handlers = rowHandlers(workbook, (cells) => ready.push(cells))
  for await (const _ of readPart(workbook.parts, part, handlers)) {
    // By index: rows that were left out, a million perhaps, are empty arrays here.
    for (let index = 0; index < ready.length; index++) yield ready[index] as string[]
    ready.length = 0
  }
}

/** Collects cells into rows; rows that the file leaves out are empty, so that numbers stay Excel's. */
function rowHandlers(workbook: Workbook, take: (cells: string[]) => void) {
  let cells: string[] = []
  let rows = 0
  let column = 0
  let cell = { type: 'n', style: 0 }
  let value = ''
  let inValue = false
  return {
    open: (tag: string, attributes: Record<string, string>) => {
      if (tag === 'row') {
        const number = Number(attributes.r ?? rows + 1)
        if (!(number > rows && number <= MAX_ROWS)) throw unreadable('its rows are out of order')
        for (; rows < number - 1; rows++) take([])
        cells = []
        column = 0
      } else if (tag === 'c') {
        const named = attributes.r === undefined ? -1 : columnOf(attributes.r)
        if (named >= 0) column = named
        if (column >= MAX_COLUMNS) throw unreadable('a row has too many columns')
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
        value = ''
      } else if (tag === 'v' || tag === 't') inValue = true
    },
    text: (piece: string) => {
      if (inValue && value.length < MAX_CELL_LENGTH) value += piece
    },
    close: (tag: string) => {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'c') {
        while (cells.length < column) cells.push('')
        cells[column] = textOf(workbook, cell, value)
        column += 1
      } else if (tag === 'row') {
        rows += 1
        take(cells)
      }
    },
  }
}

function textOf(
  { strings, forms, since1904 }: Workbook,
  { type, style }: { type: string; style: number },
  value: string,
): string {
  if (value === '') return ''
  if (type === 's') return strings.at(Number(value)) ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'n') return writeNumber(value, forms[style] ?? 'plain', since1904)
  // A date by the standard's own type is written out.
  if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '')
  return unescapeText(value)
}
