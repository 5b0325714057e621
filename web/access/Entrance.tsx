import { type ReactNode, useEffect } from 'react'
import styles from './Entrance.module.css'

/** The frame of the pages before the log-in: one thing to do, in the middle. */
export function Entrance({
  title,
  children,
  foot,
}: {
  title: string
  children: ReactNode
  foot?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Onhand`
  }, [title])
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <img src="/icon.svg" width={24} height={24} alt="" />
          Onhand
        </p>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
      {foot ? <p className={styles.foot}>{foot}</p> : null}
    </main>
  )
}
