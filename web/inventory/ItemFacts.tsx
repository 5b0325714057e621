import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FactList } from '../ui/FactList.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './ItemFacts.module.css'

type Item = Reply<'itemGet'>

const KINDS = {
  item: null,
  virtual_kit: t('Kit, always taken apart'),
  assembled_kit: t('Kit, assembled'),
}

const CODES: Record<string, string> = {
  gtin: 'UPC/EAN',
  asin: 'ASIN',
  fnsku: 'FNSKU',
  supplier_code: t('Supplier code'),
  other: t('Other code'),
}

/** What is known of the item itself: codes, prices, measures, what it is made of. */
export function ItemFacts({ item }: { item: Item }) {
  return (
    <Section title={t('Details')}>
      {item.imageUrl ? (
        <img
          src={item.imageUrl}
          alt=""
          className={styles.image}
          loading="lazy"
          referrerPolicy="no-referrer"
        />
      ) : null}
      <FactList
        facts={[
          [t('Status'), item.status === 'active' ? null : readableName(item.status)],
          [t('Kind'), KINDS[item.kind]],
          [t('Category'), item.category],
          [t('Unit cost'), item.unitCost === null ? null : formatNumber(item.unitCost, 'cost')],
          [t('Price'), item.priceMinor === null ? null : formatNumber(item.priceMinor, 'money')],
          ...item.identifiers.map((code): [string, ReactNode] => [
            CODES[code.kind] ?? readableName(code.kind),
            code.packFactor > 1
              ? t('{code} ({units} units)', { code: code.value, units: code.packFactor })
              : code.value,
          ]),
          [t('Counted in'), item.unit === 'each' ? null : item.unit],
          [t('Weight'), weightOf(item)],
          [t('Size'), sizeOf(item)],
          [t('Tracked by'), trackingOf(item)],
        ]}
      />
      {item.components.length > 0 ? (
        <>
          <h3 className={styles.head}>{t('Made of')}</h3>
          <ul className={styles.components}>
            {item.components.map((component) => (
              <li key={component.sku}>
                {formatNumber(component.quantity)} ×{' '}
                <Link to="/inventory/$sku" params={{ sku: component.sku }}>
                  {component.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

function weightOf({ weight }: Item): string | null {
  return weight ? `${formatNumber(weight.pounds, 'decimal')} lb` : null
}

function sizeOf({ size }: Item): string | null {
  if (!size) return null
  const { length, width, height } = size.inches
  return `${[length, width, height].map((side) => formatNumber(side, 'decimal')).join(' × ')} in`
}

function trackingOf(item: Item): string | null {
  const ways = [
    item.tracksLots ? t('lot') : '',
    item.tracksSerials ? t('serial') : '',
    item.tracksExpiry ? t('expiry') : '',
  ].filter((way) => way !== '')
  return ways.length > 0 ? ways.join(', ') : null
}
