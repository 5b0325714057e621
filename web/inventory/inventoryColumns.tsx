import type { Row } from '@onhand/sdk/operationTypes.ts'
import type { ReactNode } from 'react'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import { ItemLink } from './ItemLink.tsx'
import {
  casePackField,
  type ItemField,
  leadTimeField,
  minimumField,
  priceField,
  reviewField,
  serviceLevelField,
  titleField,
  unitCostField,
} from './itemFieldEdits.ts'
import { IncomingParts, PlaceParts, PromiseParts } from './StockParts.tsx'
import { StockBadge } from './stockStatus.tsx'
import { whyAvailable, whyCover } from './whyStock.ts'
import { saveItemField, saveOnHand } from './writeItems.ts'

export type InventoryRow = Row<'inventoryList'>

/** What the one who looks may change in the list. */
export interface MayEdit {
  items: boolean
  stock: boolean
  site: string | undefined
}

/** The first column: the item, which leads to its page. */
export function nameColumnFor(may: MayEdit): Column<InventoryRow> {
  return {
    id: 'title',
    header: t('Product'),
    width: 306,
    sortable: true,
    cell: (row) => <ItemLink sku={row.sku} title={row.title} />,
    ...(may.items ? { edit: editOf(titleField) } : {}),
  }
}

/** Every other column; those that start hidden are in the menu of columns. */
export function inventoryColumnsFor(may: MayEdit, isWide: boolean): Column<InventoryRow>[] {
  const rare = isWide ? {} : ({ starts: 'hidden' } as const)
  return [
    {
      id: 'status',
      header: t('Status'),
      width: 120,
      phone: 'beside',
      cell: (row) => <StockBadge status={row.status} />,
    },
    ...stockColumns(may),
    figureColumn('reorderPoint', t('Reorder point'), 118, {
      ...rare,
      hint: t('Order when the position falls to it'),
    }),
    figureColumn('value', t('Value'), 118, {
      ...rare,
      hint: t('On hand at unit cost'),
      cell: (row) => <Figure value={row.value} kind="money" />,
    }),
    ...planningColumns(may),
  ]
}

function stockColumns(may: MayEdit): Column<InventoryRow>[] {
  return [
    figureColumn('onHand', t('On hand'), 82, {
      hint: t('Units that are there, in any condition'),
      phone: 'figure',
      cell: (row) =>
        madeOf(row, row.onHand, t('On hand'), t('The units in every place'), (sku) => (
          <PlaceParts sku={sku} />
        )),
      ...(may.stock ? { edit: onHandEdit(may.site) } : {}),
    }),
    figureColumn('committed', t('Committed'), 96, {
      hint: t('Promised to orders that have not shipped'),
      cell: (row) =>
        madeOf(row, row.committed, t('Committed'), t('The units of every open order'), (sku) => (
          <PromiseParts sku={sku} state="committed" />
        )),
    }),
    figureColumn('unavailable', t('Unavailable'), 102, {
      hint: t('Damaged, expired, in inspection or quarantine'),
      cell: (row) =>
        madeOf(
          row,
          row.unavailable,
          t('Unavailable'),
          t('The units that are not sellable'),
          (sku) => <PlaceParts sku={sku} unavailable />,
        ),
    }),
    figureColumn('held', t('Held'), 70, {
      starts: 'hidden',
      hint: t('Kept for carts and quotes for a while'),
      cell: (row) =>
        madeOf(row, row.held, t('Held'), t('The units of every hold'), (sku) => (
          <PromiseParts sku={sku} state="held" />
        )),
    }),
    figureColumn('available', t('Available'), 88, {
      hint: t('What can still be sold'),
      phone: 'figure',
      cell: (row) => (
        <WhyPopover label={t('Available of {sku}', { sku: row.sku })} why={whyAvailable(row)}>
          <Figure value={row.available} />
        </WhyPopover>
      ),
    }),
    figureColumn('incoming', t('Incoming'), 84, {
      hint: t('Expected from suppliers'),
      phone: 'figure',
      cell: (row) =>
        madeOf(
          row,
          row.incoming,
          t('Incoming'),
          t('What is still open of every delivery'),
          (sku) => <IncomingParts sku={sku} />,
        ),
    }),
    figureColumn('daysOfCover', t('Days of cover'), 108, {
      hint: t('How long what is available lasts at the present rate of sale'),
      cell: (row) => (
        <WhyPopover label={t('Days of cover of {sku}', { sku: row.sku })} why={whyCover(row)}>
          <Figure value={row.daysOfCover === null ? null : Math.floor(row.daysOfCover)} />
        </WhyPopover>
      ),
    }),
  ]
}

function planningColumns(may: MayEdit): Column<InventoryRow>[] {
  const fields = [
    unitCostField,
    priceField,
    leadTimeField,
    serviceLevelField,
    reviewField,
    minimumField,
    casePackField,
  ]
  return [
    ...fields.map((field) =>
      figureColumn(field.name as keyof InventoryRow & string, field.label, 116, {
        starts: 'hidden',
        hint: field.hint,
        sortable: false,
        cell: (row) => field.show(row[field.name as keyof InventoryRow]),
        ...(may.items ? { edit: editOf(field) } : {}),
      }),
    ),
    figureColumn('velocity', t('Sold a day'), 96, {
      starts: 'hidden',
      hint: t('Units a day, while in stock'),
      cell: (row) => <Figure value={row.velocity} kind="decimal" />,
    }),
    figureColumn('revenue', t('Revenue'), 110, {
      starts: 'hidden',
      hint: t('In the window that the forecast looks at'),
      cell: (row) => <Figure value={row.revenue} kind="money" />,
    }),
    textColumn('category', t('Category'), 140),
    textColumn('abcClass', t('Class'), 70),
  ]
}

function figureColumn(
  id: keyof InventoryRow & string,
  header: string,
  width: number,
  more: Partial<Column<InventoryRow>> = {},
): Column<InventoryRow> {
  return {
    id,
    header,
    width,
    align: 'right',
    sortable: true,
    phone: 'hidden',
    cell: (row) => <Figure value={row[id] as number | null} />,
    ...more,
  }
}

function textColumn(
  id: 'category' | 'abcClass',
  header: string,
  width: number,
): Column<InventoryRow> {
  return { id, header, width, starts: 'hidden', phone: 'hidden', cell: (row) => row[id] ?? '—' }
}

/** A number that opens into its parts, read when they are asked for. */
function madeOf(
  row: InventoryRow,
  value: number,
  name: string,
  formula: string,
  parts: (sku: string) => ReactNode,
): ReactNode {
  if (value === 0 && row.kind !== 'virtual_kit') return <Figure value={value} />
  return (
    <WhyPopover
      label={t('{name} of {sku}', { name, sku: row.sku })}
      why={[{ name, formula, inputs: {}, result: value }]}
      note={parts(row.sku)}
    >
      <Figure value={value} />
    </WhyPopover>
  )
}

function editOf(field: ItemField): NonNullable<Column<InventoryRow>['edit']> {
  return {
    text: (row) => field.write(row[field.name as keyof InventoryRow]),
    save: (row, text) => saveItemField(row, field, text),
    inputMode: field === titleField ? 'text' : 'decimal',
  }
}

function onHandEdit(site: string | undefined): NonNullable<Column<InventoryRow>['edit']> {
  return {
    text: (row) => String(row.onHand),
    save: (row, text) => saveOnHand(row, text, site),
    refuses: (row) =>
      row.kind === 'virtual_kit' ? t('A kit has no stock of its own.') : undefined,
    inputMode: 'numeric',
  }
}
