import { type ReactNode, useEffect } from 'react'
import styles from './PageHeader.module.css'

/** The top of every page: its name, what leads back, and what can be done. */
export function PageHeader({
  title,
  lead,
  under,
  children,
}: {
  title: string
  /** Left of the title, such as a link back. */
  lead?: ReactNode
  /** A line below the title: key facts. */
  under?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Onhand`
  }, [title])
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        {lead ? <div className={styles.lead}>{lead}</div> : null}
        <h1 className={styles.title}>{title}</h1>
        {under ? <div className={styles.under}>{under}</div> : null}
      </div>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </header>
  )
}
