import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { formatDay, formatNumber } from '../ui/format.ts'

export type ReportHead = Reply<'reportList'>['data'][number]
export type ReportAnswer = Reply<'reportGet'>
export type ReportUnit = ReportHead['columns'][number]['unit']
export type ReportChartData = ReportAnswer['chart']

/** A figure as its unit wants it written. */
export function writeFigure(value: string | number | null | undefined, unit: ReportUnit): string {
  if (unit === 'text')
    return value === null || value === undefined || value === '' ? '—' : String(value)
  if (unit === 'date') return formatDay(value === null ? null : String(value))
  if (unit === 'money') return formatNumber(value, 'money')
  if (unit === 'cost') return formatNumber(value, 'cost')
  if (unit === 'share') return formatNumber(value, 'share')
  if (unit === 'decimal') return formatNumber(value, 'decimal')
  return formatNumber(value)
}

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

/** The same for an axis, where there is little room. */
export function writeShort(value: number, unit: ReportUnit): string {
  if (unit === 'money') return `$${compact.format(value / 100)}`
  if (unit === 'share') return formatNumber(value, 'share')
  return compact.format(value)
}
