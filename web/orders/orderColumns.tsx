import { Link } from '@tanstack/react-router'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import { channelName, OrderBadge, type OrderRow } from './orderWords.tsx'

/** The first column: the order, which leads to its page. */
export const orderName: Column<OrderRow> = {
  id: 'number',
  header: t('Order'),
  width: 184,
  cell: (row) => (
    <Link to="/orders/$id" params={{ id: row.id }} className={styles.name}>
      <span className={styles.number}>{row.number}</span>
      <span className={styles.channel}>{channelName(row)}</span>
    </Link>
  ),
}

/** Every other column of the list. */
export const orderColumns: Column<OrderRow>[] = [
  {
    id: 'state',
    header: t('Status'),
    width: 130,
    phone: 'beside',
    cell: (row) => (
      <OrderBadge
        order={{
          state: row.state,
          unmapped: row.unmappedLines > 0,
          short: row.shortUnits > 0,
          waits: row.waits,
        }}
      />
    ),
  },
  {
    id: 'skus',
    header: t('Items'),
    width: 180,
    phone: 'hidden',
    cell: (row) => (
      <span className={styles.skus} title={row.skus.join(', ')}>
        {row.skus.join(', ')}
      </span>
    ),
  },
  {
    id: 'units',
    header: t('Units'),
    width: 70,
    align: 'right',
    phone: 'figure',
    cell: (row) =>
      row.shippedUnits > 0 && row.openUnits > 0 ? (
        <span title={t('Shipped of all')}>
          {formatNumber(row.shippedUnits)} / {formatNumber(row.units)}
        </span>
      ) : (
        <Figure value={row.units} />
      ),
  },
  {
    id: 'shortUnits',
    header: t('Short'),
    width: 66,
    align: 'right',
    phone: 'hidden',
    hint: t('Units that no stock covers'),
    cell: (row) =>
      row.shortUnits > 0 ? (
        <span className={styles.shortUnits}>{formatNumber(row.shortUnits)}</span>
      ) : (
        <Figure value={0} />
      ),
  },
  {
    id: 'sites',
    header: t('From'),
    width: 84,
    phone: 'hidden',
    hint: t('Where its open units are to be shipped'),
    cell: (row) => row.sites.join(', ') || '—',
  },
  {
    id: 'shipRegion',
    header: t('To'),
    width: 54,
    phone: 'hidden',
    hint: t('The state that it goes to'),
    cell: (row) => row.shipRegion || '—',
  },
  {
    id: 'shipBy',
    header: t('Ship by'),
    width: 112,
    align: 'right',
    sortable: true,
    phone: 'figure',
    cell: (row) => (
      <span className={row.late ? styles.late : undefined}>
        {row.late ? `${t('Late')} · ` : ''}
        <When instant={row.shipBy} />
      </span>
    ),
  },
  {
    id: 'placedAt',
    header: t('Placed'),
    width: 100,
    align: 'right',
    sortable: true,
    phone: 'figure',
    cell: (row) => <When instant={row.placedAt} />,
  },
]
