import { Link } from '@tanstack/react-router'
import styles from './ItemLink.module.css'

/** An item's name and SKU, leading to its page from wherever it stands. */
export function ItemLink({ sku, title }: { sku: string; title: string }) {
  return (
    <Link to="/inventory/$sku" params={{ sku }} className={styles.link} title={`${title} · ${sku}`}>
      <span className={styles.title}>{title}</span>
      <span className={styles.sku}>{sku}</span>
    </Link>
  )
}
