import { hash, randomFillSync } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

/** Hot tables are cut into this many buckets, so that they can be spread over machines. */
export const BUCKETS = 64

// Drawn in blocks: asking the system for sixteen bytes costs more than all else of an identifier.
const drawn = new Uint8Array(16 * 256)
let used = drawn.length

function drawRandom(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  return drawn.subarray(used, (used += 16))
}

let [lastMs, count] = [0, 0]

/** A new time-ordered identifier in a random bucket; of one process, each is above those before it. */
export function newId(): string {
  const random = drawRandom()
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    // Below half of what it may reach, so that it cannot run over within a millisecond.
    count = (((random[6] as number) & 0x7f) << 24) | ((random[7] as number) << 16)
  } else count++
  return uuidv7({ msecs: lastMs, seq: count, random })
}

/** A new time-ordered identifier in the bucket of a text, such as a reservation's reference. */
export function newIdInBucket(bucket: number): string {
  const id = newId()
  const last = Number.parseInt(id.slice(-2), 16)
  return id.slice(0, -2) + ((last & ~(BUCKETS - 1)) | bucket).toString(16).padStart(2, '0')
}

/** The bucket of an identifier: its last six bits, so that it needs no look-up. */
export function bucketOfId(id: string): number {
  return Number.parseInt(id.slice(-2), 16) & (BUCKETS - 1)
}

/** The bucket of a text, the same on every machine and in every version. */
export function bucketOfText(text: string): number {
  return (hash('sha256', text, 'buffer')[0] as number) & (BUCKETS - 1)
}
