import type { Queryable } from '../platform/database.ts'
import { isPlainText, normalizeText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'

export type ItemKind = 'item' | 'virtual_kit' | 'assembled_kit'
export type ItemStatus = 'active' | 'draft' | 'discontinued' | 'archived'

/** What a deed needs of an item to move, promise or cost it. */
export interface FoundItem {
  id: string
  bucket: number
  sku: string
  title: string
  /** A virtual kit has no stock of its own: explode it first. */
  kind: ItemKind
  status: ItemStatus
  /** A decimal, or null where nobody has said. */
  unitCost: string | null
  tracksLots: boolean
  tracksSerials: boolean
  tracksExpiry: boolean
  backorderable: boolean
}

/** A SKU as it is stored and compared: trimmed, composed Unicode, case kept. */
export function normalizeSku(sku: string): string {
  return normalizeText(sku)
}

/** The items with these SKUs, by SKU as given; refuses unknown ones. */
export async function findItems(db: Queryable, skus: string[]): Promise<Map<string, FoundItem>> {
  const wanted = [...new Set(skus.filter(isPlainText).map(normalizeSku))]
  const rows = await db.many<FoundItem>(sql`
    select id, bucket, sku, title, kind, status, unit_cost as "unitCost", tracks_lots as "tracksLots",
           tracks_serials as "tracksSerials", tracks_expiry as "tracksExpiry", backorderable
      from item
     where sku = any(${wanted}::text[])`)
  const bySku = new Map(rows.map((row) => [row.sku, row]))
  const found = new Map<string, FoundItem>()
  const unknown = new Set<string>()
  for (const sku of skus) {
    const item = bySku.get(normalizeSku(sku))
    if (item) found.set(sku, item)
    else unknown.add(sku)
  }
  if (unknown.size === 0) return found
  throw new Problem(422, 'unknown_sku', {
    detail: `There is no item with the SKU ${[...unknown].slice(0, 5).join(', ')}.`,
    skus: [...unknown],
  })
}
