import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Problem } from '../platform/problem.ts'

// A small file can say that it holds terabytes; these are far above what a spreadsheet program writes.
const MAX_PART_BYTES = 6 * 1024 ** 3
const MAX_PARTS = 10_000

/** A workbook on disk, opened: its parts by name. */
export interface Parts {
  zip: ZipFile
  entries: Map<string, Entry>
}

/** Opens the archive that a workbook is; its parts are read when they are asked for. */
export async function openParts(path: string): Promise<Parts> {
  try {
    const zip = await openPromise(path, { autoClose: false })
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) {
      if (entries.size > MAX_PARTS || entry.uncompressedSize > MAX_PART_BYTES)
        throw unreadable('it holds more than a spreadsheet can')
      entries.set(entry.fileName.replaceAll('\\', '/').toLowerCase(), entry)
    }
    return { zip, entries }
  } catch (error) {
    throw error instanceof Problem ? error : unreadable('the file is damaged or has a password')
  }
}

/** What is called for the tags and texts of a part, as they come. */
export interface Handlers {
  open(tag: string, attributes: Record<string, string>): void
  close(tag: string): void
  text(text: string): void
}

/** Reads a part as XML; yields between two pieces, so that its reader can pause it or end it. */
export async function* readPart(
  { zip, entries }: Parts,
  name: string,
  handlers: Handlers,
): AsyncGenerator<undefined> {
  const entry = entries.get(name.toLowerCase())
  if (!entry) throw unreadable(`it has no part ${name}`)
  const parser = parserFor(handlers)
  const decoder = new TextDecoder('utf-8')
  let stream: Readable | undefined
  try {
    stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }))
      yield undefined
    }
    parser.write(decoder.decode()).close()
    yield undefined
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(`its part ${name} is damaged`)
  } finally {
    stream?.destroy()
  }
}

/** Reads a small part to its end; what is not there holds nothing. */
export async function readWholePart(
  parts: Parts,
  name: string,
  handlers: Partial<Handlers>,
): Promise<void> {
  if (!parts.entries.has(name.toLowerCase())) return
  const all = { open: () => {}, close: () => {}, text: () => {}, ...handlers }
  for await (const _ of readPart(parts, name, all));
}

function parserFor(handlers: Handlers): SaxesParser {
  const parser = new SaxesParser()
  parser.on('opentag', (tag) =>
    handlers.open(localName(tag.name), (tag as SaxesTagPlain).attributes),
  )
  parser.on('closetag', (tag) => handlers.close(localName(tag.name)))
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  parser.on('error', (error) => {
    throw error
  })
  return parser
}

/** Some programs write `x:row` for `row`. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** A workbook that cannot be read, and why. */
export function unreadable(why: string): Problem {
  return new Problem(422, 'file_not_spreadsheet', {
    detail: `The spreadsheet cannot be read: ${why}. Save it again as .xlsx or as CSV.`,
  })
}
