import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { storeFile } from '../server/imports/importFile.ts'
import { beginUpload, queueUpload } from '../server/imports/queueImport.ts'
import { workImports } from '../server/imports/workImports.ts'
import { systemClock } from '../server/platform/clock.ts'
import { newId } from '../server/platform/identifier.ts'
import { sql } from '../server/platform/sql.ts'
import { type Bench, benchContext, type Ground, round } from './ground.ts'

const ROWS = 100_000

/** A seller's item file through the whole import, beside the bare copy of the same file. */
export const importBench: Bench = {
  name: 'imports',
  about: `${ROWS} item rows from CSV, beside COPY into a bare table (goal 5,000 rows a second)`,
  run: async (ground) => {
    const rows = ground.quick ? 10_000 : ROWS
    const file = itemFile(rows)
    const copied = await rateOf(rows, () => copyFile(ground, file))
    const dryRun = await rateOf(rows, () => importItems(ground, file, true))
    const first = await rateOf(rows, () => importItems(ground, file, false))
    const again = await rateOf(rows, () => importItems(ground, file, false))
    return {
      rows,
      perSecond: { dryRun, first, again, bareCopy: copied },
      ratios: { 'first to bare copy': round(first / copied) },
    }
  },
}

function itemFile(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `IMP-${String(index).padStart(6, '0')},"Item, number ${index}",${(2 + (index % 40)).toFixed(2)},19.99,Category ${index % 30}`,
  )
  return ['SKU,Title,Cost per item,Price,Category', ...lines, ''].join('\n')
}

async function copyFile({ db }: Ground, file: string): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query(
      'create temp table bare (sku text, title text, cost text, price text, category text)',
    )
    const stream = client.query(copyFrom('copy bare from stdin with (format csv, header)'))
    await pipeline(Readable.from([file]), stream)
    await client.query('drop table bare')
  } finally {
    client.release()
  }
}

/** The same steps as an upload and its job; any row that fails ends the bench. */
async function importItems({ db }: Ground, file: string, dryRun: boolean): Promise<void> {
  const id = newId()
  const bytes = Buffer.from(file)
  const context = benchContext()
  await db.transaction(context, async (tx) => {
    const input = {
      kind: 'items',
      fileName: 'bench.csv',
      dryRun,
      options: { dateOrder: 'MDY' as const },
      mapping: null,
    }
    await beginUpload(tx, id, input)
  })
  const { form, ...stored } = await storeFile(db, id, Readable.from([bytes]))
  await db.transaction(context, (tx) =>
    queueUpload(tx, id, { ...stored, form, kind: 'items', preset: null, mapping: null }),
  )
  const signal = new AbortController().signal
  await workImports({ db, clock: systemClock, context, signal })
  const done = await db.one<{ state: string; errors: number }>(sql`
    select state, error_count as errors from import where id = ${id}`)
  if (done.state !== 'done' || done.errors > 0) throw new Error(JSON.stringify(done))
}

async function rateOf(rows: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round((rows / (performance.now() - began)) * 1000)
}
