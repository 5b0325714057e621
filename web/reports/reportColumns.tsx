import type { Row } from '@onhand/sdk/operationTypes.ts'
import { ItemLink } from '../inventory/ItemLink.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatDay } from '../ui/format.ts'
import { say, t } from '../ui/words.ts'
import { type ReportHead, type ReportUnit, writeFigure } from './reportFigures.ts'

export type ReportRow = Row<'reportRowList'>

/** The first column: the item with the way to its ledger, or the week. */
export function reportName({ rowsAre }: ReportHead): Column<ReportRow> {
  if (rowsAre === 'weeks')
    return {
      id: 'from',
      header: t('Week'),
      width: 130,
      sortable: true,
      cell: (row) => <span>{t('From {day}', { day: formatDay(String(row.from)) })}</span>,
    }
  return {
    id: 'sku',
    header: t('Product'),
    width: 260,
    sortable: true,
    cell: (row) => <ItemLink sku={String(row.sku)} title={String(row.title)} />,
  }
}

const WIDTHS: Partial<Record<ReportUnit, number>> = {
  text: 120,
  date: 100,
  money: 118,
  share: 84,
  units: 84,
}
const FIGURE_KINDS = {
  money: 'money',
  cost: 'cost',
  share: 'columnShare',
  decimal: 'columnDecimal',
  units: 'integer',
  items: 'integer',
  days: 'integer',
} as const
// Words whose length is known.
const OWN_WIDTHS: Record<string, number> = { abcClass: 64, xyzClass: 56, state: 84, advice: 180 }
// Whose cells are words of the program, not of the company.
const WORDS = new Set(['state', 'advice'])
const PHONE_FIGURES = 4

/** The other columns, as the report tells of them. */
export function reportColumnsOf({ columns }: ReportHead): Column<ReportRow>[] {
  const figures = columns.filter(({ unit }) => unit !== 'text').slice(0, PHONE_FIGURES)
  return columns.map((column) => {
    const { id, label, unit, hint, starts } = column
    const isText = unit === 'text'
    return {
      id,
      header: label,
      width: OWN_WIDTHS[id] ?? Math.max(WIDTHS[unit] ?? 96, 24 + 7 * label.length),
      sortable: true,
      phone: figures.includes(column) || id === 'advice' ? 'figure' : 'hidden',
      phoneLabel: true,
      cell: (row: ReportRow) => cellOf(WORDS.has(id) ? sayCell(row[id]) : row[id], unit),
      ...(isText ? {} : { align: 'right' as const }),
      ...(hint ? { hint } : {}),
      ...(starts ? { starts } : {}),
    }
  })
}

const sayCell = (value: ReportRow[string] | undefined) =>
  typeof value === 'string' ? say(value) : value

function cellOf(value: string | number | null | undefined, unit: ReportUnit) {
  if (unit === 'text' || unit === 'date') {
    const text = writeFigure(value, unit)
    return <span title={text}>{text}</span>
  }
  return <Figure value={value} kind={FIGURE_KINDS[unit]} />
}
