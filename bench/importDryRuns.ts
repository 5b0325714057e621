import { readdirSync, readFileSync } from 'node:fs'
import { KIND_NAMES } from '../server/imports/kindNames.ts'
import type { KindName } from '../server/imports/preset.ts'
import type { Database } from '../server/platform/database.ts'
import { sql } from '../server/platform/sql.ts'
import { type Ground, round } from './ground.ts'
import { fileOf, importFile, type Watch, watchProgress } from './importFiles.ts'

/** How long a dry run of so many rows of each kind takes, what it costs, and how soon it says so. */
export async function measureDryRuns(
  ground: Ground,
  rows: number,
): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {}
  for (const kind of KIND_NAMES) figures[kind] = await measureDryRun(ground, kind, rows)
  return figures
}

/** The same of one kind. */
export async function measureDryRun({ db }: Ground, kind: KindName, rows: number) {
  const databaseBefore = await databaseSeconds(db)
  const programBefore = process.cpuUsage()
  const began = performance.now()
  let watched: Watch | undefined
  const queued = (id: string) => {
    watched = watchProgress(db, id)
  }
  await importFile(db, kind, fileOf(kind, rows), { dryRun: true, queued })
  const seconds = round((performance.now() - began) / 1000)
  const { user, system } = process.cpuUsage(programBefore)
  const progress = await watched?.end()
  const databaseAfter = await databaseSeconds(db)
  return {
    seconds,
    processorSeconds: {
      program: round((user + system) / 1e6),
      database:
        databaseBefore === undefined || databaseAfter === undefined
          ? 'unknown'
          : round(databaseAfter - databaseBefore),
    },
    ...progress,
  }
}

// Linux counts in hundredths of a second for programs, on every architecture.
const TICKS = 100

/** Processor time of the database server and all that it has started, where it runs on this machine. */
async function databaseSeconds(db: Database): Promise<number | undefined> {
  const { pid } = await db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  try {
    const server = Number(readStat(pid)[1])
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const ticks = children.map((name) => {
      if (Number(name) === server) return sumOf(readStat(server), 11, 15)
      const stat = readStatOrNothing(Number(name))
      return stat && Number(stat[1]) === server ? sumOf(stat, 11, 13) : 0
    })
    return ticks.reduce((sum, one) => sum + one, 0) / TICKS
  } catch {
    return undefined
  }
}

/** From the state on, behind the name, which may hold anything. */
function readStat(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function readStatOrNothing(pid: number): string[] | undefined {
  try {
    return readStat(pid)
  } catch {
    return undefined
  }
}

function sumOf(stat: string[], from: number, to: number): number {
  return stat.slice(from, to).reduce((sum, text) => sum + Number(text), 0)
}
