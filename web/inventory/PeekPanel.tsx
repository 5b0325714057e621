import { CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from '../ui/words.ts'
import { ItemFigures } from './ItemFigures.tsx'
import type { InventoryRow } from './inventoryColumns.tsx'
import styles from './PeekPanel.module.css'
import { IncomingParts, PlaceParts, PromiseParts } from './StockParts.tsx'
import { StockBadge } from './stockStatus.tsx'

/** An item beside the list: what it has, where, and for whom; the list stays where it is. */
export function PeekPanel({ row, onClose }: { row: InventoryRow; onClose: () => void }) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('[role="dialog"][aria-modal="true"]'))
        onClose()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={t('Peek at {name}', { name: row.sku })}
      tabIndex={0}
    >
      <header className={styles.head}>
        <div className={styles.names}>
          <h2>{row.title}</h2>
          <p>
            {row.sku} <StockBadge status={row.status} />
          </p>
        </div>
        <CloseButton aria-label={t('Close')} onClick={onClose} />
      </header>
      <ItemFigures row={row} />
      <section className={styles.part}>
        <h3>{t('Where it lies')}</h3>
        <PlaceParts sku={row.sku} />
      </section>
      <section className={styles.part}>
        <h3>{t('Promised to')}</h3>
        <PromiseParts sku={row.sku} state="committed" />
      </section>
      <section className={styles.part}>
        <h3>{t('Incoming')}</h3>
        <IncomingParts sku={row.sku} />
      </section>
      <p className={styles.part}>
        <Link to="/inventory/$sku" params={{ sku: row.sku }}>
          {t('Open the item')}
        </Link>
      </p>
    </aside>
  )
}
