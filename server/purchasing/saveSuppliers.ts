import type { Tx } from '../platform/database.ts'
import { appendEvents } from '../platform/events.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import {
  newSupplierValues,
  roundSupplier,
  type Supplier,
  type SupplierRow,
  type SupplierValues,
  supplierColumns,
} from './supplier.ts'

/** What saving did with one row; `before` is null where the supplier was created. */
export interface SavedSupplier {
  id: string
  change: 'created' | 'changed' | 'unchanged'
  before: SupplierValues | null
  after: SupplierValues
}

/** Creates or changes suppliers by code, all in one go; answers in the order of the rows. */
export async function saveSuppliers(tx: Tx, rows: SupplierRow[]): Promise<SavedSupplier[]> {
  const known = await lockSuppliers(tx, rows)
  const saved = rows.map((row) => decideSupplier(row, known.get(row.code)))
  await insertSuppliers(
    tx,
    saved.filter(({ change }) => change === 'created'),
  )
  await updateSuppliers(
    tx,
    saved.filter(({ change }) => change === 'changed'),
  )
  return saved
}

async function lockSuppliers(tx: Tx, rows: SupplierRow[]): Promise<Map<string, Supplier>> {
  const codes = rows.map(({ code }) => code)
  const suppliers = await tx.many<Supplier>(sql`
    select ${supplierColumns} from supplier
     where code = any(${codes}::text[]) order by code for update`)
  return new Map(suppliers.map((supplier) => [supplier.code, supplier]))
}

function decideSupplier(row: SupplierRow, known: Supplier | undefined): SavedSupplier {
  const told = roundSupplier(
    Object.fromEntries(
      Object.entries(row).filter(([, value]) => value !== undefined),
    ) as SupplierRow,
  )
  if (!known) {
    const after = { ...newSupplierValues, name: row.code, ...told } as SupplierValues
    return { id: newId(), change: 'created', before: null, after }
  }
  const { id, createdAt: _created, updatedAt: _updated, ...before } = known
  const after = { ...before, ...told } as SupplierValues
  const change = differingFields(before, after).length > 0 ? 'changed' : 'unchanged'
  return { id, change, before, after }
}

function differingFields(before: SupplierValues, after: SupplierValues): string[] {
  return Object.keys(after).filter(
    (field) => before[field as keyof SupplierValues] !== after[field as keyof SupplierValues],
  )
}

/** Writes new suppliers and says so. */
export async function insertSuppliers(
  tx: Tx,
  suppliers: { id: string; after: SupplierValues }[],
): Promise<void> {
  if (suppliers.length === 0) return
  await tx.run(sql`
    insert into supplier (id, code, name, email, currency, lead_time_days, lead_time_deviation_days,
                          service_level, review_days, minimum_order_quantity, case_pack,
                          minimum_order_value_minor, active, created_at, updated_at)
    select id, code, name, email, currency, "leadTimeDays", "leadTimeDeviationDays", "serviceLevel",
           "reviewDays", "minimumOrderQuantity", "casePack", "minimumOrderValueMinor", active,
           ${tx.clock.now()}, ${tx.clock.now()}
      from ${supplierRecords(suppliers)}`)
  await appendEvents(
    tx,
    suppliers.map(({ id, after }) => ({
      type: 'supplier.created',
      subjectKind: 'supplier',
      subjectId: id,
      subjectName: after.code,
      details: { ...after },
    })),
  )
}

/** Writes changed suppliers and says what changed. */
export async function updateSuppliers(
  tx: Tx,
  suppliers: { id: string; before: SupplierValues | null; after: SupplierValues }[],
): Promise<void> {
  if (suppliers.length === 0) return
  await tx.run(sql`
    update supplier
       set code = row.code, name = row.name, email = row.email, currency = row.currency,
           lead_time_days = row."leadTimeDays",
           lead_time_deviation_days = row."leadTimeDeviationDays",
           service_level = row."serviceLevel", review_days = row."reviewDays",
           minimum_order_quantity = row."minimumOrderQuantity", case_pack = row."casePack",
           minimum_order_value_minor = row."minimumOrderValueMinor", active = row.active,
           updated_at = ${tx.clock.now()}
      from ${supplierRecords(suppliers)}
     where supplier.id = row.id`)
  await appendEvents(
    tx,
    suppliers.map(({ id, before, after }) => ({
      type: 'supplier.updated',
      subjectKind: 'supplier',
      subjectId: id,
      subjectName: after.code,
      details: { changes: before ? changesOf(before, after) : {} },
    })),
  )
}

function supplierRecords(suppliers: { id: string; after: SupplierValues }[]) {
  const rows = suppliers.map(({ id, after }) => ({ id, ...after }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
    id uuid, code text, name text, email text, currency text, "leadTimeDays" numeric,
    "leadTimeDeviationDays" numeric, "serviceLevel" numeric, "reviewDays" integer,
    "minimumOrderQuantity" bigint, "casePack" bigint, "minimumOrderValueMinor" bigint,
    active boolean)`
}

function changesOf(before: SupplierValues, after: SupplierValues) {
  return Object.fromEntries(
    differingFields(before, after).map((field) => [
      field,
      {
        from: before[field as keyof SupplierValues],
        to: after[field as keyof SupplierValues],
      },
    ]),
  )
}

/** What `revertSuppliers` did with one change. */
export type SupplierRevert = 'restored' | 'deleted' | 'kept' | 'gone'

/** Puts back suppliers that still are what a save left; one that was made and has terms is kept. */
export async function revertSuppliers(
  tx: Tx,
  changes: Pick<SavedSupplier, 'id' | 'before' | 'after'>[],
): Promise<SupplierRevert[]> {
  const ids = changes.map(({ id }) => id)
  const now = await tx.many<Supplier & { inUse: boolean }>(sql`
    select ${supplierColumns},
           exists (select from supplier_item where supplier_id = supplier.id) as "inUse"
      from supplier where id = any(${ids}::uuid[]) order by code for update`)
  const byId = new Map(now.map((supplier) => [supplier.id, supplier]))
  const outcomes = changes.map(({ id, before, after }): SupplierRevert => {
    const supplier = byId.get(id)
    if (!supplier) return 'gone'
    if (differingFields(supplier, after).length > 0 || (!before && supplier.inUse)) return 'kept'
    return before ? 'restored' : 'deleted'
  })
  await updateSuppliers(
    tx,
    changes.flatMap(({ id, before, after }, index) =>
      before && outcomes[index] === 'restored' ? [{ id, before: after, after: before }] : [],
    ),
  )
  await deleteSuppliers(
    tx,
    changes.filter((_, index) => outcomes[index] === 'deleted'),
  )
  return outcomes
}

async function deleteSuppliers(
  tx: Tx,
  suppliers: { id: string; after: SupplierValues }[],
): Promise<void> {
  if (suppliers.length === 0) return
  await tx.run(sql`delete from supplier where id = any(${suppliers.map(({ id }) => id)}::uuid[])`)
  await appendEvents(
    tx,
    suppliers.map(({ id, after }) => ({
      type: 'supplier.deleted',
      subjectKind: 'supplier',
      subjectId: id,
      subjectName: after.code,
      details: { ...after },
    })),
  )
}
