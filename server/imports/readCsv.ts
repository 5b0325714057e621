import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { Problem } from '../platform/problem.ts'
import type { ImportOptions } from './importKind.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]

const DETECTION_BYTES = 64 * 1024
// A quote that is opened and never closed would otherwise make one row of the whole file.
const MAX_ROW_BYTES = 1024 * 1024

/** Reads CSV in UTF-8 as it comes; every record is a row, so that row numbers are the spreadsheet's own. */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  options: Pick<ImportOptions, 'delimiter'>,
): AsyncGenerator<string[]> {
  const { head, rest } = await takeHead(bytes)
  refuseOtherFormats(head)
  const parser = parse({
    bom: true,
    delimiter: options.delimiter ?? detectDelimiter(head),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_BYTES,
  })
  const fed = pipeline(Readable.from(rest, { objectMode: false }), parser)
  // Whoever reads the parser meets its failure; this one only must not go unhandled.
  fed.catch(() => {})
  try {
    for await (const record of parser) yield record as string[]
    await fed
  } catch (error) {
    throw csvProblem(error)
  }
}

async function takeHead(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let length = 0
  let done = false
  while (length < DETECTION_BYTES && !done) {
    const next = await iterator.next()
    if (next.done) done = true
    else length += pieces[pieces.push(next.value) - 1]?.length ?? 0
  }
  const head = Buffer.concat(pieces)
  async function* rest() {
    if (head.length > 0) yield head
    while (!done) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  }
  return { head, rest: rest() }
}

function refuseOtherFormats(head: Buffer): void {
  if (head.includes(0))
    throw new Problem(422, 'file_not_csv', {
      detail: 'This is not a table of text. Save it as .xlsx or as "CSV UTF-8" and import that.',
    })
}

/** The character that cuts the first lines into the same number of cells, as many as possible. */
export function detectDelimiter(head: Buffer): Delimiter {
  const lines = countByLine(head.subarray(0, DETECTION_BYTES).toString('utf8'))
  const scores = DELIMITERS.map((_, candidate) => {
    const counts = lines.map((line) => line[candidate] ?? 0)
    const same = counts.filter((count) => count === counts[0]).length
    return ((counts[0] ?? 0) * same) / Math.max(1, counts.length)
  })
  const best = scores.indexOf(Math.max(...scores))
  return (scores[best] ?? 0) > 0 ? (DELIMITERS[best] as Delimiter) : ','
}

/** How often each candidate stands in each of the first whole lines, outside of quotes. */
function countByLine(text: string): number[][] {
  const lines: number[][] = []
  let counts = DELIMITERS.map(() => 0)
  let quoted = false
  let empty = true
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === '\n' && !quoted) {
      if (!empty) lines.push(counts)
      if (lines.length === 20) return lines
      counts = DELIMITERS.map(() => 0)
      empty = true
      continue
    }
    if (character !== '\r') empty = false
    const candidate = quoted ? -1 : DELIMITERS.indexOf(character as Delimiter)
    if (candidate >= 0) counts[candidate] = (counts[candidate] ?? 0) + 1
  }
  return lines.length > 0 ? lines : [counts]
}

function csvProblem(error: unknown): unknown {
  const { code, lines } = error as { code?: string; lines?: number }
  if (typeof code !== 'string' || !code.startsWith('CSV_')) return error
  return new Problem(422, 'file_not_csv', {
    detail: `The file cannot be read as CSV near line ${lines ?? 1}: a quote is opened and not closed, or a row is longer than a megabyte.`,
  })
}
