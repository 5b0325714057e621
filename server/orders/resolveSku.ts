import type { Queryable } from '../platform/database.ts'
import { isPlainText, normalizeText } from '../platform/plainText.ts'
import { sql } from '../platform/sql.ts'

/** How a channel names what it sold, and what it is with us where somebody has said. */
export interface NamedSale {
  externalSku?: string | undefined
  listing?: string | undefined
  /** Our SKU, where the caller knows it. */
  sku?: string | undefined
  packSize?: number | undefined
}

/** What a sale is with us; `itemId` is null where nobody knows. */
export interface ResolvedSale {
  mappingKey: string
  itemId: string | null
  packSize: number
}

/** The key under which a channel's name for something is remembered: its SKU there, or its listing. */
export function mappingKeyOf({ externalSku = '', listing = '', sku = '' }: NamedSale): string {
  const named = [externalSku, listing, sku].map(normalizeText)
  return named.find((text) => text !== '') ?? ''
}

/** The items that sales are of: as the caller says, as it was mapped before, or by the very same SKU. */
export async function resolveSales(
  db: Queryable,
  channel: string,
  sales: NamedSale[],
): Promise<ResolvedSale[]> {
  const keys = sales.map(mappingKeyOf)
  const skus = sales.map(({ sku }) => normalizeText(sku ?? ''))
  const wanted = [...new Set([...keys, ...skus])].filter((text) => text !== '' && isPlainText(text))
  const items = await db.many<{ id: string; sku: string }>(sql`
    select id, sku from item where sku = any(${wanted}::text[])`)
  const aliases = await db.many<{ key: string; itemId: string; packSize: number }>(sql`
    select mapping_key as key, item_id as "itemId", pack_size as "packSize" from sku_alias
     where channel = ${channel} and mapping_key = any(${wanted}::text[])`)
  const bySku = new Map(items.map(({ id, sku }) => [sku, id]))
  const byKey = new Map(aliases.map((alias) => [alias.key, alias]))
  return sales.map((sale, index) => {
    const mappingKey = keys[index] ?? ''
    const packSize = sale.packSize ?? 1
    const said = bySku.get(skus[index] ?? '')
    if (said !== undefined) return { mappingKey, itemId: said, packSize }
    const alias = byKey.get(mappingKey)
    if (alias) return { mappingKey, itemId: alias.itemId, packSize: alias.packSize }
    return { mappingKey, itemId: bySku.get(mappingKey) ?? null, packSize }
  })
}
