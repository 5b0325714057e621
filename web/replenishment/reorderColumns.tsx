import type { Row } from '@onhand/sdk/operationTypes.ts'
import type { ReactNode } from 'react'
import { ItemLink } from '../inventory/ItemLink.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, UNKNOWN } from '../ui/format.ts'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import { demandNote, whyOf } from './planWords.ts'

type Line = Row<'reorderList'>

export const reorderName: Column<Line> = {
  id: 'title',
  header: t('Product'),
  width: 240,
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
      label={t('{figure} of {sku}', { figure: label, sku: line.sku })}
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
    header: t('Supplier'),
    width: 190,
    phone: 'figure',
    cell: (line) => line.supplierName ?? <span style={{ color: 'var(--ink-3)' }}>{UNKNOWN}</span>,
  },
  {
    id: 'available',
    header: t('Available'),
    width: 84,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.available} />,
  },
  {
    id: 'incoming',
    header: t('Incoming'),
    width: 82,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.incoming} />,
  },
  {
    id: 'position',
    header: t('Position'),
    hint: t('On hand − unavailable + incoming − committed'),
    width: 78,
    align: 'right',
    phone: 'hidden',
    cell: (line) => (
      <Reasoned line={line} figure="position" label={t('Position')}>
        <Figure value={line.position} />
      </Reasoned>
    ),
  },
  {
    id: 'reorderPoint',
    header: t('Reorder point'),
    hint: t('Order when the position falls to it'),
    width: 108,
    align: 'right',
    phone: 'hidden',
    cell: (line) => (
      <Reasoned line={line} figure="reorderPoint" label={t('Reorder point')}>
        <Figure value={line.reorderPoint} />
      </Reasoned>
    ),
  },
  {
    id: 'stockoutOn',
    header: t('Out on'),
    hint: t('When what is available is sold at the present rate'),
    width: 100,
    align: 'right',
    phone: 'figure',
    cell: (line) => formatDay(line.stockoutOn),
  },
  {
    id: 'suggestedQuantity',
    header: t('Order'),
    width: 72,
    align: 'right',
    phone: 'beside',
    phoneLabel: true,
    cell: (line) => (
      <Reasoned line={line} figure="suggestedQuantity" label={t('Order quantity')}>
        <Figure value={line.suggestedQuantity} strong />
      </Reasoned>
    ),
  },
  {
    id: 'cost',
    header: t('Cost'),
    width: 104,
    align: 'right',
    phone: 'figure',
    cell: (line) => <Figure value={line.cost} kind="money" />,
  },
]
