import { Button, CloseButton } from '@mantine/core'
import { useSession } from '../session.tsx'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './SelectionBar.module.css'

export type BulkDeed = 'adjust' | 'move' | 'thresholds' | 'labels' | 'export'

/** What can be done with the selected rows; docked below the table. */
export function SelectionBar({
  count,
  total,
  loading,
  onAll,
  onClear,
  onDo,
}: {
  count: number
  /** All items that match, also those that are not selected. */
  total: number | undefined
  loading: boolean
  onAll: () => void
  onClear: () => void
  onDo: (deed: BulkDeed) => void
}) {
  const { can } = useSession()
  if (count === 0) return null
  return (
    <div className={styles.bar} role="region" aria-label={t('Selection')}>
      <span className={styles.count}>
        <span aria-live="polite">
          {t('{count, plural, one {# item} other {# items}} selected', { count })}
        </span>
        {total !== undefined && total > count ? (
          <Button variant="subtle" size="compact-sm" loading={loading} onClick={onAll}>
            {t('Select all {total} matching', { total: formatNumber(total) })}
          </Button>
        ) : null}
      </span>
      <Button variant="default" onClick={() => onDo('export')}>
        {t('Export')}
      </Button>
      <Button variant="default" onClick={() => onDo('labels')}>
        {t('Print labels')}
      </Button>
      {can('catalog.write') ? (
        <Button variant="default" onClick={() => onDo('thresholds')}>
          {t('Set thresholds')}
        </Button>
      ) : null}
      {can('stock.move') ? (
        <Button variant="default" onClick={() => onDo('move')}>
          {t('Move')}
        </Button>
      ) : null}
      {can('stock.adjust') ? <Button onClick={() => onDo('adjust')}>{t('Adjust')}</Button> : null}
      <CloseButton aria-label={t('Clear selection')} onClick={onClear} />
    </div>
  )
}
