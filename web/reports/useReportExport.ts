import { useState } from 'react'
import { client } from '../client.ts'
import { csvCell, downloadCsv } from '../ui/csv.ts'
import { countOf } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { startWork } from '../works.ts'
import type { ReportHead } from './reportFigures.ts'
import { filterOf } from './reportQueries.ts'
import type { ReportSearch } from './reportSearch.ts'

const PAGE_ROWS = 200

/** Writes a report's table as it is narrowed and sorted to a CSV file; money in dollars. */
export function useReportExport(report: string) {
  const [running, setRunning] = useState(false)
  const start = (head: ReportHead, search: ReportSearch) => {
    setRunning(true)
    startWork(t('Export of {name}', { name: head.title }), async (signal) => {
      try {
        const rows = await writeReport(report, head, search, signal)
        return { message: t('Exported {rows}.', { rows: countOf(rows, 'row') }) }
      } finally {
        setRunning(false)
      }
    })
  }
  return { running, start }
}

async function writeReport(
  report: string,
  head: ReportHead,
  search: ReportSearch,
  signal: AbortSignal,
): Promise<number> {
  const { q, group, sort, direction } = search
  const query = {
    ...filterOf(search),
    ...(q ? { search: q } : {}),
    ...(group ? { group } : {}),
    ...(sort ? { sort } : {}),
    ...(direction ? { direction } : {}),
    limit: PAGE_ROWS,
  }
  const known = head.columns.map(({ id, unit }) => ({ id, isMoney: unit === 'money' }))
  const names = head.rowsAre === 'items' ? ['sku', 'title'] : []
  const columns = [...names.map((id) => ({ id, isMoney: false })), ...known]
  const lines = [columns.map(({ id }) => id).join(',')]
  for await (const row of client.each('reportRowList', {
    params: { report: report as 'abc' },
    query,
  })) {
    signal.throwIfAborted()
    lines.push(
      columns
        .map(({ id, isMoney }) => {
          const value = row[id] ?? null
          return csvCell(isMoney && value !== null ? Number(value) / 100 : value)
        })
        .join(','),
    )
  }
  downloadCsv(report, lines)
  return lines.length - 1
}
