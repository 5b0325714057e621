import { Link } from '@tanstack/react-router'
import { useList } from '../list.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './StockParts.module.css'
import { isStockNewsOf } from './stockNews.ts'

const MOST = 100

/** Where the units of an item lie; each place leads to what else lies there. */
export function PlaceParts({ sku, unavailable }: { sku: string; unavailable?: boolean }) {
  const list = useList('balanceList', { sku, limit: MOST }, { live: isStockNewsOf(sku) })
  const rows = list.rows.filter(({ condition }) => !unavailable || condition !== 'sellable')
  return (
    <Parts loading={list.isLoading} empty={t('Nothing lies anywhere.')}>
      {rows.map((row) => (
        <Part
          key={`${row.location} ${row.lot} ${row.condition}`}
          units={row.quantity}
          to={
            <Link to="/locations/$path" params={{ path: row.location }}>
              {row.location}
            </Link>
          }
          more={[
            row.lot,
            row.expiresOn ? formatDay(row.expiresOn) : '',
            row.condition === 'sellable' ? '' : readableName(row.condition),
          ]}
        />
      ))}
    </Parts>
  )
}

/** Who is promised the units of an item. */
export function PromiseParts({ sku, state }: { sku: string; state: 'committed' | 'held' }) {
  const query = { sku, state, limit: MOST }
  const list = useList('reservationList', query, { live: isStockNewsOf(sku) })
  return (
    <Parts loading={list.isLoading} empty={t('Nobody is promised any.')}>
      {list.rows.map((row) => (
        <Part
          key={row.id}
          units={row.lines.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0)}
          to={
            <Link to="/reservations/$id" params={{ id: row.id }}>
              {row.reference}
            </Link>
          }
          more={[]}
        />
      ))}
    </Parts>
  )
}

/** What is on its way, and when. */
export function IncomingParts({ sku }: { sku: string }) {
  const query = { sku, limit: MOST }
  const list = useList('expectedReceiptList', query, { live: isStockNewsOf(sku) })
  return (
    <Parts loading={list.isLoading} empty={t('Nothing is on its way.')}>
      {list.rows
        .filter(({ open }) => open > 0)
        .map((row) => (
          <Part
            key={row.id}
            units={row.open}
            to={row.reference || row.source}
            more={[row.site, row.expectedOn ? formatDay(row.expectedOn) : t('no date')]}
          />
        ))}
    </Parts>
  )
}

function Parts({
  loading,
  empty,
  children,
}: {
  loading: boolean
  empty: string
  children: React.ReactNode[]
}) {
  if (loading) return <p className={styles.quiet}>{t('Reading…')}</p>
  if (children.length === 0) return <p className={styles.quiet}>{empty}</p>
  return <ul className={styles.parts}>{children}</ul>
}

function Part({ to, more, units }: { to: React.ReactNode; more: string[]; units: number }) {
  return (
    <li>
      <span>
        {to} <span className={styles.quiet}>{more.filter(Boolean).join(' · ')}</span>
      </span>
      <Figure value={units} />
    </li>
  )
}
