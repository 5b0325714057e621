import { troubleOf } from './client.ts'
import { DataTable, type DataTableProps } from './ui/DataTable.tsx'
import { ErrorState } from './ui/ErrorState.tsx'
import { TableSkeleton } from './ui/TableSkeleton.tsx'

interface ReadList<Row> {
  rows: Row[]
  error: unknown
  isLoading: boolean
  isStale: boolean
  hasMore: boolean
  more: () => void
  retry: () => void
}

/** A list of the API as the table of the house, also while it is read and where it could not be. */
export function ListTable<Row>({
  list,
  rows = list.rows,
  failed,
  ...table
}: {
  list: ReadList<Row>
  /** The rows as they are shown, where they are not those of the API. */
  rows?: Row[]
  /** What is said where they could not be read. */
  failed: string
} & Omit<DataTableProps<Row>, 'rows' | 'hasMore' | 'onNeedMore' | 'stale'>) {
  if (list.error && list.rows.length === 0)
    return <ErrorState what={failed} trouble={troubleOf(list.error)} onRetry={list.retry} />
  if (list.isLoading) return <TableSkeleton />
  return (
    <DataTable
      {...table}
      rows={rows}
      hasMore={list.hasMore}
      onNeedMore={list.more}
      stale={list.isStale}
    />
  )
}
