import { Link } from '@tanstack/react-router'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, formatNumber } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import { lineName, meetsName, type Order, type OrderLine, reasonSentence } from './orderWords.tsx'

/** What was ordered, and how far each line has come. */
export function OrderLines({ order }: { order: Order }) {
  return (
    <Section title={t('Lines')}>
      <SmallTable
        label={t('Lines')}
        rows={order.lines}
        rowKey={(line) => line.id}
        columns={[
          { header: t('Item'), grow: true, cell: (line) => <LineItem line={line} /> },
          {
            header: t('Ordered'),
            align: 'right',
            cell: (line) => <Figure value={line.ordered} />,
          },
          {
            header: t('Open'),
            align: 'right',
            cell: (line) => <Figure value={line.open} />,
          },
          {
            header: t('Shipped'),
            align: 'right',
            cell: (line) => <Figure value={line.shipped} />,
          },
          {
            header: t('Cancelled'),
            align: 'right',
            wide: true,
            cell: (line) => <Figure value={line.cancelled} />,
          },
          {
            header: t('Refunded'),
            align: 'right',
            wide: true,
            cell: (line) => <Figure value={line.refunded} />,
          },
          { header: t('From'), cell: (line) => <Sites line={line} /> },
          {
            header: t('Price'),
            align: 'right',
            wide: true,
            cell: (line) => <Figure value={line.priceMinor} kind="money" />,
          },
        ]}
      />
    </Section>
  )
}

function LineItem({ line }: { line: OrderLine }) {
  const facts = [
    line.itemTitle ?? line.title,
    line.packSize > 1 ? t('pack of {count}', { count: formatNumber(line.packSize) }) : '',
    line.meets === 'stock' ? '' : meetsName(line.meets),
    line.fulfilledBy === 'channel' ? t('fulfilled by the channel') : '',
    line.returned > 0 ? t('{count} came back', { count: formatNumber(line.returned) }) : '',
  ].filter((fact) => fact !== '')
  return (
    <>
      {line.sku === null ? (
        <>
          {lineName(line)}
          {line.fulfilledBy === 'merchant' ? (
            <>
              {' · '}
              <Link to="/orders/unmapped">{t('say which item this is')}</Link>
            </>
          ) : null}
        </>
      ) : (
        <Link to="/inventory/$sku" params={{ sku: line.sku }}>
          {line.sku}
        </Link>
      )}
      <span className={styles.sub}>{facts.join(' · ')}</span>
      {line.short > 0 ? <Supply line={line} /> : null}
    </>
  )
}

function Supply({ line }: { line: OrderLine }) {
  const [first] = line.expected
  const units = formatNumber(line.short)
  return (
    <span className={styles.shortUnits}>
      {first
        ? t('{units} short, next delivery {day}', {
            units,
            day: first.expectedOn ? formatDay(first.expectedOn) : t('without a date'),
          })
        : t('{units} short, nothing expected', { units })}
    </span>
  )
}

/** Where the open units are shipped from; each can be asked why. */
function Sites({ line }: { line: OrderLine }) {
  if (line.allocations.length === 0) return '—'
  return line.allocations.map(({ site, quantity, reason }) => (
    <div key={site}>
      <WhyPopover
        label={t('{sku} from {site}', { sku: lineName(line), site })}
        why={[
          { name: t('From'), formula: reasonSentence(site, reason), inputs: {}, result: site },
          ...reason.considered.map((one) => ({
            name: one.site,
            formula: '',
            inputs: {
              [t('has')]: `${formatNumber(one.fits)} / ${formatNumber(one.of)}`,
              [t('rank')]: one.rank,
              [t('miles')]: one.miles ?? '—',
            },
          })),
        ]}
      >
        {line.allocations.length > 1 ? `${site} × ${formatNumber(quantity)}` : site}
      </WhyPopover>
    </div>
  ))
}
