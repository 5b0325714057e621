import { z } from 'zod'
import { Problem } from './problem.ts'

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
}

/** The reply of every list: `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() })
}

/** Cuts rows (read with one more than the limit) to a page, with a cursor behind its last row. */
export function toPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => unknown[]) {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null
  return { data, nextCursor }
}

/** A cursor is opaque to callers: the sort key of the last row that they saw. */
export function encodeCursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a cursor, checked against its schema; anything else is refused. */
export function decodeCursor<Key>(
  cursor: string | undefined,
  schema: z.ZodType<Key>,
): Key | undefined {
  if (cursor === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Problem(400, 'invalid_cursor')
  }
}
