import { z } from 'zod'
import { normalizeGtin } from '../catalog/itemIdentifier.ts'
import { matchesSearch } from '../catalog/searchItems.ts'
import type { Queryable } from '../platform/database.ts'
import { decodeCursor, toPage } from '../platform/page.ts'
import { allOf, sql } from '../platform/sql.ts'

/** What a channel has sold and nobody knows. */
export const unmappedReply = z.object({
  channel: z.string(),
  channelName: z.string(),
  externalSku: z.string().describe("The channel's SKU, or its listing where it has none."),
  title: z.string(),
  barcode: z.string(),
  lines: z.int(),
  orders: z.int(),
  units: z.int(),
  firstPlacedAt: z.iso.datetime(),
  suggestions: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      packSize: z.int(),
      why: z.enum(['barcode', 'code', 'sku', 'title']),
    }),
  ),
})
type Unmapped = z.output<typeof unmappedReply>
type Suggestion = Unmapped['suggestions'][number]

/** What waits for its mapping, by channel and SKU there, with the items that it may be. */
export async function listUnmapped(
  db: Queryable,
  query: { channel?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<{ data: Unmapped[]; nextCursor: string | null }> {
  const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]))
  const conditions = [
    sql`l.item_id is null and l.fulfilled_by = 'merchant'`,
    ...(query.channel === undefined ? [] : [sql`o.channel = ${query.channel}`]),
    ...(after ? [sql`(o.channel, l.mapping_key) > (${after[0]}, ${after[1]})`] : []),
  ]
  const rows = await db.many<Omit<Unmapped, 'suggestions'>>(sql`
    select o.channel, max(o.channel_name) as "channelName", l.mapping_key as "externalSku",
           max(l.title) as title, max(l.barcode) as barcode, count(*)::int as lines,
           count(distinct o.id)::int as orders, sum(l.ordered - l.cancelled)::bigint as units,
           min(o.placed_at) as "firstPlacedAt"
      from sales_order_line l
      join sales_order o on o.id = l.order_id
     where ${allOf(conditions)}
     group by o.channel, l.mapping_key
     order by o.channel, l.mapping_key
     limit ${query.limit + 1}`)
  const { data, nextCursor } = toPage(rows, query.limit, (row) => [row.channel, row.externalSku])
  const suggested: Unmapped[] = []
  for (const row of data) suggested.push({ ...row, suggestions: await suggestItems(db, row) })
  return { data: suggested, nextCursor }
}

const MOST_SUGGESTIONS = 5

/** Items by the same barcode, by a code of theirs, by a SKU that begins alike, by words of the title. */
async function suggestItems(
  db: Queryable,
  { externalSku, barcode, title }: Pick<Unmapped, 'externalSku' | 'barcode' | 'title'>,
): Promise<Suggestion[]> {
  const codes = [gtinOf(barcode), gtinOf(externalSku), barcode, externalSku].filter(
    (code) => code !== '',
  )
  const byCode = await db.many<Suggestion>(sql`
    select distinct on (item.sku) item.sku, item.title, i.pack_factor::int as "packSize",
           case when i.kind = 'gtin' then 'barcode' else 'code' end as why
      from item_identifier i join item on item.id = i.item_id
     where i.value = any(${codes}::text[])
     order by item.sku
     limit ${MOST_SUGGESTIONS}`)
  const bySku = await searchFor(db, externalSku, 'sku')
  const byTitle =
    byCode.length + bySku.length > 0 ? [] : await searchFor(db, firstWords(title), 'title')
  const all = [...byCode, ...bySku, ...byTitle]
  return [...new Map(all.toReversed().map((row) => [row.sku, row])).values()]
    .toReversed()
    .slice(0, MOST_SUGGESTIONS)
}

function gtinOf(text: string): string {
  try {
    return text === '' ? '' : normalizeGtin(text)
  } catch {
    return ''
  }
}

// A whole title rarely matches word for word; its beginning names the thing.
const firstWords = (title: string) => title.split(/\s+/).slice(0, 2).join(' ')

async function searchFor(db: Queryable, text: string, why: 'sku' | 'title'): Promise<Suggestion[]> {
  if (text.trim() === '') return []
  return db.many<Suggestion>(sql`
    select item.sku, item.title, 1 as "packSize", ${why} as why
      from item
     where item.status <> 'archived' and ${matchesSearch(text)}
     order by length(item.sku), item.sku
     limit ${MOST_SUGGESTIONS}`)
}
