import { notifications } from '@mantine/notifications'
import type { ListName, Query, Row } from '@onhand/sdk/operationTypes.ts'
import { useState } from 'react'
import { client, troubleOf } from './client.ts'
import { csvCell, downloadCsv } from './ui/csv.ts'
import { countOf } from './ui/format.ts'

const PAGE_ROWS = 200

/** Writes a list as it is filtered and sorted, all of its rows, to a CSV file. */
export function useExport<Name extends ListName>(
  list: Name,
  columns: readonly (keyof Row<Name> & string)[],
  fileName: string,
) {
  const [running, setRunning] = useState(false)
  const start = (query: Omit<Query<Name>, 'cursor' | 'limit'>) => {
    setRunning(true)
    writeCsv(list, columns, fileName, query)
      .then((rows) => notifications.show({ message: `Exported ${countOf(rows, 'row')}.` }))
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

async function writeCsv(
  list: ListName,
  columns: readonly string[],
  fileName: string,
  query: object,
): Promise<number> {
  const lines = [columns.join(',')]
  // The list's own type is known to the caller; here its rows are names and values.
  const each = client.each as unknown as (
    name: ListName,
    input: object,
  ) => AsyncGenerator<Record<string, string | number | null>>
  for await (const row of each(list, { query: { ...query, limit: PAGE_ROWS } }))
    lines.push(columns.map((name) => csvCell(row[name])).join(','))
  downloadCsv(fileName, lines)
  return lines.length - 1
}
