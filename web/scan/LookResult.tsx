import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../client.ts'
import { isStockNews } from '../inventory/stockNews.ts'
import { useSession } from '../session.tsx'
import { addressOf, FOUND_KINDS } from '../shell/found.ts'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import type { Meaning } from './codeBook.ts'
import styles from './Scan.module.css'
import { startJob } from './scanStore.ts'
import { UnknownCode } from './UnknownCode.tsx'

/** What a scan has found, and what can be done with it. */
export function LookResult({ found }: { found: Meaning | undefined }) {
  if (!found)
    return (
      <p className={styles.hint}>
        {t(
          'Scan an item, a lot, a bin, an order or a document: with the trigger of a scanner, with the camera, or type its code.',
        )}
      </p>
    )
  if (found.kind === 'unknown')
    return <UnknownCode key={found.code} code={found.code} isOffline={found.isOffline} />
  if (found.kind === 'item') return <ItemFound key={found.item.sku} found={found} />
  if (found.kind === 'location') return <PlaceFound key={found.path} path={found.path} />
  if (found.kind === 'other')
    return (
      <section className={styles.card} aria-label={found.found.title}>
        <h2 className={styles.name}>{found.found.title}</h2>
        <p className={styles.detail}>
          {FOUND_KINDS[found.found.kind].name} · {found.found.detail}
        </p>
        <Button component={Link} to={addressOf(found.found)} h={48} fullWidth mt="md">
          {t('Open')}
        </Button>
      </section>
    )
  return null
}

function ItemFound({ found }: { found: Extract<Meaning, { kind: 'item' }> }) {
  const { item, lot, expiresOn, serial } = found
  const { sku, title } = item
  const { can } = useSession()
  const [chosen, setChosen] = useState<string>()
  const stock = useQuery({
    queryKey: ['inventoryList', 'scan', sku],
    queryFn: ({ signal }) => client.inventoryList({ query: { sku, limit: 1 }, signal }),
    meta: { live: isStockNews },
  })
  const places = useQuery({
    queryKey: ['balanceList', 'scan', sku],
    queryFn: ({ signal }) => client.balanceList({ query: { sku, limit: 200 }, signal }),
    meta: { live: isStockNews },
  })
  const [row] = stock.data?.data ?? []
  const rows = places.data?.data ?? []
  const most = rows.toSorted((a, b) => b.quantity - a.quantity)[0]
  const place = rows.find((one) => one.location === chosen) ?? most
  const start = (mode: 'adjust' | 'move') => {
    const { tracksLots, tracksSerials } = item
    const lots = { lot: tracksLots ? (lot ?? place?.lot ?? '') : '', tracksLots, tracksSerials }
    const units = { units: item.packFactor, serials: serial && tracksSerials ? [serial] : [] }
    const isWhole = !tracksSerials || units.serials.length > 0
    startJob(mode, {
      ...(place ? { place: place.location } : {}),
      lines: isWhole
        ? [{ sku, title, ...lots, ...units, ...(expiresOn ? { expiresOn } : {}) }]
        : [],
    })
  }
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.name}>{title}</h2>
      <p className={styles.detail}>
        {[sku, lot && t('lot {lot}', { lot }), serial, packOf(item.packFactor)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className={styles.figures}>
        {(['available', 'onHand', 'incoming'] as const).map((name) => (
          <div key={name}>
            <dt>{FIGURES[name]}</dt>
            <dd>{row ? formatNumber(row[name]) : '—'}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.places} aria-label={t('Where it lies')}>
        {rows.map((one) => (
          <li key={`${one.location} ${one.lot} ${one.condition}`}>
            <button
              type="button"
              className={styles.place}
              aria-pressed={one === place}
              onClick={() => setChosen(one.location)}
            >
              <span>{[one.location, one.lot].filter(Boolean).join(' · ')}</span>
              <strong>{formatNumber(one.quantity)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {can('stock.adjust') && !item.isKit ? (
          <Button h={48} variant="default" onClick={() => start('adjust')}>
            {t('Adjust')}
          </Button>
        ) : null}
        {can('stock.move') && place && !item.isKit ? (
          <Button h={48} variant="default" onClick={() => start('move')}>
            {t('Move')}
          </Button>
        ) : null}
        <Button
          component={Link}
          to={`/inventory/${encodeURIComponent(sku)}`}
          h={48}
          variant="default"
        >
          {t('Open')}
        </Button>
      </div>
    </section>
  )
}

const FIGURES = { available: t('Available'), onHand: t('On hand'), incoming: t('Incoming') }

function packOf(factor: number): string {
  return factor > 1 ? t('a pack of {count}', { count: factor }) : ''
}

function PlaceFound({ path }: { path: string }) {
  const { can } = useSession()
  const inside = useQuery({
    queryKey: ['balanceList', 'scan place', path],
    queryFn: ({ signal }) => client.balanceList({ query: { location: path, limit: 200 }, signal }),
    meta: { live: isStockNews },
  })
  const rows = inside.data?.data ?? []
  return (
    <section className={styles.card} aria-label={path}>
      <h2 className={styles.name}>{path}</h2>
      {inside.data && rows.length === 0 ? (
        <p className={styles.detail}>{t('Nothing lies here.')}</p>
      ) : null}
      <ul className={styles.places} aria-label={t('What lies here')}>
        {rows.map((one) => (
          <li
            key={`${one.location} ${one.sku} ${one.lot} ${one.condition}`}
            className={styles.place}
          >
            <Link to="/inventory/$sku" params={{ sku: one.sku }}>
              {one.sku}
            </Link>
            <span className={styles.detail}>
              {[one.lot, one.condition === 'sellable' ? '' : one.condition]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <strong>{formatNumber(one.quantity)}</strong>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        {can('stock.adjust') ? (
          <Button h={48} variant="default" onClick={() => startJob('count', { place: path })}>
            {t('Count')}
          </Button>
        ) : null}
        {can('stock.move') && rows.length > 0 ? (
          <Button h={48} variant="default" onClick={() => startJob('move', { place: path })}>
            {t('Move from here')}
          </Button>
        ) : null}
        <Button
          component={Link}
          to={`/locations/${encodeURIComponent(path)}`}
          h={48}
          variant="default"
        >
          {t('Open')}
        </Button>
      </div>
    </section>
  )
}
