import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Database, Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { ImportOptions } from './importKind.ts'
import { readCsv } from './readCsv.ts'

export const MAX_FILE_BYTES = 1024 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

/** Stores a file as it arrives, holding no more than one piece of it. */
export async function storeFile(
  db: Database,
  importId: string,
  upload: Readable,
): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256')
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
    bytes += buffer.length
    if (bytes > MAX_FILE_BYTES) throw new Problem(413, 'body_too_large')
    pieces.push(buffer)
    waiting += buffer.length
    if (waiting >= CHUNK_BYTES) await flush()
  }
  await flush()
  return { bytes, hash: hash.digest('hex') }
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

/** A row of a file with its number there; the header is row 1. */
export interface NumberedRow {
  number: number
  cells: string[]
}

/**
 * The rows of a stored file that hold anything. The one place that knows formats: another format is
 * another reader of bytes to rows.
 */
export async function* readFileRows(
  db: Queryable,
  importId: string,
  options: Pick<ImportOptions, 'delimiter'>,
): AsyncGenerator<NumberedRow> {
  yield* numberRows(readCsv(readFileBytes(db, importId), options))
}

/** Numbers rows as a spreadsheet does, and passes over those without a word. */
export async function* numberRows(rows: AsyncIterable<string[]>): AsyncGenerator<NumberedRow> {
  let number = 0
  for await (const cells of rows) {
    number += 1
    if (cells.some((cell) => cell.trim() !== '')) yield { number, cells }
  }
}
