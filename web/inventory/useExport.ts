import { notifications } from '@mantine/notifications'
import type { Query } from '@onhand/sdk/operationTypes.ts'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { countOf } from '../ui/format.ts'
import type { InventoryRow } from './inventoryColumns.tsx'

const COLUMNS = [
  'sku',
  'title',
  'category',
  'status',
  'onHand',
  'committed',
  'held',
  'unavailable',
  'available',
  'incoming',
  'daysOfCover',
  'velocity',
  'reorderPoint',
  'abcClass',
  'unitCost',
] as const satisfies (keyof InventoryRow)[]

/** Writes the view as it is, all of its rows, to a CSV file. */
export function useExport() {
  const [running, setRunning] = useState(false)
  const start = (query: Omit<Query<'inventoryList'>, 'cursor' | 'limit'>) => {
    setRunning(true)
    writeCsv(query)
      .then((rows) => notifications.show({ message: `Exported ${countOf(rows, 'item')}.` }))
      .catch((error: unknown) => {
        const trouble = troubleOf(error)
        notifications.show({
          color: 'red',
          title: 'The export stopped; no file was written.',
          message: trouble.detail ?? trouble.title,
        })
      })
      .finally(() => setRunning(false))
  }
  return { running, start }
}

async function writeCsv(query: Omit<Query<'inventoryList'>, 'cursor' | 'limit'>): Promise<number> {
  const lines = [COLUMNS.join(',')]
  for await (const row of client.each('inventoryList', { query: { ...query, limit: 200 } }))
    lines.push(COLUMNS.map((name) => cell(row[name])).join(','))
  const file = new Blob([lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `inventory-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
  return lines.length - 1
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
