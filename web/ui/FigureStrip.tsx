import type { ReactNode } from 'react'
import styles from './FigureStrip.module.css'

/** The few numbers that a page is about, side by side. */
export function FigureStrip({ children }: { children: ReactNode }) {
  return <dl className={styles.strip}>{children}</dl>
}

/** One of them, with its name above. */
export function StripFigure({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: ReactNode
}) {
  return (
    <div className={styles.figure}>
      <dt title={hint}>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
