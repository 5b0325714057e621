import { Select } from '@mantine/core'
import { readableName } from '../ui/format.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import styles from './Imports.module.css'
import { type ImportPreview, sayWarning } from './importWords.tsx'
import type { ImportKind } from './useImportKinds.ts'

type PreviewColumn = ImportPreview['columns'][number]

// From here on the server is sure of its guess.
const SURE = 0.9

/** Which column of the file is which field: proposed, and for the user to correct. */
export function ColumnMapping({
  columns,
  fields,
  mapping,
  remembered,
  onChange,
}: {
  columns: PreviewColumn[]
  fields: ImportKind['fields']
  mapping: Record<string, string | null>
  /** Whether they are those of such a file before. */
  remembered: boolean
  onChange: (header: string, field: string | null) => void
}) {
  const used = new Set(Object.values(mapping))
  const choices = fields.map(({ name, required }) => ({
    value: name,
    label: required ? t('{field} (needed)', { field: readableName(name) }) : readableName(name),
  }))
  return (
    <div className={styles.mapping}>
      <SmallTable<PreviewColumn>
        label={t('Columns')}
        rows={columns}
        rowKey={(column) => column.header}
        columns={[
          { header: t('Column of the file'), cell: (column) => <strong>{column.header}</strong> },
          {
            header: t('For example'),
            wide: true,
            cell: (column) => (
              <span className={styles.samples}>{column.samples.slice(0, 3).join(' · ')}</span>
            ),
          },
          {
            header: t('Is'),
            cell: (column) => (
              <Select
                aria-label={t('Field of {column}', { column: column.header })}
                placeholder={t('Left out')}
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
            header: t('Match'),
            wide: true,
            cell: (column) => (
              <Match
                column={column}
                field={mapping[column.header] ?? null}
                remembered={remembered}
              />
            ),
          },
        ]}
      />
    </div>
  )
}

function Match({
  column,
  field,
  remembered,
}: {
  column: PreviewColumn
  field: string | null
  remembered: boolean
}) {
  if (field === null) return <StatusBadge tone="idle">{t('Left out')}</StatusBadge>
  if (field !== column.field) return <StatusBadge tone="incoming">{t('Yours')}</StatusBadge>
  return (
    <>
      {remembered ? (
        <StatusBadge tone="good">{t('As last time')}</StatusBadge>
      ) : column.confidence >= SURE ? (
        <StatusBadge tone="good">{t('Sure')}</StatusBadge>
      ) : (
        <StatusBadge tone="low">{t('A guess')}</StatusBadge>
      )}
      {column.warnings.map((warning) => (
        <p key={warning.code} className={styles.warning}>
          {sayWarning(warning)}
        </p>
      ))}
    </>
  )
}
