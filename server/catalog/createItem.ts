import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { appendEvent } from '../platform/events.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { checkChange } from './changeRules.ts'
import { compareValues, defaultValues, itemFields, skuText, valuesOf } from './itemFields.ts'
import { identifierInput, normalizeIdentifier } from './itemIdentifier.ts'
import { insertItemRows, newItemRow, writeIdentifierRows } from './itemRows.ts'

export const newItem = z.strictObject({
  sku: skuText,
  title: itemFields.title,
  ...z.object(itemFields).omit({ title: true }).partial().shape,
  identifiers: z.array(identifierInput).max(50).default([]),
})

/** Makes one item; everything but its SKU and title has a default. Gives its SKU as stored. */
export async function createItem(tx: Tx, input: z.output<typeof newItem>): Promise<string> {
  const { sku, identifiers, ...fields } = input
  const defaults = defaultValues(sku)
  const item = newItemRow({ ...defaults, ...valuesOf(fields) })
  checkChange(undefined, item)
  await checkCategory(tx, item.category)
  if ((await insertItemRows(tx, [item])) === 0)
    throw new Problem(409, 'sku_taken', {
      detail: `There is already an item with the SKU ${sku}.`,
      sku,
    })
  const rows = identifiers.map((code) => ({ ...normalizeIdentifier(code), itemId: item.id }))
  if ((await writeIdentifierRows(tx, rows)) < rows.length) throw identifierTaken()
  await appendEvent(tx, {
    type: 'item.created',
    subjectKind: 'item',
    subjectId: item.id,
    subjectName: sku,
    details: {
      after: {
        sku,
        ...compareValues(defaults, item).after,
        ...(rows.length > 0 ? { identifiers: identifiers.map(normalizeIdentifier) } : {}),
      },
    },
  })
  return sku
}

/** Refuses a category that does not exist. */
export async function checkCategory(db: Queryable, name: string | null | undefined): Promise<void> {
  if (name == null) return
  if (await db.maybe(sql`select from category where name = ${name}`)) return
  throw new Problem(422, 'unknown_category', {
    detail: `There is no category ${name}; make it first.`,
    category: name,
  })
}

function identifierTaken(): Problem {
  return new Problem(409, 'identifier_taken', {
    detail: 'One of these identifiers already leads to another item, or is given twice.',
  })
}
