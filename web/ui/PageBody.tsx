import type { ReactNode } from 'react'
import styles from './PageBody.module.css'

/** The part of a page that scrolls. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={styles.body}>
      <div className={styles.inner} data-narrow={narrow || undefined}>
        {children}
      </div>
    </div>
  )
}

/** A part of a page with its heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </div>
      {children}
    </section>
  )
}

/** Sections side by side where there is room. */
export function Columns({ children, wide }: { children: ReactNode; wide?: 'first' }) {
  return (
    <div className={styles.columns} data-wide={wide}>
      {children}
    </div>
  )
}
