import type { ReactNode } from 'react'
import styles from './StatusBadge.module.css'

/** The six colours of a state; a word always stands beside the colour. */
export type StatusTone = 'good' | 'low' | 'out' | 'incoming' | 'over' | 'idle'

// Low and out differ by shape too, for those who do not see red from amber.
const MARK: Partial<Record<StatusTone, string>> = { low: '▽', out: '✕' }

/** A state as a dot and a word on a tint. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <span className={styles.mark} aria-hidden="true">
        {MARK[tone] ?? '●'}
      </span>
      {children}
    </span>
  )
}
