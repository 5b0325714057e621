import { Textarea } from '@mantine/core'
import { useList } from '../list.ts'
import { t } from '../ui/words.ts'
import styles from './DeedFields.module.css'
import { readSerials } from './deedDraft.ts'
import type { BalancePart } from './useItemBalances.ts'

const SHOWN = 60

/** The names of units, typed or scanned one on a line; those that lie there can be picked. */
export function SerialField({
  sku,
  value,
  onChange,
  source,
  label = t('Serials, one on a line'),
}: {
  sku: string
  value: string
  onChange: (serials: string) => void
  /** Where the units lie, if they are taken from there. */
  source: BalancePart | undefined
  label?: string
}) {
  const { location, lot = '', condition = 'sellable' } = source ?? {}
  const list = useList(
    'itemSerialList',
    { ...(location ? { location } : {}), lot, condition, limit: SHOWN },
    { params: { sku }, enabled: source !== undefined },
  )
  const named = readSerials(value)
  const others = list.rows.filter((row) => row.location === location && !named.includes(row.serial))
  return (
    <>
      <Textarea
        label={label}
        description={t('{count, plural, =0 {No unit} one {# unit} other {# units}}', {
          count: named.length,
        })}
        autosize={false}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {source && others.length > 0 ? (
        <div className={styles.names} role="group" aria-label={t('Serials that lie there')}>
          {others.map(({ serial }) => (
            <button
              key={serial}
              type="button"
              className={styles.name}
              onClick={() => onChange([...named, serial, ''].join('\n'))}
            >
              {serial}
            </button>
          ))}
        </div>
      ) : null}
    </>
  )
}
