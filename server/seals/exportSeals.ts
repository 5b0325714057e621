import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { afterHour } from './seal.ts'
import { readLines } from './sealedRows.ts'
import { readSeals } from './verifySeals.ts'

/**
 * Writes every seal as a line of JSON, behind a first line with the public key. It is undefined
 * where the master key is not at hand; each seal names the key that signed it anyway.
 */
export async function exportSeals(
  db: Database,
  clock: Clock,
  publicKey: string | undefined,
  file: string,
): Promise<{ seals: number; publicKey: string | null }> {
  let seals = 0
  async function* lines() {
    const head = { format: 'onhand-seals-1', publicKey: publicKey ?? null, madeAt: clock.now() }
    yield `${JSON.stringify(head)}\n`
    for await (const page of readSeals(db))
      for (const { body, hash, signature } of page) {
        seals++
        yield `${JSON.stringify({ body, hash, signature })}\n`
      }
  }
  await writeLines(file, lines())
  return { seals, publicKey: publicKey ?? null }
}

/** Writes every row of the sealed hours as the line that was hashed, in the order of hashing. */
export async function exportSealedRows(db: Database, file: string): Promise<{ rows: number }> {
  let rows = 0
  async function* lines() {
    for await (const page of readSeals(db))
      for (const { hour } of page)
        for (const table of ['movement', 'event'] as const)
          for await (const portion of readLines(db, table, hour, afterHour(hour))) {
            rows += portion.length
            yield `${portion.join('\n')}\n`
          }
  }
  await writeLines(file, lines())
  return { rows }
}

async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const options = { mode: 0o600, flush: true }
  await pipeline(Readable.from(lines), createWriteStream(file, options))
}
