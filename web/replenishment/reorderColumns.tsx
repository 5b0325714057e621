import type { Row } from '@onhand/sdk/operationTypes.ts'
import type { ReactNode } from 'react'
import { ItemLink } from '../inventory/ItemLink.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, UNKNOWN } from '../ui/format.ts'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { demandNote, whyOf } from './planWords.ts'

type Line = Row<'reorderList'>

export const reorderName: Column<Line> = {
  id: 'title',
  header: 'Product',
  width: 262,
  cell: (line) => <ItemLink sku={line.sku} title={line.title} />,
}

/** A planned figure that opens its reason. */
function Reasoned({
  line,
  figure,
  label,
  children,
}: {
  line: Line
  figure: string
  label: string
  children: ReactNode
}) {
  return (
    <WhyPopover
      label={`${label} of ${line.sku}`}
      why={whyOf(figure, line.why)}
      note={demandNote(line.basis)}
    >
      {children}
    </WhyPopover>
  )
}

export const reorderColumns: Column<Line>[] = [
  {
    id: 'supplier',
    header: 'Supplier',
    width: 140,
    phone: 'figure',
    cell: (line) => line.supplierName ?? <span style={{ color: 'var(--ink-3)' }}>{UNKNOWN}</span>,
  },
  {
    id: 'available',
    header: 'Available',
    width: 84,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.available} />,
  },
  {
    id: 'incoming',
    header: 'Incoming',
    width: 82,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.incoming} />,
  },
  {
    id: 'position',
    header: 'Position',
    hint: 'On hand − unavailable + incoming − committed',
    width: 78,
    align: 'right',
    phone: 'hidden',
    cell: (line) => (
      <Reasoned line={line} figure="position" label="Position">
        <Figure value={line.position} />
      </Reasoned>
    ),
  },
  {
    id: 'reorderPoint',
    header: 'Reorder point',
    hint: 'Order when the position falls to it',
    width: 108,
    align: 'right',
    phone: 'hidden',
    cell: (line) => (
      <Reasoned line={line} figure="reorderPoint" label="Reorder point">
        <Figure value={line.reorderPoint} />
      </Reasoned>
    ),
  },
  {
    id: 'stockoutOn',
    header: 'Out on',
    hint: 'When what is available is sold at the present rate',
    width: 100,
    align: 'right',
    phone: 'figure',
    cell: (line) => formatDay(line.stockoutOn),
  },
  {
    id: 'suggestedQuantity',
    header: 'Order',
    width: 72,
    align: 'right',
    phone: 'beside',
    phoneLabel: true,
    cell: (line) => (
      <Reasoned line={line} figure="suggestedQuantity" label="Order quantity">
        <Figure value={line.suggestedQuantity} strong />
      </Reasoned>
    ),
  },
  {
    id: 'cost',
    header: 'Cost',
    width: 104,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.cost} kind="money" />,
  },
]
