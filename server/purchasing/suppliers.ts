import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { toPage } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { allOf, sql } from '../platform/sql.ts'
import { insertSuppliers, updateSuppliers } from './saveSuppliers.ts'
import {
  newSupplierValues,
  roundSupplier,
  type Supplier,
  type SupplierRow,
  type SupplierValues,
  supplierColumns,
} from './supplier.ts'

/** Makes a supplier; its code serves as name where none is given. */
export async function createSupplier(tx: Tx, row: SupplierRow): Promise<Supplier> {
  const after = { ...newSupplierValues, name: row.code, ...roundSupplier(row) } as SupplierValues
  await insertSuppliers(tx, [{ id: newId(), after }])
  return getSupplier(tx, row.code)
}

/** Changes the fields that are given. */
export async function updateSupplier(
  tx: Tx,
  code: string,
  changes: Partial<SupplierRow>,
): Promise<{ supplier: Supplier; changed: boolean }> {
  const known = await tx.maybe<Supplier>(sql`
    select ${supplierColumns} from supplier where code = ${code.normalize('NFC')} for update`)
  if (!known) throw new Problem(404, 'supplier_not_found', { supplier: code })
  const { id, createdAt: _created, updatedAt: _updated, ...before } = known
  const after = { ...before, ...roundSupplier(changes) } as SupplierValues
  const changed = (Object.keys(after) as (keyof SupplierValues)[]).some(
    (field) => before[field] !== after[field],
  )
  if (changed) await updateSuppliers(tx, [{ id, before, after }])
  return { supplier: await getSupplier(tx, after.code), changed }
}

/** One supplier by its code. */
export async function getSupplier(db: Queryable, code: string): Promise<Supplier> {
  const supplier = await db.maybe<Supplier>(sql`
    select ${supplierColumns} from supplier where code = ${code.normalize('NFC')}`)
  if (!supplier) throw new Problem(404, 'supplier_not_found', { supplier: code })
  return supplier
}

/** Suppliers by code, with a search in code and name. */
export async function listSuppliers(
  db: Queryable,
  filter: { search?: string | undefined; active?: boolean | undefined },
  limit: number,
  after: [string] | undefined,
) {
  const conditions = []
  const { search, active } = filter
  if (search !== undefined)
    conditions.push(sql`position(lower(${search}) in lower(code || ' ' || name)) > 0`)
  if (active !== undefined) conditions.push(sql`active = ${active}`)
  if (after) conditions.push(sql`code > ${after[0]}`)
  const rows = await db.many<Supplier>(sql`
    select ${supplierColumns} from supplier
     where ${allOf(conditions)} order by code limit ${limit + 1}`)
  return toPage(rows, limit, ({ code }) => [code])
}
