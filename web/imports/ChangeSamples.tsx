import { formatNumber, readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import styles from './Imports.module.css'
import type { Import } from './importWords.tsx'

const SHOWN_ROWS = 20

interface Change {
  row: number
  name: string
  field: string
  before: string
  after: string
}

/** What a dry run would change in the first rows: each value before and after. */
export function ChangeSamples({ one }: { one: Import }) {
  const rows = one.samples.toSorted((a, b) => a.row - b.row).slice(0, SHOWN_ROWS)
  const changes = rows.flatMap(({ row, name, changes: own }) =>
    own.map((change): Change => ({ row, name, ...inDollars(change) })),
  )
  return (
    <Section
      title={t('What would change')}
      aside={
        one.changed > rows.length ? (
          <span className={styles.advice}>
            {t('The first {shown} of {total} rows', {
              shown: formatNumber(rows.length),
              total: formatNumber(one.changed),
            })}
          </span>
        ) : null
      }
    >
      <div className={styles.mapping}>
        <SmallTable<Change>
          label={t('What would change')}
          rows={changes}
          rowKey={({ row, field }) => `${row} ${field}`}
          columns={[
            { header: t('Row'), cell: ({ row }) => row, wide: true },
            { header: t('Of'), cell: ({ name }) => <strong>{name}</strong> },
            { header: t('What'), cell: ({ field }) => readableName(field) },
            { header: t('Before'), cell: ({ before }) => before || '—' },
            { header: t('After'), cell: ({ after }) => after || '—' },
          ]}
        />
      </div>
    </Section>
  )
}

/** Cents are for programs. */
function inDollars({ field, before, after }: { field: string; before: string; after: string }) {
  if (!field.endsWith('Minor')) return { field, before, after }
  const dollars = (cents: string) => (cents === '' ? '' : `$${(Number(cents) / 100).toFixed(2)}`)
  return { field: field.replace(/Minor$/, ''), before: dollars(before), after: dollars(after) }
}
