import { Button } from '@mantine/core'
import { countOf } from '../ui/format.ts'
import styles from './SelectionBar.module.css'

/** What can be done with the selected rows; docked below the table. */
export function SelectionBar({
  count,
  onClear,
  onAdjust,
}: {
  count: number
  onClear: () => void
  onAdjust: () => void
}) {
  if (count === 0) return null
  return (
    <div className={styles.bar} role="region" aria-label="Selection">
      <span aria-live="polite">{countOf(count, 'item')} selected</span>
      <Button variant="default" onClick={onClear}>
        Clear
      </Button>
      <Button onClick={onAdjust}>Adjust {count === 1 ? 'it' : 'them'}</Button>
    </div>
  )
}
