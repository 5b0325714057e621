import { countOf } from '../ui/format.ts'
import styles from './ReorderTotal.module.css'

/** What the whole list comes to, below the table. */
export function ReorderTotal({
  text,
  money,
  missing,
}: {
  text: string
  money: string
  missing: number
}) {
  return (
    <div className={styles.bar} aria-live="polite">
      <span>{text}</span>
      {missing > 0 ? <span>{countOf(missing, 'line')} without a cost</span> : null}
      <strong className={styles.money}>{money}</strong>
    </div>
  )
}
