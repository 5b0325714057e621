import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Database, Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type Encoding, EncodingProbe, toUtf8 } from './encoding.ts'
import type { ImportOptions } from './importKind.ts'
import { readCsv } from './readCsv.ts'
import { isXlsx, listSheets, readXlsx } from './readXlsx.ts'

export const MAX_FILE_BYTES = 1024 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

/** What the bytes of a file say about it. */
export interface FileForm {
  format: 'csv' | 'xlsx'
  encoding: Encoding
  encodingSure: boolean
  sheets: string[]
}

/** Stores a file as it arrives, holding no more than one piece of it. */
export async function storeFile(
  db: Database,
  importId: string,
  upload: Readable,
): Promise<{ bytes: number; hash: string; form: FileForm }> {
  const hash = createHash('sha256')
  const probe = new EncodingProbe()
  let head = Buffer.alloc(0)
  let bytes = 0
  let number = 0
  let pieces: Buffer[] = []
  let waiting = 0
  const flush = async () => {
    if (waiting === 0) return
    await db.run(sql`
      insert into import_chunk (import_id, number, bytes)
      values (${importId}, ${number}, ${Buffer.concat(pieces)})`)
    number += 1
    pieces = []
    waiting = 0
  }
  for await (const piece of upload) {
    const buffer = piece as Buffer
    hash.update(buffer)
    probe.add(buffer)
    if (head.length < 8) head = Buffer.concat([head, buffer.subarray(0, 8)])
    bytes += buffer.length
    if (bytes > MAX_FILE_BYTES) throw new Problem(413, 'body_too_large')
    pieces.push(buffer)
    waiting += buffer.length
    if (waiting >= CHUNK_BYTES) await flush()
  }
  await flush()
  const form = await findForm(head, probe, () => readFileBytes(db, importId))
  return { bytes, hash: hash.digest('hex'), form }
}

/** Tells what a file is; a workbook must be there as a whole, because it is read from its end. */
export async function findForm(
  head: Buffer,
  probe: EncodingProbe,
  bytes: () => AsyncIterable<Uint8Array>,
  isWhole = true,
): Promise<FileForm> {
  if (isXlsx(head)) {
    const sheets = await listSheets(bytes())
    return { format: 'xlsx', encoding: 'utf-8', encodingSure: true, sheets }
  }
  // What Excel wrote until 2003, and what bears a password.
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw new Problem(422, 'file_not_csv', {
      detail: 'This is a workbook of an old kind, or one with a password. Save it as .xlsx or CSV.',
    })
  const { encoding, sure } = probe.find(isWhole)
  return { format: 'csv', encoding, encodingSure: sure, sheets: [] }
}

/** The bytes of a stored file, piece by piece. */
export async function* readFileBytes(db: Queryable, importId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const chunk = await db.maybe<{ bytes: Buffer }>(sql`
      select bytes from import_chunk where import_id = ${importId} and number = ${number}`)
    if (!chunk) return
    yield chunk.bytes
  }
}

/** A row of a file with its number there; the first row is 1. */
export interface NumberedRow {
  number: number
  cells: string[]
  /** As the file has them, where a preset completed them. */
  raw?: string[]
}

/** How a stored file is to be read. */
export interface FileReading {
  id: string
  format: FileForm['format']
  encoding: Encoding
  options: Pick<ImportOptions, 'delimiter' | 'encoding' | 'sheet'>
}

/** The rows of a stored file that hold anything, with what people corrected in them. */
export async function* readFileRows(db: Queryable, file: FileReading): AsyncGenerator<NumberedRow> {
  const corrected = await readCorrections(db, file.id)
  for await (const row of numberRows(readRowsOf(readFileBytes(db, file.id), file))) {
    const cells = corrected.get(row.number)
    yield cells ? { number: row.number, cells } : row
  }
}

/** The one place that knows formats: another format is another reader of bytes to rows. */
export function readRowsOf(
  bytes: AsyncIterable<Uint8Array>,
  { format, encoding, options }: Omit<FileReading, 'id'>,
): AsyncIterable<string[]> {
  if (format === 'xlsx') return readXlsx(bytes, options.sheet)
  return readCsv(toUtf8(bytes, options.encoding ?? encoding), options)
}

async function readCorrections(db: Queryable, importId: string): Promise<Map<number, string[]>> {
  const rows = await db.many<NumberedRow>(sql`
    select row_number as number, cells from import_correction where import_id = ${importId}`)
  return new Map(rows.map(({ number, cells }) => [number, cells]))
}

/** Numbers rows as a spreadsheet does, and passes over those without a word. */
export async function* numberRows(rows: AsyncIterable<string[]>): AsyncGenerator<NumberedRow> {
  let number = 0
  for await (const cells of rows) {
    number += 1
    if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
  }
}
