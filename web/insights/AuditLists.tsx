import type { Reply, Schemas } from '@onhand/sdk/operationTypes.ts'
import { ExportButton } from '../ExportButton.tsx'
import { ItemLink } from '../inventory/ItemLink.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'
import styles from './Audit.module.css'
import { AUDIT_LISTS, type AuditList } from './auditSearch.ts'

const NOTHING: Record<AuditList, string> = {
  stockouts: t('Every item that sells is in stock.'),
  stockoutsComing: t('Nothing runs out before a new order could arrive.'),
  overstock: t('No item lies beyond the cover limit.'),
  slow: t('Nothing is slow.'),
  dead: t('Nothing is dead.'),
}

/** The items behind the figures, one list at a time. */
export function AuditLists({
  lists,
  open,
}: {
  lists: Reply<'auditGet'>['lists']
  open: AuditList
}) {
  const list = lists[open]
  const [, name, money] = AUDIT_LISTS.find(([value]) => value === open) ?? AUDIT_LISTS[0]
  const isRunning = open === 'stockouts' || open === 'stockoutsComing'
  return (
    <div className={styles.lists}>
      <FilterChips
        label={t('Lists')}
        chips={AUDIT_LISTS.map(([value, label]) => ({
          label,
          search: { list: value },
          active: value === open,
          count: lists[value].count,
        }))}
      />
      <Section
        title={name}
        aside={
          list.count > 0 ? (
            <>
              <span className={styles.meaning}>
                <strong>{formatNumber(list.money, 'money')}</strong> {list.meaning}
              </span>
              <ExportButton
                list="auditRowList"
                name={`audit-${open}`}
                params={{ list: open }}
                query={{}}
              />
            </>
          ) : null
        }
      >
        {list.rows.length === 0 ? (
          <EmptyState title={NOTHING[open]} />
        ) : (
          <SmallTable<Schemas['AuditRow']>
            label={name}
            rows={list.rows}
            rowKey={(row) => row.sku}
            columns={[
              {
                header: t('Product'),
                grow: true,
                cell: (row) => <ItemLink sku={row.sku} title={row.title} />,
              },
              { header: t('Class'), wide: true, cell: (row) => row.abcClass ?? '—' },
              {
                header: t('On hand'),
                align: 'right',
                wide: true,
                cell: (row) => <Figure value={row.onHand} />,
              },
              {
                header: t('Available'),
                align: 'right',
                cell: (row) => <Figure value={row.available} />,
              },
              {
                header: t('Incoming'),
                align: 'right',
                wide: true,
                cell: (row) => <Figure value={row.incoming} />,
              },
              isRunning
                ? {
                    header: t('Sold a day'),
                    align: 'right',
                    wide: true,
                    cell: (row) => <Figure value={row.velocity} kind="decimal" />,
                  }
                : {
                    header: t('Last sale'),
                    align: 'right',
                    wide: true,
                    cell: (row) => formatDay(row.lastSaleOn),
                  },
              {
                header: t('Days of cover'),
                align: 'right',
                wide: true,
                cell: (row) => (
                  <Figure value={row.daysOfCover === null ? null : Math.floor(row.daysOfCover)} />
                ),
              },
              {
                header: money,
                align: 'right',
                cell: (row) => <Figure value={row.money} kind="money" strong />,
              },
            ]}
          />
        )}
        {list.count > list.rows.length ? (
          <p className={styles.meaning}>
            {t('The first {shown} of {count, number}.', {
              shown: list.rows.length,
              count: list.count,
            })}
          </p>
        ) : null}
      </Section>
    </div>
  )
}
