import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useList } from '../list.ts'
import { Figure } from '../ui/Figure.tsx'
import { formatDay, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './LocationRows.module.css'
import type { BalancePart } from './useItemBalances.ts'

/** A row for each place, which opens to its lots, conditions and serials. */
export function LocationRows({
  sku,
  parts,
  live,
  hasSerials,
}: {
  sku: string
  parts: BalancePart[]
  live: (event: LiveEvent) => boolean
  hasSerials: boolean
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = (location: string) =>
    setOpened((before) => {
      const after = new Set(before)
      if (!after.delete(location)) after.add(location)
      return after
    })
  const places = [...Map.groupBy(parts, ({ location }) => location)]
  return (
    <table className={styles.table} aria-label={t('Stock by location')}>
      <thead>
        <tr>
          <th scope="col">{t('Location')}</th>
          <th scope="col" data-align="right">
            {t('Sellable')}
          </th>
          <th scope="col" data-align="right">
            {t('Units')}
          </th>
        </tr>
      </thead>
      {places.map(([location, lying]) => (
        <PlaceRows
          key={location}
          location={location}
          parts={lying}
          isOpen={opened.has(location)}
          onToggle={() => toggle(location)}
        >
          {(part) =>
            hasSerials ? (
              <SerialNames sku={sku} location={location} part={part} live={live} />
            ) : null
          }
        </PlaceRows>
      ))}
    </table>
  )
}

const isPlain = ({ lot, condition }: BalancePart) => lot === '' && condition === 'sellable'

function PlaceRows({
  location,
  parts,
  isOpen,
  onToggle,
  children,
}: {
  location: string
  parts: BalancePart[]
  isOpen: boolean
  onToggle: () => void
  children: (part: BalancePart) => React.ReactNode
}) {
  const sum = (rows: BalancePart[]) => rows.reduce((units, row) => units + row.quantity, 0)
  const hasMore = !parts.every(isPlain) || children(parts[0] as BalancePart) !== null
  return (
    <tbody>
      <tr>
        <th scope="row">
          <span className={styles.place}>
            {hasMore ? (
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={isOpen}
                aria-label={t('What lies at {location}', { location })}
                onClick={onToggle}
              >
                <IconChevronRight size={14} aria-hidden="true" />
              </button>
            ) : (
              <span className={styles.spacer} />
            )}
            <Link to="/locations/$path" params={{ path: location }}>
              {location}
            </Link>
          </span>
        </th>
        <td data-align="right">
          <Figure value={sum(parts.filter(({ condition }) => condition === 'sellable'))} />
        </td>
        <td data-align="right">
          <Figure value={sum(parts)} />
        </td>
      </tr>
      {isOpen
        ? parts.map((part) => (
            <tr key={`${part.lot} ${part.condition}`} className={styles.part}>
              <th scope="row" colSpan={2}>
                <PartName part={part} />
                {children(part)}
              </th>
              <td data-align="right">
                <Figure value={part.quantity} />
              </td>
            </tr>
          ))
        : null}
    </tbody>
  )
}

function PartName({ part: { lot, expiresOn, condition } }: { part: BalancePart }) {
  const words = [
    lot ? t('Lot {lot}', { lot }) : '',
    expiresOn ? t('expires {day}', { day: formatDay(expiresOn) }) : '',
    readableName(condition),
  ]
  return words.filter((word) => word !== '').join(' · ')
}

const MOST = 200

function SerialNames({
  sku,
  location,
  part: { lot, condition },
  live,
}: {
  sku: string
  location: string
  part: BalancePart
  live: (event: LiveEvent) => boolean
}) {
  const query = { location, lot, condition, limit: MOST }
  const list = useList('itemSerialList', query, { params: { sku }, live })
  // A site as the location means its bins too; here only what lies at the place itself.
  const here = list.rows.filter((row) => row.location === location)
  if (here.length === 0) return null
  return (
    <span className={styles.serials}>
      {here.map(({ serial }) => (
        <Link
          key={serial}
          to="/inventory/$sku"
          params={{ sku }}
          search={(before) => ({ ...before, serial })}
          resetScroll={false}
          title={t('Every movement of {serial}', { serial })}
        >
          {serial}
        </Link>
      ))}
      {list.hasMore ? <span>{t('and more')}</span> : null}
    </span>
  )
}
