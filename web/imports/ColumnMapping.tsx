import { Select } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { readableName } from '../ui/format.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import styles from './Imports.module.css'
import type { ImportKind } from './useImportKinds.ts'

type PreviewColumn = Reply<'importPreview'>['columns'][number]

// From here on the server is sure of its guess.
const SURE = 0.9

/** Which column of the file is which field: proposed, and for the user to correct. */
export function ColumnMapping({
  columns,
  fields,
  mapping,
  onChange,
}: {
  columns: PreviewColumn[]
  fields: ImportKind['fields']
  mapping: Record<string, string | null>
  onChange: (header: string, field: string | null) => void
}) {
  const used = new Set(Object.values(mapping))
  const choices = fields.map(({ name, required }) => ({
    value: name,
    label: required ? `${readableName(name)} (needed)` : readableName(name),
  }))
  return (
    <div className={styles.mapping}>
      <SmallTable<PreviewColumn>
        label="Columns"
        rows={columns}
        rowKey={(column) => column.header}
        columns={[
          { header: 'Column of the file', cell: (column) => <strong>{column.header}</strong> },
          {
            header: 'For example',
            wide: true,
            cell: (column) => (
              <span className={styles.samples}>{column.samples.slice(0, 3).join(' · ')}</span>
            ),
          },
          {
            header: 'Is',
            cell: (column) => (
              <Select
                aria-label={`Field of ${column.header}`}
                placeholder="Left out"
                searchable
                clearable
                value={mapping[column.header] ?? null}
                // A field can be filled by one column only.
                data={choices.filter(
                  ({ value }) => value === mapping[column.header] || !used.has(value),
                )}
                onChange={(field) => onChange(column.header, field)}
              />
            ),
          },
          {
            header: 'Match',
            wide: true,
            cell: (column) => <Match column={column} field={mapping[column.header] ?? null} />,
          },
        ]}
      />
    </div>
  )
}

function Match({ column, field }: { column: PreviewColumn; field: string | null }) {
  if (field === null) return <StatusBadge tone="idle">Left out</StatusBadge>
  if (field !== column.field) return <StatusBadge tone="incoming">Yours</StatusBadge>
  if (column.confidence >= SURE) return <StatusBadge tone="good">Sure</StatusBadge>
  return <StatusBadge tone="low">A guess</StatusBadge>
}
