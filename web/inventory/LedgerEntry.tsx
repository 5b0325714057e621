import { ActionIcon } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatNumber, readableName } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Ledger.module.css'

type Entry = Row<'itemMovementList'>

/** One movement: by how much, what and why, from where to where, who, and what was left. */
export function LedgerEntry({
  entry,
  onReverse,
}: {
  entry: Entry
  /** Left out for those who may not. */
  onReverse: (() => void) | undefined
}) {
  const facts = [
    entry.reference,
    entry.lot ? t('lot {lot}', { lot: entry.lot }) : '',
    entry.serial ? t('serial {serial}', { serial: entry.serial }) : '',
    entry.note,
    entry.reversedBy ? t('reversed') : '',
  ].filter((fact) => fact !== '')
  return (
    <>
      <span className={styles.change} data-sign={Math.sign(entry.change)}>
        {formatNumber(entry.change, 'signed')}
      </span>
      <span className={styles.what}>
        <span className={styles.cause}>
          <Cause entry={entry} />
        </span>
        <span className={styles.route}>{routeOf(entry)}</span>
        {facts.length > 0 ? <span className={styles.facts}>{facts.join(' · ')}</span> : null}
      </span>
      <span className={styles.who}>
        {entry.actor} <span className={styles.via}>{viaOf(entry.via)}</span> ·{' '}
        <When instant={entry.occurredAt} />
      </span>
      <span className={styles.balance} title={t('On hand after it')}>
        {formatNumber(entry.onHand)}
      </span>
      <span className={styles.deed}>
        {onReverse && entry.reversedBy === null ? (
          <ActionIcon
            variant="subtle"
            size={26}
            aria-label={t('Reverse {what} of {units}', {
              what: readableName(entry.cause).toLowerCase(),
              units: formatNumber(entry.quantity),
            })}
            title={t('Reverse')}
            onClick={onReverse}
          >
            <IconArrowBackUp size={15} aria-hidden="true" />
          </ActionIcon>
        ) : null}
      </span>
    </>
  )
}

/** What it was, leading to its document. */
function Cause({ entry: { cause, reason, documentId } }: { entry: Entry }): ReactNode {
  const words = `${readableName(cause)}${reason ? `: ${readableName(reason).toLowerCase()}` : ''}`
  if (documentId === null) return words
  return (
    <Link to="/documents/$id" params={{ id: documentId }}>
      {words}
    </Link>
  )
}

const VIA: Record<string, string> = {
  web: '',
  api: t('by API'),
  cli: t('on the command line'),
  job: t('by itself'),
  import: t('by import'),
}

function viaOf(via: string): string {
  return VIA[via] ?? via
}

/** From where to where; of the ends that are not places only the place is named. */
export function routeOf({ from, to, fromCondition, toCondition }: Entry): string {
  const change = fromCondition === toCondition ? '' : ` (${fromCondition} → ${toCondition})`
  if (from.startsWith('~'))
    return `${t('into {place}', { place: to })}${toCondition === 'sellable' ? '' : ` (${toCondition})`}`
  if (to.startsWith('~')) return t('out of {place}', { place: from })
  return from === to ? `${from}${change}` : `${from} → ${to}${change}`
}
