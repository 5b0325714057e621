import { createReadStream } from 'node:fs'
import { systemClock } from '../server/platform/clock.ts'
import { openDatabase } from '../server/platform/database.ts'
import { APP_ROLE } from '../server/platform/migrate.ts'
import { importFile, watchProgress } from './importFiles.ts'

// The dry run of a file in a program of its own, forked by imports.ts: arguments are the database and
// the file, the message is what it took.

/** What a dry run took of memory, in megabytes. */
export interface ImportMemory {
  seconds: number
  peakRssMb: number
  /** At its end: what is in use, after what it left behind was collected, and buffers. */
  heapMb: number
  externalMb: number
  firstProgressMs: number
  longestGapMs: number
}

const [url = '', path = ''] = process.argv.slice(2)
const MB = 1024 * 1024
const db = openDatabase({ url, role: APP_ROLE, connections: 8 })
const began = systemClock.milliseconds()
let watch: ReturnType<typeof watchProgress> | undefined
await importFile(db, 'items', createReadStream(path), {
  dryRun: true,
  queued: (id) => {
    watch = watchProgress(db, id)
  },
})
const progress = await watch?.end()
globalThis.gc?.()
const { heapUsed, external } = process.memoryUsage()
process.send?.({
  seconds: Math.round((systemClock.milliseconds() - began) / 1000),
  peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  heapMb: Math.round(heapUsed / MB),
  externalMb: Math.round(external / MB),
  ...progress,
})
await db.close()
process.disconnect?.()
