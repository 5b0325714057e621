import type { Row } from '@onhand/sdk/operationTypes.ts'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { ItemLink } from './ItemLink.tsx'
import { StockBadge } from './stockStatus.tsx'
import { whyAvailable, whyCover } from './whyStock.ts'

export type InventoryRow = Row<'inventoryList'>

export const nameColumn: Column<InventoryRow> = {
  id: 'title',
  header: 'Product',
  width: 306,
  sortable: true,
  cell: (row) => <ItemLink sku={row.sku} title={row.title} />,
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

export const inventoryColumns: Column<InventoryRow>[] = [
  {
    id: 'status',
    header: 'Status',
    width: 120,
    phone: 'beside',
    cell: (row) => <StockBadge status={row.status} />,
  },
  figureColumn('onHand', 'On hand', 82, {
    hint: 'Units that are there, in any condition',
    phone: 'figure',
  }),
  figureColumn('committed', 'Committed', 96, { hint: 'Promised to orders that have not shipped' }),
  figureColumn('unavailable', 'Unavailable', 102, {
    hint: 'Damaged, expired, in inspection or quarantine',
  }),
  figureColumn('available', 'Available', 88, {
    hint: 'What can still be sold',
    phone: 'figure',
    cell: (row) => (
      <WhyPopover label={`Available of ${row.sku}`} why={whyAvailable(row)}>
        <Figure value={row.available} />
      </WhyPopover>
    ),
  }),
  figureColumn('incoming', 'Incoming', 84, {
    hint: 'Expected from suppliers',
    phone: 'figure',
  }),
  figureColumn('daysOfCover', 'Days of cover', 108, {
    hint: 'How long what is available lasts at the present rate of sale',
    cell: (row) => (
      <WhyPopover label={`Days of cover of ${row.sku}`} why={whyCover(row)}>
        <Figure value={row.daysOfCover === null ? null : Math.floor(row.daysOfCover)} />
      </WhyPopover>
    ),
  }),
]

/** Shown where the window has room for it. */
export const wideColumns: Column<InventoryRow>[] = [
  figureColumn('reorderPoint', 'Reorder point', 118, {
    hint: 'Order when the position falls to it',
  }),
  figureColumn('value', 'Value', 118, {
    hint: 'On hand at unit cost',
    cell: (row) => <Figure value={row.value} kind="money" />,
  }),
]
