import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import styles from './Audit.module.css'

type AbcClass = Reply<'auditGet'>['abc'][number]

/** How few items bring how much of the revenue. */
export function AbcSummary({ classes }: { classes: AbcClass[] }) {
  const first = classes[0]
  return (
    <>
      {first && first.items > 0 ? (
        <p className={styles.sentence}>
          {formatNumber(first.itemShare, 'share')} of the items bring{' '}
          {formatNumber(first.revenueShare, 'share')} of the revenue.
        </p>
      ) : null}
      <SmallTable
        label="Items by revenue"
        rows={classes}
        rowKey={(row) => row.class}
        columns={[
          { header: 'Class', cell: (row) => row.class },
          { header: 'Items', align: 'right', cell: (row) => <Figure value={row.items} /> },
          {
            header: 'Revenue',
            align: 'right',
            cell: (row) => <Figure value={row.revenueShare} kind="share" />,
          },
          {
            header: 'Stock value',
            align: 'right',
            cell: (row) => <Figure value={row.stockValue} kind="money" />,
          },
          {
            header: 'Out of stock',
            align: 'right',
            cell: (row) => <Figure value={row.outOfStock} />,
          },
        ]}
      />
    </>
  )
}
