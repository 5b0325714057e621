import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FactList } from '../ui/FactList.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import styles from './ItemFacts.module.css'

type Item = Reply<'itemGet'>

const KINDS = {
  item: null,
  virtual_kit: 'Kit, always taken apart',
  assembled_kit: 'Kit, assembled',
}

const CODES: Record<string, string> = {
  gtin: 'UPC/EAN',
  asin: 'ASIN',
  fnsku: 'FNSKU',
  supplier_code: 'Supplier code',
  other: 'Other code',
}

/** What is known of the item itself: codes, prices, measures, what it is made of. */
export function ItemFacts({ item }: { item: Item }) {
  return (
    <Section title="Details">
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
          ['Status', item.status === 'active' ? null : readableName(item.status)],
          ['Kind', KINDS[item.kind]],
          ['Category', item.category],
          ['Unit cost', item.unitCost === null ? null : formatNumber(item.unitCost, 'cost')],
          ['Price', item.priceMinor === null ? null : formatNumber(item.priceMinor, 'money')],
          ...item.identifiers.map((code): [string, ReactNode] => [
            CODES[code.kind] ?? readableName(code.kind),
            code.packFactor > 1 ? `${code.value} (${code.packFactor} units)` : code.value,
          ]),
          ['Counted in', item.unit === 'each' ? null : item.unit],
          ['Weight', weightOf(item)],
          ['Size', sizeOf(item)],
          ['Tracked by', trackingOf(item)],
        ]}
      />
      {item.components.length > 0 ? (
        <>
          <h3 className={styles.head}>Made of</h3>
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
    item.tracksLots ? 'lot' : '',
    item.tracksSerials ? 'serial' : '',
    item.tracksExpiry ? 'expiry' : '',
  ].filter((way) => way !== '')
  return ways.length > 0 ? ways.join(', ') : null
}
