import { OnhandError } from '@onhand/sdk/onhandError.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { client, isRefusal } from '../client.ts'
import type { Found } from '../shell/found.ts'
import { type BookEntry, type BookItem, openLocalStore } from './localStore.ts'
import type { ScannedCode } from './readCode.ts'

/** What a scan has turned out to be. */
export type Meaning =
  | { kind: 'item'; item: BookItem; lot?: string; expiresOn?: string; serial?: string }
  | { kind: 'location'; path: string }
  | { kind: 'other'; found: Found }
  | { kind: 'unknown'; code: string; isOffline: boolean }
  | { kind: 'ambiguous'; code: string }

const READ_AGAIN_MS = 3_600_000
const PAGE_ROWS = 200
// A larger catalogue is asked code by code; what was asked once is known from then on.
const MOST_ITEMS = 20_000

const book = new Map<string, BookEntry>()
let reading: Promise<void> | undefined

/** Opens the codes that this device knows, and reads them anew where they are old. */
export function openCodeBook(): Promise<void> {
  reading ??= load()
  return reading
}

async function load(): Promise<void> {
  const store = await openLocalStore()
  for (const entry of await store.getAll('book')) book.set(entry.code, entry)
  const readAt = Number(await store.get('meta', 'book-read-at')) || 0
  if (Date.now() - readAt < READ_AGAIN_MS) return
  // What is known serves meanwhile.
  void readAll().catch(() => {
    reading = undefined
  })
}

async function readAll(): Promise<void> {
  const entries: BookEntry[] = []
  let count = 0
  for await (const item of client.each('itemList', { query: { limit: PAGE_ROWS } })) {
    entries.push(...entriesOfItem(item))
    count += 1
    if (count >= MOST_ITEMS) break
  }
  const places: string[] = []
  for await (const { path } of client.each('locationList', {
    query: { limit: PAGE_ROWS, active: 'true' },
  }))
    places.push(path)
  await replaceBook([...entries, ...entriesOfPlaces(places)])
}

async function replaceBook(entries: BookEntry[]): Promise<void> {
  const store = await openLocalStore()
  const change = store.transaction(['book', 'meta'], 'readwrite')
  await change.objectStore('book').clear()
  for (const entry of entries) void change.objectStore('book').put(entry)
  void change.objectStore('meta').put(Date.now(), 'book-read-at')
  await change.done
  book.clear()
  for (const entry of entries) book.set(entry.code, entry)
}

function entriesOfItem(item: Row<'itemList'>): BookItem[] {
  const { sku, title, tracksLots, tracksSerials, identifiers, kind } = item
  const common = {
    kind: 'item' as const,
    sku,
    title,
    tracksLots,
    tracksSerials,
    isKit: kind === 'virtual_kit',
  }
  const codes = identifiers.map(({ kind: of, value, packFactor }) => ({
    ...common,
    code: of === 'gtin' ? `gtin ${value}` : `text ${value}`,
    packFactor,
  }))
  // The SKU last: it wins over a supplier's code of the same text.
  return [...codes, { ...common, code: `text ${sku}`, packFactor: 1 }]
}

/** Places by their path, and by their code alone where no other place has it. */
function entriesOfPlaces(paths: string[]): BookEntry[] {
  const entryOf = (code: string, path: string) => ({
    kind: 'location' as const,
    code: `place ${code}`,
    path,
  })
  const byCode = Map.groupBy(paths, (path) => path.slice(path.indexOf('/') + 1).toUpperCase())
  return paths.flatMap((path) => {
    const code = path.slice(path.indexOf('/') + 1).toUpperCase()
    const own = entryOf(path.toUpperCase(), path)
    return byCode.get(code)?.length === 1 ? [own, entryOf(code, path)] : [own]
  })
}

/** What a code means: from this device where it knows it, from the server elsewhere. */
export async function findMeaning(code: ScannedCode): Promise<Meaning> {
  // A browser that keeps nothing asks the server for each code.
  await openCodeBook().catch(() => {})
  const known = findInBook(code)
  if (known) return toMeaning(known, code)
  try {
    return await askServer(code)
  } catch (error) {
    if (isRefusal(error, 'code_is_ambiguous')) return { kind: 'ambiguous', code: code.text }
    return { kind: 'unknown', code: code.text, isOffline: isOffline(error) }
  }
}

function isOffline(error: unknown): boolean {
  return error instanceof OnhandError && (error.status === 0 || error.status >= 500)
}

function findInBook({ text, gtin, sku }: ScannedCode): BookEntry | undefined {
  const upper = text.toUpperCase()
  return (
    (gtin && book.get(`gtin ${gtin}`)) ||
    (sku && book.get(`text ${sku}`)) ||
    book.get(`text ${text}`) ||
    book.get(`place ${upper}`) ||
    book.get(`text ${upper}`) ||
    undefined
  )
}

function toMeaning(entry: BookEntry, { lot, expiresOn, serial }: ScannedCode): Meaning {
  if (entry.kind === 'location') return { kind: 'location', path: entry.path }
  const parts = {
    ...(lot ? { lot } : {}),
    ...(expiresOn ? { expiresOn } : {}),
    ...(serial ? { serial } : {}),
  }
  return { kind: 'item', item: entry, ...parts }
}

async function askServer(code: ScannedCode): Promise<Meaning> {
  const asked = code.gtin ?? code.sku ?? code.text
  try {
    const { item, packFactor } = await client.lookupGet({ query: { code: asked } })
    const entry = { ...entriesOfItem(item).at(-1), packFactor, code: keyOf(code) } as BookItem
    await remember(entry)
    return toMeaning(entry, code)
  } catch (error) {
    if (!isRefusal(error, 'not_found')) throw error
  }
  const { data } = await client.searchList({ query: { q: asked, limit: 3 } })
  const [found] = data.filter(({ exact }) => exact)
  if (found?.kind === 'location') {
    await remember({ kind: 'location', code: `place ${asked.toUpperCase()}`, path: found.key })
    return { kind: 'location', path: found.key }
  }
  if (found) return { kind: 'other', found }
  return findUnit(code)
}

/** The name of a unit, scanned without the code of its item. */
async function findUnit({ text }: ScannedCode): Promise<Meaning> {
  try {
    const { units } = await client.serialGet({ params: { serial: text } })
    const [unit] = units
    if (!unit) return { kind: 'unknown', code: text, isOffline: false }
    if (units.length > 1) return { kind: 'ambiguous', code: text }
    const { item } = await client.lookupGet({ query: { code: unit.sku } })
    const entry = entriesOfItem(item).at(-1) as BookItem
    return { kind: 'item', item: entry, serial: text, ...(unit.lot ? { lot: unit.lot } : {}) }
  } catch (error) {
    if (isRefusal(error, 'not_found')) return { kind: 'unknown', code: text, isOffline: false }
    throw error
  }
}

function keyOf({ gtin, sku, text }: ScannedCode): string {
  return gtin ? `gtin ${gtin}` : `text ${sku ?? text}`
}

async function remember(entry: BookEntry): Promise<void> {
  book.set(entry.code, entry)
  try {
    const store = await openLocalStore()
    await store.put('book', entry)
  } catch {
    // It is known until the page is closed.
  }
}
