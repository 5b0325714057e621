import styles from './TableSkeleton.module.css'
import { t } from './words.ts'

const ROWS = Array.from({ length: 12 }, (_, row) => row)

/** The outline of a table, the first time it is read. */
export function TableSkeleton() {
  return (
    <div role="status" className={styles.rows} aria-busy="true" aria-label={t('Loading')}>
      {ROWS.map((row) => (
        <div key={row} className={styles.row}>
          <span style={{ width: `${22 + ((row * 7) % 11)}%` }} />
          <span style={{ width: '8%' }} />
          <span style={{ width: '5%' }} />
          <span style={{ width: '5%' }} />
        </div>
      ))}
    </div>
  )
}
