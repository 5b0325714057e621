import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

/** Hot tables are cut into this many buckets, so that they can be spread over machines. */
export const BUCKETS = 64

/** A new time-ordered identifier in a random bucket. */
export function newId(): string {
  return uuidv7()
}

/** A new time-ordered identifier in the bucket of a text, such as a reservation's reference. */
export function newIdInBucket(bucket: number): string {
  const id = uuidv7()
  const last = Number.parseInt(id.slice(-2), 16)
  return id.slice(0, -2) + ((last & ~(BUCKETS - 1)) | bucket).toString(16).padStart(2, '0')
}

/** The bucket of an identifier: its last six bits, so that it needs no look-up. */
export function bucketOfId(id: string): number {
  return Number.parseInt(id.slice(-2), 16) & (BUCKETS - 1)
}

/** The bucket of a text, the same on every machine and in every version. */
export function bucketOfText(text: string): number {
  return (createHash('sha256').update(text).digest()[0] as number) & (BUCKETS - 1)
}
