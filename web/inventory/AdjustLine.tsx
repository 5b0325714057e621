import { CloseButton, NumberInput, Select } from '@mantine/core'
import { useEffect } from 'react'
import { useList } from '../list.ts'
import { formatNumber } from '../ui/format.ts'
import styles from './AdjustDialog.module.css'
import type { DraftLine } from './adjustDraft.ts'
import { isStockNewsOf } from './stockNews.ts'

/** One item of an adjustment: where, and how many. */
export function AdjustLine({
  line,
  mode,
  isFirst,
  onChange,
  onRemove,
}: {
  line: DraftLine
  mode: 'change' | 'set'
  isFirst: boolean
  onChange: (next: Partial<DraftLine>) => void
  onRemove: (() => void) | undefined
}) {
  const balances = useList(
    'balanceList',
    { sku: line.sku, limit: 200 },
    { live: isStockNewsOf(line.sku) },
  )
  const places = useList('locationList', { limit: 200 })
  const sellable = balances.rows.filter((row) => row.condition === 'sellable' && row.lot === '')
  const isReady = !balances.isLoading && !places.isLoading
  const proposed = (sellable[0] ?? balances.rows[0])?.location ?? places.rows[0]?.path
  const location = line.location ?? (isReady ? proposed : undefined)
  const balance = sellable.find((row) => row.location === location)
  const here = balance?.quantity ?? 0
  const version = balance?.version
  useEffect(() => {
    if (location === undefined || !isReady) return
    if (line.location !== location || line.quantity !== here || line.version !== version)
      onChange({ location, quantity: here, version })
  })
  const paths = [
    ...new Set([...sellable.map((row) => row.location), ...places.rows.map((row) => row.path)]),
  ]
  const after = line.units === undefined ? here : mode === 'set' ? line.units : here + line.units
  return (
    <li className={styles.line}>
      <span className={styles.sku}>{line.sku}</span>
      <Select
        aria-label={`Location of ${line.sku}`}
        searchable
        allowDeselect={false}
        value={location ?? null}
        onChange={(value) => value && onChange({ location: value })}
        data={paths}
      />
      <NumberInput
        aria-label={mode === 'set' ? `Units of ${line.sku}` : `Change of ${line.sku}`}
        placeholder={mode === 'set' ? String(here) : '+5 or −5'}
        data-autofocus={isFirst || undefined}
        allowDecimal={false}
        allowNegative={mode === 'change'}
        thousandSeparator=","
        hideControls
        value={line.units ?? ''}
        onChange={(value) =>
          onChange({ units: value === '' || value === '-' ? undefined : Number(value) })
        }
      />
      <span className={styles.after} aria-live="polite">
        {formatNumber(here)} →{' '}
        <strong data-negative={after < 0 || undefined}>{formatNumber(after)}</strong>
      </span>
      {onRemove ? (
        <CloseButton aria-label={`Leave out ${line.sku}`} size="sm" onClick={onRemove} />
      ) : null}
    </li>
  )
}
