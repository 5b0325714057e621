import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId, newId } from '../platform/identifier.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { ItemValues } from './itemFields.ts'
import type { Identifier } from './itemIdentifier.ts'

/** An item's row: its values with what the catalog adds. */
export interface ItemRow extends ItemValues {
  id: string
  bucket: number
  version: number
}

/** The row of an item that is not stored yet. */
export function newItemRow(values: ItemValues): ItemRow {
  const id = newId()
  return { ...values, id, bucket: bucketOfId(id), version: 1 }
}

/** The columns of an item's own values, under the names that the program uses. */
export const valueColumns = sql`
  item.sku, item.title, item.status, item.kind, category.name as category, item.unit,
  trim_scale(item.unit_cost)::text as "unitCost", item.price_minor as "priceMinor",
  trim_scale(item.weight_grams)::text as "weightGrams", trim_scale(item.length_mm)::text as "lengthMm",
  trim_scale(item.width_mm)::text as "widthMm", trim_scale(item.height_mm)::text as "heightMm",
  item.tracks_lots as "tracksLots", item.tracks_serials as "tracksSerials",
  item.tracks_expiry as "tracksExpiry", item.backorderable, item.image_url as "imageUrl",
  item.lead_time_days::float8 as "leadTimeDays",
  item.lead_time_deviation_days::float8 as "leadTimeDeviationDays",
  item.service_level::float8 as "serviceLevel", item.review_days as "reviewDays",
  item.minimum_order_quantity as "minimumOrderQuantity", item.case_pack as "casePack"`

/** The rows of these items, locked until the transaction ends where they are to be changed. */
export function loadItemRows(
  db: Queryable,
  which: { skus: string[] } | { ids: string[] },
  lock: boolean,
): Promise<ItemRow[]> {
  const condition =
    'skus' in which
      ? sql`item.sku = any(${which.skus}::text[])`
      : sql`item.id = any(${which.ids}::uuid[])`
  // One order for all, so that two writers of the same items wait instead of deadlocking.
  return db.many<ItemRow>(sql`
    select item.id, item.bucket, item.version, ${valueColumns}
      from item
      left join category on category.id = item.category_id
     where ${condition}
     order by item.sku
     ${lock ? sql`for update of item` : sql``}`)
}

function recordsOf(rows: ItemRow[]): Statement {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
    id uuid, bucket smallint, sku text, title text, status text, kind text, category text, unit text,
    "unitCost" numeric, "priceMinor" bigint, "weightGrams" numeric, "lengthMm" numeric,
    "widthMm" numeric, "heightMm" numeric, "tracksLots" boolean, "tracksSerials" boolean,
    "tracksExpiry" boolean, backorderable boolean, "imageUrl" text, "leadTimeDays" numeric,
    "leadTimeDeviationDays" numeric, "serviceLevel" numeric, "reviewDays" integer,
    "minimumOrderQuantity" bigint, "casePack" bigint)`
}

/** Writes new items, passing over SKUs that exist; gives the number written. */
export async function insertItemRows(tx: Tx, rows: ItemRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const now = tx.clock.now()
  return tx.run(sql`
    insert into item (
      id, bucket, sku, title, status, kind, category_id, unit, unit_cost, price_minor, weight_grams,
      length_mm, width_mm, height_mm, tracks_lots, tracks_serials, tracks_expiry, backorderable,
      image_url, lead_time_days, lead_time_deviation_days, service_level, review_days,
      minimum_order_quantity, case_pack, created_at, updated_at)
    select row.id, bucket, sku, title, status, kind, category.id, unit, "unitCost", "priceMinor",
           "weightGrams", "lengthMm", "widthMm", "heightMm", "tracksLots", "tracksSerials",
           "tracksExpiry", backorderable, "imageUrl", "leadTimeDays", "leadTimeDeviationDays",
           "serviceLevel", "reviewDays", "minimumOrderQuantity", "casePack",
           ${now}::timestamptz, ${now}::timestamptz
      from ${recordsOf(rows)}
      left join category on category.name = row.category
     order by sku
        on conflict (sku) do nothing`)
}

/** Writes changed items; the caller holds their locks. */
export async function updateItemRows(tx: Tx, rows: ItemRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    update item
       set sku = row.sku, title = row.title, status = row.status, kind = row.kind,
           category_id = (select category.id from category where category.name = row.category),
           unit = row.unit, unit_cost = "unitCost", price_minor = "priceMinor",
           weight_grams = "weightGrams", length_mm = "lengthMm", width_mm = "widthMm",
           height_mm = "heightMm", tracks_lots = "tracksLots", tracks_serials = "tracksSerials",
           tracks_expiry = "tracksExpiry", backorderable = row.backorderable,
           image_url = "imageUrl", lead_time_days = "leadTimeDays",
           lead_time_deviation_days = "leadTimeDeviationDays", service_level = "serviceLevel",
           review_days = "reviewDays", minimum_order_quantity = "minimumOrderQuantity",
           case_pack = "casePack", version = version + 1, updated_at = ${tx.clock.now()}::timestamptz
      from ${recordsOf(rows)}
     where item.id = row.id`)
}

/** An identifier with the item it leads to. */
export interface IdentifierRow extends Identifier {
  itemId: string
}

/** Who holds these identifiers now. */
export function loadIdentifierRows(
  db: Queryable,
  identifiers: Identifier[],
): Promise<IdentifierRow[]> {
  return db.many<IdentifierRow>(sql`
    select item_id as "itemId", item_identifier.kind, item_identifier.value, pack_factor as "packFactor"
      from item_identifier
      join (select distinct kind, value
              from unnest(${identifiers.map(({ kind }) => kind)}::text[],
                          ${identifiers.map(({ value }) => value)}::text[]) as wanted(kind, value)) wanted
        on wanted.kind = item_identifier.kind and wanted.value = item_identifier.value`)
}

/** Writes identifiers, giving a known one its new pack factor; gives the number written. */
export async function writeIdentifierRows(tx: Tx, rows: IdentifierRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const records = rows.map((row) => ({ ...row, id: newId() }))
  const now = tx.clock.now()
  const changed = await tx.run(sql`
    update item_identifier
       set pack_factor = "packFactor"
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as row("itemId" uuid, kind text, value text, "packFactor" bigint)
     where item_id = "itemId" and item_identifier.kind = row.kind and item_identifier.value = row.value`)
  const added = await tx.run(sql`
    insert into item_identifier (id, item_id, kind, value, pack_factor, created_at)
    select id, "itemId", kind, value, "packFactor", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as row(id uuid, "itemId" uuid, kind text, value text, "packFactor" bigint)
     order by kind, value
        on conflict do nothing`)
  return changed + added
}
