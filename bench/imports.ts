import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { from as copyFrom } from 'pg-copy-streams'
import { type Bench, type Ground, round } from './ground.ts'
import { measureDryRun, measureDryRuns } from './importDryRuns.ts'
import { fileOf, importFile, workbookOf } from './importFiles.ts'
import type { ImportMemory } from './importMemory.ts'

const ROWS = 100_000
const DRY_RUN_ROWS = 50_000

/** A seller's files through the whole import, beside the bare copy of the same file. */
export const importBench: Bench = {
  name: 'imports',
  about: `${ROWS} item rows from CSV, beside COPY into a bare table (goal 5,000 rows a second); dry runs of ${DRY_RUN_ROWS} rows of each kind (goal 20 s, progress within 1 s); memory at 200,000 rows against 1,000,000`,
  run: async (ground) => {
    const { db, quick } = ground
    const rows = quick ? 10_000 : ROWS
    const dryRunRows = quick ? 5_000 : DRY_RUN_ROWS
    const newItems = await measureDryRun(ground, 'items', dryRunRows)
    const copied = await rateOf(rows, () => copyFile(ground, rows))
    const items = (dryRun: boolean) => importFile(db, 'items', fileOf('items', rows), { dryRun })
    const dryRun = await rateOf(rows, () => items(true))
    const first = await rateOf(rows, () => items(false))
    const again = await rateOf(rows, () => items(false))
    return {
      rows,
      perSecond: { dryRun, first, again, bareCopy: copied },
      ratios: { 'first to bare copy': round(first / copied) },
      dryRuns: { rows: dryRunRows, newItems, ...(await measureDryRuns(ground, dryRunRows)) },
      memory: quick
        ? await measureMemory(ground, [5_000, 20_000])
        : await measureMemory(ground, [200_000, 1_000_000]),
    }
  },
}

async function copyFile({ db }: Ground, rows: number): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query(
      'create temp table bare (sku text, title text, cost text, price text, category text)',
    )
    const stream = client.query(copyFrom('copy bare from stdin with (format csv, header)'))
    await pipeline(fileOf('items', rows), stream)
    await client.query('drop table bare')
  } finally {
    client.release()
  }
}

async function rateOf(rows: number, work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round((rows / (performance.now() - began)) * 1000)
}

/** Each dry run in a program of its own, because what was once taken is not given back. */
async function measureMemory({ url }: Ground, sizes: number[]): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-bench-'))
  const figures: Record<string, unknown> = {}
  try {
    for (const format of ['csv', 'xlsx'] as const)
      for (const rows of sizes) {
        const path = join(folder, `${rows}.${format}`)
        const file = format === 'csv' ? fileOf('items', rows) : workbookOf('items', rows)
        await pipeline(file, createWriteStream(path))
        figures[`${format} ${rows}`] = await runAlone(url, path)
        rmSync(path)
      }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}

async function runAlone(url: string, path: string): Promise<ImportMemory> {
  const script = fileURLToPath(new URL('./importMemory.ts', import.meta.url))
  const child = fork(script, [url, path], { execArgv: ['--expose-gc'] })
  let told: ImportMemory | undefined
  child.on('message', (message) => {
    told = message as ImportMemory
  })
  await once(child, 'exit')
  if (!told) throw new Error('The import in a program of its own failed.')
  return told
}
