import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatNumber } from '../ui/format.ts'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import styles from './Audit.module.css'

type AbcClass = Reply<'auditGet'>['abc'][number]

/** How few items bring how much of the revenue. */
export function AbcSummary({ classes }: { classes: AbcClass[] }) {
  const first = classes[0]
  return (
    <>
      {first && first.items > 0 ? (
        <p className={styles.sentence}>
          {t('{items} of the items bring {revenue} of the revenue.', {
            items: formatNumber(first.itemShare, 'share'),
            revenue: formatNumber(first.revenueShare, 'share'),
          })}
        </p>
      ) : null}
      <SmallTable
        label={t('Items by revenue')}
        rows={classes}
        rowKey={(row) => row.class}
        columns={[
          { header: t('Class'), cell: (row) => row.class },
          { header: t('Items'), align: 'right', cell: (row) => <Figure value={row.items} /> },
          {
            header: t('Revenue'),
            align: 'right',
            cell: (row) => <Figure value={row.revenueShare} kind="share" />,
          },
          {
            header: t('Stock value'),
            align: 'right',
            cell: (row) => <Figure value={row.stockValue} kind="money" />,
          },
          {
            header: t('Out of stock'),
            align: 'right',
            cell: (row) => <Figure value={row.outOfStock} />,
          },
        ]}
      />
    </>
  )
}
