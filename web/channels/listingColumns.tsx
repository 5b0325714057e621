import { Link } from '@tanstack/react-router'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber, UNKNOWN } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'
import { causeName, type Listing, ShownBadge, totalOf, worstOf } from './channelWords.tsx'

/** The first column: the listing, which leads to its page. */
export const listingName: Column<Listing> = {
  id: 'title',
  header: t('Listing'),
  width: 240,
  cell: ({ id, title, externalSku }) => (
    <Link to="/listings/$id" params={{ id }} className={styles.listing} title={title}>
      <span className={styles.name}>{title || externalSku}</span>
      <span className={styles.sub}>{externalSku}</span>
    </Link>
  ),
}

const channel: Column<Listing> = {
  id: 'channel',
  header: t('Channel'),
  width: 110,
  phone: 'figure',
  cell: (row) => (
    <Link to="/channels/$code" params={{ code: row.channel }}>
      {row.channelName}
    </Link>
  ),
}

const item: Column<Listing> = {
  id: 'sku',
  header: t('Item'),
  width: 120,
  phone: 'figure',
  phoneLabel: true,
  cell: ({ sku, packSize }) =>
    sku === null ? (
      UNKNOWN
    ) : (
      <>
        <Link to="/inventory/$sku" params={{ sku }}>
          {sku}
        </Link>
        {packSize > 1 ? ` × ${formatNumber(packSize)}` : ''}
      </>
    ),
}

const state: Column<Listing> = {
  id: 'state',
  header: t('State'),
  width: 118,
  phone: 'beside',
  cell: (row) => <ShownBadge listing={row} shown={worstOf(row)} />,
}

const target: Column<Listing> = {
  id: 'target',
  header: t('Should show'),
  width: 92,
  align: 'right',
  phone: 'figure',
  phoneLabel: true,
  cell: (row) => <Figure value={totalOf(row, 'target')} strong />,
}

const seen: Column<Listing> = {
  id: 'seen',
  header: t('Shows'),
  width: 70,
  align: 'right',
  phone: 'figure',
  phoneLabel: true,
  cell: (row) => <Figure value={row.pool ? row.pool.fulfillable : totalOf(row, 'seen')} />,
}

const sent: Column<Listing> = {
  id: 'sent',
  header: t('Told'),
  starts: 'hidden',
  width: 62,
  align: 'right',
  phone: 'hidden',
  hint: t('What it was last told'),
  cell: (row) => <Figure value={totalOf(row, 'sent')} />,
}

const sentAt: Column<Listing> = {
  id: 'sentAt',
  header: t('Last told'),
  starts: 'hidden',
  width: 110,
  align: 'right',
  phone: 'hidden',
  cell: (row) => <When instant={worstOf(row)?.sentAt} />,
}

const since: Column<Listing> = {
  id: 'driftSince',
  header: t('Since'),
  width: 92,
  align: 'right',
  phone: 'hidden',
  cell: (row) => <When instant={worstOf(row)?.driftSince} />,
}

const why: Column<Listing> = {
  id: 'why',
  header: t('Why'),
  width: 160,
  phone: 'hidden',
  cell: (row) => {
    const shown = worstOf(row)
    const text = shown?.error ?? (shown?.driftSince ? causeName(shown.driftCause) : '')
    return (
      <span className={styles.cut} title={text}>
        {text || UNKNOWN}
      </span>
    )
  },
}

/** Every other column of the list of listings. */
export const listingColumns: Column<Listing>[] = [
  channel,
  item,
  state,
  target,
  sent,
  seen,
  sentAt,
  since,
  why,
]

const change: Column<Listing> = {
  id: 'change',
  header: t('From → to'),
  width: 120,
  align: 'right',
  phone: 'beside',
  cell: (row) => (
    <span className={styles.change}>
      <Figure value={totalOf(row, 'seen') ?? totalOf(row, 'sent')} /> →{' '}
      <Figure value={totalOf(row, 'target')} strong />
    </span>
  ),
}

const difference: Column<Listing> = {
  id: 'difference',
  header: t('Change'),
  width: 84,
  align: 'right',
  phone: 'figure',
  phoneLabel: true,
  cell: (row) => {
    const before = totalOf(row, 'seen') ?? totalOf(row, 'sent')
    const after = totalOf(row, 'target')
    return (
      <Figure value={before === null || after === null ? null : after - before} kind="signed" />
    )
  },
}

/** What the review shows of a listing. */
export const reviewColumns: Column<Listing>[] = [item, change, difference]
