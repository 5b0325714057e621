import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './FilterChips.module.css'

export interface FilterChip {
  label: string
  /** The page's search parameters with this filter on. */
  search: Record<string, unknown>
  active: boolean
  count?: number | null
}

/** Named views of a list as links: each is a URL that can be shared. */
export function FilterChips({
  label,
  chips,
  children,
}: {
  label: string
  chips: FilterChip[]
  children?: ReactNode
}) {
  return (
    <nav className={styles.bar} aria-label={label}>
      <ul className={styles.list}>
        {chips.map((chip) => (
          <li key={chip.label}>
            <Link
              to="."
              search={chip.search as never}
              className={styles.chip}
              data-active={chip.active || undefined}
              aria-current={chip.active ? 'true' : undefined}
            >
              {chip.label}
              {chip.count === undefined || chip.count === null ? null : (
                <span className={styles.count}>{chip.count.toLocaleString('en-US')}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  )
}
