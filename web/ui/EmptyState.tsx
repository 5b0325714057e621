import type { ReactNode } from 'react'
import styles from './States.module.css'

/** Nothing here: one sentence, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.more}>{children}</div> : null}
    </div>
  )
}
