import type { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { normalizeText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import {
  type Identifier,
  type identifierInput,
  isGtin,
  normalizeIdentifier,
} from './itemIdentifier.ts'
import { type Item, readItems } from './readItems.ts'
import { lockItem, touchItem } from './updateItem.ts'

/** Lets one more code lead to an item. */
export async function addIdentifier(
  tx: Tx,
  sku: string,
  input: z.output<typeof identifierInput>,
): Promise<Identifier & { id: string }> {
  const item = await lockItem(tx, sku)
  const identifier = { id: newId(), ...normalizeIdentifier(input) }
  const { id, kind, value, packFactor } = identifier
  await tx.run(sql`
    insert into item_identifier (id, item_id, kind, value, pack_factor, created_at)
    values (${id}, ${item.id}, ${kind}, ${value}, ${packFactor}, ${tx.clock.now()})`)
  await touchItem(tx, item, {
    before: {},
    after: { identifiers: [{ kind, value, packFactor }] },
  })
  return identifier
}

/** Takes a code away from an item. */
export async function removeIdentifier(tx: Tx, sku: string, id: string): Promise<void> {
  const item = await lockItem(tx, sku)
  const removed = await tx.maybe<Identifier>(sql`
    delete from item_identifier where id = ${id} and item_id = ${item.id}
    returning kind, value, pack_factor as "packFactor"`)
  if (!removed) throw new Problem(404, 'not_found', { detail: 'The item has no such identifier.' })
  await touchItem(tx, item, { before: { identifiers: [removed] }, after: {} })
}

/** What a scanned or typed code stands for. */
export interface Lookup {
  item: Item
  /** How many base units one of it is. */
  packFactor: number
  matchedBy: Identifier['kind'] | 'sku'
}

interface Match {
  id: string
  sku: string
  packFactor: number
  matchedBy: Lookup['matchedBy']
}

/** The item behind a SKU or any identifier; refuses a code that leads to several. */
export async function lookUpCode(db: Queryable, text: string): Promise<Lookup> {
  const code = normalizeText(text)
  const digits = code.replaceAll(/[\s-]/g, '')
  const gtin = isGtin(digits) ? digits.padStart(14, '0') : null
  const matches = await db.many<Match>(sql`
    select id, sku, 1 as "packFactor", 'sku' as "matchedBy" from item where sku = ${code}
    union all
    select item.id, sku, pack_factor, item_identifier.kind
      from item_identifier join item on item.id = item_id
     where value = any(${[code, code.toUpperCase(), gtin]}::text[])
       and (item_identifier.kind not in ('supplier_code', 'other') or value = ${code})
       and (item_identifier.kind <> 'gtin' or value = ${gtin}::text)`)
  const [match] = matches
  if (!match) throw new Problem(404, 'not_found', { detail: `No item has the code ${code}.` })
  if (matches.some(({ id, packFactor }) => id !== match.id || packFactor !== match.packFactor))
    throw new Problem(409, 'code_is_ambiguous', {
      detail: `${code} leads to ${matches.map(({ sku }) => sku).join(', ')}.`,
      matches: matches.map(({ sku, packFactor, matchedBy }) => ({ sku, packFactor, matchedBy })),
    })
  const [item] = await readItems(db, sql`select ${match.id}::uuid as id`, sql`item.id`)
  return { item: item as Item, packFactor: match.packFactor, matchedBy: match.matchedBy }
}
