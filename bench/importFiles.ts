import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import { storeFile } from '../server/imports/importFile.ts'
import type { KindName } from '../server/imports/preset.ts'
import { beginUpload, queueUpload } from '../server/imports/queueImport.ts'
import { workImports } from '../server/imports/workImports.ts'
import { systemClock } from '../server/platform/clock.ts'
import type { Database } from '../server/platform/database.ts'
import { newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'
import { benchContext } from './ground.ts'

const LOOK_MS = 50

const sku = (index: number) => `IMP-${String(index).padStart(6, '0')}`
const day = (index: number) => new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString()

/** A file of each kind: its header and its row of this number. */
export const importFiles: Record<KindName, { header: string; row(index: number): string }> = {
  suppliers: {
    header: 'Code,Name,Email,Lead time days,Case pack',
    row: (index) => `SUP-${index},"Supplier number ${index}",orders@s${index}.example,14,12`,
  },
  items: {
    header: 'SKU,Title,Cost per item,Price,Category',
    row: (index) =>
      `${sku(index)},"Item number ${index}",${(2 + (index % 40)).toFixed(2)},19.99,Category ${index % 30}`,
  },
  opening_stock: {
    header: 'SKU,Location,Quantity,Unit cost',
    row: (index) => `${sku(index)},MAIN,${index % 500},${(2 + (index % 40)).toFixed(2)}`,
  },
  stock_counts: {
    header: 'SKU,Location,Quantity',
    row: (index) => `${sku(index)},MAIN,${1 + (index % 300)}`,
  },
  incoming: {
    header: 'SKU,Site,Quantity,Expected on,Reference',
    row: (index) => `${sku(index)},MAIN,${1 + (index % 90)},2027-01-15,PO-${index % 100}`,
  },
  sales: {
    header: 'SKU,Day,Units,Revenue,Channel',
    row: (index) => `${sku(index)},${day(index).slice(0, 10)},${1 + (index % 5)},19.99,shopify`,
  },
}

/** The file as it comes over the wire, so that nobody ever holds the whole of it. */
export function fileOf(kind: KindName, rows: number): Readable {
  const { header, row } = importFiles[kind]
  function* pieces() {
    yield Buffer.from(`${header}\n`)
    for (let index = 0; index < rows; index += 1_000) {
      const lines = Array.from({ length: Math.min(1_000, rows - index) }, (_, i) => row(index + i))
      yield Buffer.from(`${lines.join('\n')}\n`)
    }
  }
  return Readable.from(pieces())
}

/** The same table as a workbook. */
export function workbookOf(kind: KindName, rows: number): Readable {
  const { header, row } = importFiles[kind]
  function* cells() {
    for (let index = 0; index < rows; index++) yield row(index).replaceAll('"', '').split(',')
  }
  const columns = header.split(',').map((name) => ({ header: name }))
  const stream = writeXlsxStream(cells(), { name: 'Sheet', columns })
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}

/** The same steps as an upload and its job; any row that fails ends the bench. */
export async function importFile(
  db: Database,
  kind: KindName,
  file: Readable,
  { dryRun, queued }: { dryRun: boolean; queued?: (id: string) => void },
): Promise<void> {
  const id = newId()
  const context = benchContext()
  const options = { dateOrder: 'MDY' as const }
  const input = { kind, fileName: 'bench', dryRun, options, mapping: null }
  await db.transaction(context, (tx) => beginUpload(tx, id, input))
  const { form, ...stored } = await storeFile(db, id, file)
  await db.transaction(context, (tx) =>
    queueUpload(tx, id, { ...stored, form, kind, preset: null, mapping: null }),
  )
  queued?.(id)
  const signal = new AbortController().signal
  await workImports({ db, clock: systemClock, context, signal })
  const done = await db.one<{ state: string; errors: number; problem: object | null }>(sql`
    select state, error_count as errors, problem from import where id = ${id}`)
  if (done.state !== 'done' || done.errors > 0) throw new Error(JSON.stringify(done))
}

/** An eye on an import. */
export interface Watch {
  end(): Promise<{ firstProgressMs: number; longestGapMs: number }>
}

/** Looks again and again at what a browser would see of an import, until it is over. */
export function watchProgress(db: Database, id: string): Watch {
  const began = performance.now()
  const gaps: number[] = []
  let last = began
  let seen = ''
  let isOver = false
  const look = async () => {
    const now = await db.one<{ text: string }>(sql`
      select concat_ws(' ', state, phase, rows_read, rows_done) as text from import where id = ${id}`)
    if (now.text === seen) return
    if (seen !== '') {
      gaps.push(performance.now() - last)
      last = performance.now()
    }
    seen = now.text
  }
  const looking = (async () => {
    while (!isOver) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    await look()
  })()
  return {
    end: async () => {
      isOver = true
      await looking
      const [first = 0] = gaps
      return { firstProgressMs: Math.round(first), longestGapMs: Math.round(Math.max(0, ...gaps)) }
    },
  }
}
