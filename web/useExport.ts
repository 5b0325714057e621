import type { ListName, Query, Row } from '@onhand/sdk/operationTypes.ts'
import { useState } from 'react'
import { client } from './client.ts'
import { csvCell, downloadCsv } from './ui/csv.ts'
import { countOf } from './ui/format.ts'
import { t } from './ui/words.ts'
import { startWork } from './works.ts'

const PAGE_ROWS = 200

type Cells = Record<string, string | number | null>

/** Writes the selected rows of a list to a CSV file; a whole list is the server's to write. */
export function useExport<Name extends ListName>(
  list: Name,
  columns: readonly (keyof Row<Name> & string)[],
  fileName: string,
) {
  const [running, setRunning] = useState(false)
  const start = (
    query: Omit<Query<Name>, 'cursor' | 'limit'>,
    isWanted: (row: Cells) => boolean = () => true,
  ) => {
    setRunning(true)
    startWork(t('Export of {name}', { name: fileName }), async (signal) => {
      try {
        const rows = await writeCsv(list, columns, fileName, { query, isWanted, signal })
        return { message: t('Exported {rows}.', { rows: countOf(rows, 'row') }) }
      } finally {
        setRunning(false)
      }
    })
  }
  return { running, start }
}

async function writeCsv(
  list: ListName,
  columns: readonly string[],
  fileName: string,
  {
    query,
    isWanted,
    signal,
  }: { query: object; isWanted: (row: Cells) => boolean; signal: AbortSignal },
): Promise<number> {
  const lines = [columns.join(',')]
  // The list's own type is known to the caller; here its rows are names and values.
  const each = client.each as unknown as (name: ListName, input: object) => AsyncGenerator<Cells>
  for await (const row of each(list, { query: { ...query, limit: PAGE_ROWS } })) {
    signal.throwIfAborted()
    if (isWanted(row)) lines.push(columns.map((name) => csvCell(row[name])).join(','))
  }
  downloadCsv(fileName, lines)
  return lines.length - 1
}
