import { z } from 'zod'
import { revertSuppliers, type SavedSupplier, saveSuppliers } from '../purchasing/saveSuppliers.ts'
import { type SupplierRow, supplierFields } from '../purchasing/supplier.ts'
import { importKind, RowRefusal } from './importKind.ts'
import { planningFields } from './planningFields.ts'
import { checkRow } from './readRow.ts'

const rowSchema = z.strictObject({
  ...z.object(supplierFields).partial().shape,
  code: supplierFields.code,
})

/** Suppliers with their planning values, by code or else by name. */
export const suppliersKind = importKind<SupplierRow>({
  name: 'suppliers',
  title: 'Suppliers',
  description: 'Who you buy from, with lead times and order rules that their items inherit.',
  permission: 'purchasing.write',
  fields: [
    {
      name: 'code',
      type: 'identifier',
      description: 'The short code of the supplier; the name serves where there is none.',
      synonyms: [
        'Supplier code',
        'Vendor code',
        'Supplier ID',
        'Vendor ID',
        'Supplier number',
        'Supplier #',
        'Vendor #',
      ],
    },
    {
      name: 'name',
      type: 'text',
      description: 'The name of the supplier.',
      synonyms: ['Supplier', 'Vendor', 'Supplier name', 'Vendor name', 'Company', 'Company name'],
    },
    {
      name: 'email',
      type: 'text',
      description: 'Where orders go.',
      synonyms: ['E-mail', 'Email address', 'Contact email', 'Supplier email', 'Vendor email'],
    },
    {
      name: 'currency',
      type: 'text',
      description: 'Three letters, such as USD.',
      synonyms: ['Currency code'],
    },
    ...planningFields,
    {
      name: 'minimumOrderValue',
      type: 'money',
      description: 'The least that an order must come to, in dollars.',
      synonyms: ['Minimum order value', 'MOV', 'Min order value', 'Minimum order amount'],
    },
    {
      name: 'active',
      type: 'yes_no',
      description: 'Whether we still buy there.',
      synonyms: ['Is active', 'Enabled'],
    },
  ],
  shape: ({ code, name, currency, minimumOrderValue, ...values }) => {
    const key = code ?? name
    if (key === undefined)
      throw new RowRefusal('value_missing', 'The row has neither a code nor a name.')
    const numbers = ['leadTimeDays', 'leadTimeDeviationDays'] as const
    return checkRow(rowSchema, {
      ...values,
      ...Object.fromEntries(
        numbers.filter((field) => field in values).map((field) => [field, Number(values[field])]),
      ),
      ...(currency === undefined ? {} : { currency: String(currency).toUpperCase() }),
      ...(minimumOrderValue === undefined ? {} : { minimumOrderValueMinor: minimumOrderValue }),
      ...(name === undefined ? {} : { name }),
      code: key,
    })
  },
  keysOf: ({ code }) => [{ key: code, label: `the supplier ${code}` }],
  apply: async (tx, rows) => {
    const saved = await saveSuppliers(tx, rows)
    return saved.map(({ change, id, before, after }) =>
      change === 'unchanged'
        ? { outcome: change }
        : { outcome: change, changes: [{ subjectKind: 'supplier', subjectId: id, before, after }] },
    )
  },
  revert: async (tx, changes) => {
    const outcomes = await revertSuppliers(
      tx,
      changes.map(({ subjectId, before, after }) => ({
        id: subjectId,
        before: before as SavedSupplier['before'],
        after: after as SavedSupplier['after'],
      })),
    )
    return changes.flatMap(({ rowNumber }, index) =>
      outcomes[index] === 'kept'
        ? [
            {
              rowNumber,
              code: 'changed_since',
              reason: 'The supplier was changed since, or has items by now; it stays as it is.',
            },
          ]
        : [],
    )
  },
})
