import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import type { ImportOptions } from './importKind.ts'
import type { GivenMapping } from './mapColumns.ts'
import { squeezeHeader } from './preset.ts'

/** What the columns of files with certain headers were said to be. */
export interface RememberedMapping {
  id: string
  /** As people call it; empty until somebody names it. */
  name: string
  kind: string
  header: string[]
  mapping: GivenMapping
  options: Partial<ImportOptions>
  createdBy: string
  updatedAt: string
}

// What belongs to one file and not to its layout is not remembered.
const REMEMBERED_OPTIONS = ['site', 'channel', 'dateOrder', 'decimal'] as const

/** Remembers a mapping for files with the same headers, in whatever order. */
export async function rememberMapping(
  tx: Tx,
  header: string[],
  kind: string,
  mapping: GivenMapping,
  options: Partial<ImportOptions>,
): Promise<void> {
  const kept = Object.fromEntries(
    REMEMBERED_OPTIONS.flatMap((name) => (options[name] ? [[name, options[name]]] : [])),
  )
  await tx.run(sql`
    insert into import_mapping (id, kind, header_key, header, mapping, options, created_by, updated_at)
    values (${newId()}, ${kind}, ${keyOf(header)}, ${JSON.stringify(header)}::jsonb,
            ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(kept)}::jsonb, ${tx.actor.name},
            ${tx.clock.now()})
        on conflict on constraint import_mapping_known_once do update
       set kind = excluded.kind, header = excluded.header, mapping = excluded.mapping,
           options = excluded.options, created_by = excluded.created_by,
           updated_at = excluded.updated_at`)
}

/** The mapping that was remembered for these headers. */
export async function recallMapping(
  db: Queryable,
  header: string[],
): Promise<RememberedMapping | undefined> {
  return db.maybe<RememberedMapping>(sql`
    select ${mappingColumns} from import_mapping where header_key = ${keyOf(header)}`)
}

/** A remembered mapping in the words of this file's own headers. */
export function mappingOf(header: string[], { mapping }: RememberedMapping): GivenMapping {
  const fields = new Map(
    Object.entries(mapping).map(([text, field]) => [squeezeHeader(text), field]),
  )
  return Object.fromEntries(header.map((text) => [text, fields.get(squeezeHeader(text)) ?? null]))
}

/** Remembered mappings page by page, the latest first. */
export async function listRememberedMappings(
  db: Queryable,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const before = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
  const after = before ? sql`(updated_at, id) < (${before[0]}, ${before[1]})` : sql`true`
  const rows = await db.many<RememberedMapping>(sql`
    select ${mappingColumns} from import_mapping where ${after}
     order by updated_at desc, id desc limit ${limit + 1}`)
  return toPage(rows, limit, ({ updatedAt, id }) => [updatedAt, id])
}

/** Gives a mapping a name. */
export async function renameMapping(tx: Tx, id: string, name: string): Promise<RememberedMapping> {
  const found = await tx.maybe<RememberedMapping>(sql`
    update import_mapping set name = ${name} where id = ${id} returning ${mappingColumns}`)
  if (!found) throw new Problem(404, 'not_found')
  return found
}

/** Forgets a mapping; files with its headers are mapped by their headers again. */
export async function forgetMapping(tx: Tx, id: string): Promise<RememberedMapping> {
  const found = await tx.maybe<RememberedMapping>(sql`
    delete from import_mapping where id = ${id} returning ${mappingColumns}`)
  if (!found) throw new Problem(404, 'not_found')
  return found
}

const mappingColumns = sql`
  id, name, kind, header, mapping, options, created_by as "createdBy", updated_at as "updatedAt"`

function keyOf(header: string[]): string {
  const names = header.map(squeezeHeader).filter((name) => name !== '')
  return createHash('sha256').update(names.toSorted().join('\n')).digest('hex')
}
