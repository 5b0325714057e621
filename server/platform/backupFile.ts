import { createHash, type Hash, randomBytes } from 'node:crypto'
import { createReadStream, type Stats, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { Problem, type Refusals } from './problem.ts'

// A backup file is the first line, gzip of records, and a last line with the SHA-256 of all before it.
// A record is a letter, the length of its content in four bytes, and its content.
const FIRST_LINE = 'onhand-backup 1\n'
const LAST_LINE = /^sha256 ([\da-f]{64})\n$/
const LAST_LINE_BYTES = 'sha256 '.length + 64 + 1
const LARGEST_RECORD = 1024 * 1024
// Most of what can be won, at a third of the time that the default takes.
const GZIP_LEVEL = 3

export const backupRefusals = {
  backup_damaged: { status: 422, title: 'The backup is damaged; nothing was written.' },
  backup_unreadable: { status: 422, title: 'The file is not a backup that can be read.' },
  backup_not_written: { status: 507, title: 'The backup cannot be written.' },
  backup_newer: { status: 422, title: 'The backup was made by a newer Onhand.' },
  backup_foreign: { status: 422, title: 'The backup was made by another program.' },
  database_not_empty: { status: 409, title: 'A backup is restored into an empty database only.' },
} satisfies Refusals

const headerRecord = z.object({
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), hash: z.string() })),
  tables: z.array(z.string()),
})
const tableRecord = z.object({ name: z.string(), columns: z.array(z.string()) })
const tableEndRecord = z.object({ name: z.string(), rows: z.int(), sha256: z.string() })
const endRecord = z.object({ tables: z.int(), rows: z.int() })

/** What a backup begins with: what made it, and the schema that its rows need. */
export type BackupHeader = z.infer<typeof headerRecord>

/** The parts of a backup in their order; `data` is text as COPY writes it. */
export type BackupRecord =
  | { kind: 'header'; value: BackupHeader }
  | { kind: 'table'; value: z.infer<typeof tableRecord> }
  | { kind: 'data'; value: Buffer }
  | { kind: 'tableEnd'; value: z.infer<typeof tableEndRecord> }
  | { kind: 'end'; value: z.infer<typeof endRecord> }

const LETTERS = { header: 'H', table: 'T', data: 'D', tableEnd: 'E', end: 'Z' } as const
const SCHEMAS = { H: headerRecord, T: tableRecord, E: tableEndRecord, Z: endRecord }

/** Writes a backup; the file has its name only when it is whole and on disk. */
export async function writeBackupFile(
  file: string,
  records: AsyncIterable<BackupRecord>,
): Promise<{ bytes: number; sha256: string }> {
  const draft = `${file}.part-${randomBytes(4).toString('hex')}`
  const hash = createHash('sha256')
  try {
    // It holds what the database holds, so that nobody else may read it. Opened here, and not by the
    // stream in its own time, it cannot appear after a failure has swept it away.
    const handle = await open(draft, 'wx', 0o600)
    await pipeline(
      frameRecords(records),
      createGzip({ level: GZIP_LEVEL }),
      (content) => encloseContent(content, hash),
      handle.createWriteStream({ flush: true }),
    )
    await rename(draft, file)
    await syncFolder(dirname(file))
    return { bytes: statSync(file).size, sha256: hash.copy().digest('hex') }
  } catch (error) {
    await rm(draft, { force: true })
    const { code, syscall } = error as NodeJS.ErrnoException
    if (!syscall || !/^(open|write|fsync|rename|close)$/.test(syscall)) throw error
    throw new Problem(507, 'backup_not_written', { detail: `${file} cannot be written (${code}).` })
  }
}

/** The bytes of a backup, for who reads them as they come. */
export function packBackup(records: AsyncIterable<BackupRecord>): Readable {
  const out = new PassThrough()
  // What breaks it also destroys `out`, and is told to who reads there.
  pipeline(
    frameRecords(records),
    createGzip({ level: GZIP_LEVEL }),
    (content: AsyncIterable<Buffer>) => encloseContent(content, createHash('sha256')),
    out,
  ).catch(() => {})
  return out
}

async function* frameRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  for await (const { kind, value } of records) {
    const content = kind === 'data' ? value : Buffer.from(JSON.stringify(value))
    for (let from = 0; from < content.length; from += LARGEST_RECORD) {
      const part = content.subarray(from, from + LARGEST_RECORD)
      const head = Buffer.alloc(5)
      head.write(LETTERS[kind], 'latin1')
      head.writeUInt32BE(part.length, 1)
      yield head
      yield part
    }
  }
}

async function* encloseContent(
  content: AsyncIterable<Buffer>,
  hash: Hash,
): AsyncGenerator<string | Buffer> {
  hash.update(FIRST_LINE)
  yield FIRST_LINE
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
  yield `sha256 ${hash.copy().digest('hex')}\n`
}

/** A new name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Reads a backup part by part, checking each: what it gives is whole up to there, and it ends
 * without an error only if every byte is as it was written.
 */
export async function* readBackupFile(file: string): AsyncGenerator<BackupRecord> {
  const { end, sha256 } = await readEnds(file)
  const hash = createHash('sha256').update(FIRST_LINE)
  const source = createReadStream(file, { start: FIRST_LINE.length, end: end - 1 })
  const gunzip = createGunzip()
  source.on('data', (chunk) => hash.update(chunk))
  // The error of either reaches the loop below.
  const flow = pipeline(source, gunzip).catch(() => {})
  try {
    yield* checkRecords(parseFrames(gunzip))
    await flow
  } catch (error) {
    if (error instanceof Problem) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (!code?.startsWith('Z_') && !code?.startsWith('ERR_STREAM')) throw error
    throw damaged('its content cannot be unpacked')
  } finally {
    source.destroy()
    gunzip.destroy()
  }
  if (hash.digest('hex') !== sha256) throw damaged('its SHA-256 is another one')
}

async function readEnds(file: string): Promise<{ end: number; sha256: string }> {
  const { size } = statBackup(file)
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(`${file} cannot be read (${error.code}).`)
  })
  try {
    const first = Buffer.alloc(FIRST_LINE.length)
    await handle.read(first, 0, first.length, 0)
    refuseOtherFormat(file, first.toString('latin1'))
    const end = size - LAST_LINE_BYTES
    if (end <= FIRST_LINE.length) throw damaged('it ends too early')
    const last = Buffer.alloc(LAST_LINE_BYTES)
    await handle.read(last, 0, last.length, end)
    const [, sha256] = LAST_LINE.exec(last.toString('latin1')) ?? []
    if (!sha256) throw damaged('its end is missing')
    return { end, sha256 }
  } finally {
    await handle.close()
  }
}

function statBackup(file: string): Stats {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw unreadable(`${file} is no file.`)
  return stats
}

function refuseOtherFormat(file: string, firstLine: string): void {
  if (firstLine === FIRST_LINE) return
  const [, format] = /^onhand-backup (\d+)\n/.exec(firstLine) ?? []
  if (!format) throw unreadable(`${file} is no backup made by Onhand.`)
  const detail = `The backup has format ${format}, which this Onhand does not know. Use a newer one.`
  throw new Problem(422, 'backup_newer', { detail })
}

async function* parseFrames(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ letter: string; content: Buffer }> {
  let waiting: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    let from = 0
    while (waiting.length - from >= 5) {
      const length = waiting.readUInt32BE(from + 1)
      if (length > LARGEST_RECORD) throw damaged('a record is longer than any can be')
      if (waiting.length - from < 5 + length) break
      const letter = waiting.toString('latin1', from, from + 1)
      yield { letter, content: waiting.subarray(from + 5, from + 5 + length) }
      from += 5 + length
    }
    waiting = waiting.subarray(from)
  }
  if (waiting.length > 0) throw damaged('its last record is cut')
}

/** Each table is whole and each in its turn, and nothing stands before the header or behind the end. */
async function* checkRecords(
  frames: AsyncIterable<{ letter: string; content: Buffer }>,
): AsyncGenerator<BackupRecord> {
  let tables: string[] | undefined
  let current: { name: string; hash: Hash } | undefined
  const done = { tables: 0, rows: 0, isEnded: false }
  for await (const { letter, content } of frames) {
    const record = readRecord(letter, content)
    if (done.isEnded) throw damaged('something stands behind its end')
    if ((record.kind === 'header') === (tables !== undefined))
      throw damaged('its header is not first')
    if (record.kind === 'header') tables = record.value.tables
    else if (record.kind === 'table') {
      if (current || record.value.name !== tables?.[done.tables])
        throw damaged('a table is missing')
      current = { name: record.value.name, hash: createHash('sha256') }
    } else if (record.kind === 'data') {
      if (!current) throw damaged('rows stand outside a table')
      current.hash.update(record.value)
    } else if (record.kind === 'tableEnd') {
      const { name, rows, sha256 } = record.value
      if (current?.name !== name || current.hash.digest('hex') !== sha256)
        throw damaged(`the table ${name} is not as it was written`)
      current = undefined
      done.tables++
      done.rows += rows
    } else {
      const isWhole =
        !current && record.value.tables === done.tables && record.value.rows === done.rows
      if (!isWhole || done.tables !== tables?.length) throw damaged('a table is missing')
      done.isEnded = true
    }
    yield record
  }
  if (!done.isEnded) throw damaged('its end is missing')
}

function readRecord(letter: string, content: Buffer): BackupRecord {
  const kind = (Object.keys(LETTERS) as (keyof typeof LETTERS)[]).find(
    (name) => LETTERS[name] === letter,
  )
  if (!kind) throw damaged('it holds a record of no known kind')
  if (kind === 'data') return { kind, value: content }
  try {
    const value = SCHEMAS[LETTERS[kind]].parse(JSON.parse(content.toString()))
    return { kind, value } as BackupRecord
  } catch {
    throw damaged('a record cannot be read')
  }
}

/** The refusal of a backup that is not as it was written. */
export function damaged(what: string): Problem {
  const detail = `The backup is damaged: ${what}. Nothing was written. Use another backup.`
  return new Problem(422, 'backup_damaged', { detail })
}

function unreadable(detail: string): Problem {
  return new Problem(422, 'backup_unreadable', { detail })
}
