import { Button } from '@mantine/core'
import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useEffect, useRef } from 'react'
import { troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { When } from '../ui/When.tsx'
import styles from './Ledger.module.css'

type Entry = Row<'itemMovementList'>

const PAGE_ROWS = 50

/** Every movement of an item, the newest first; new ones appear as they happen. */
export function Ledger({ sku, live }: { sku: string; live: (event: LiveEvent) => boolean }) {
  const list = useList('itemMovementList', { limit: PAGE_ROWS }, { params: { sku }, live })
  const isNew = useNewEntries(sku, list.rows)
  return (
    <Section title="Ledger">
      {list.error ? <InlineError trouble={troubleOf(list.error)} /> : null}
      {list.rows.length === 0 && !list.isLoading && !list.error ? (
        <p className={styles.empty}>No movement yet. The first receipt or adjustment comes here.</p>
      ) : (
        <ol className={styles.list} aria-label="Movements">
          {list.rows.map((entry) => (
            <li key={entry.id} className={styles.entry} data-new={isNew(entry.id) || undefined}>
              <LedgerEntry entry={entry} />
            </li>
          ))}
        </ol>
      )}
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          Show older movements
        </Button>
      ) : null}
    </Section>
  )
}

function LedgerEntry({ entry }: { entry: Entry }) {
  const facts = [
    entry.reference,
    entry.lot ? `lot ${entry.lot}` : '',
    entry.note,
    entry.reversedBy ? 'reversed' : '',
  ].filter((fact) => fact !== '')
  return (
    <>
      <span className={styles.change} data-sign={Math.sign(entry.change)}>
        {formatNumber(entry.change, 'signed')}
      </span>
      <span className={styles.what}>
        <span className={styles.cause}>
          {readableName(entry.cause)}
          {entry.reason ? `: ${readableName(entry.reason).toLowerCase()}` : ''}
        </span>
        <span className={styles.route}>{routeOf(entry)}</span>
        {facts.length > 0 ? <span className={styles.facts}>{facts.join(' · ')}</span> : null}
      </span>
      <span className={styles.who}>
        {entry.actor} · <When instant={entry.occurredAt} />
      </span>
      <span className={styles.balance} title="On hand after it">
        {formatNumber(entry.onHand)}
      </span>
    </>
  )
}

/** From where to where; of the ends that are not places only the place is named. */
function routeOf({ from, to, fromCondition, toCondition }: Entry): string {
  const change = fromCondition === toCondition ? '' : ` (${fromCondition} → ${toCondition})`
  if (from.startsWith('~'))
    return `into ${to}${toCondition === 'sellable' ? '' : ` (${toCondition})`}`
  if (to.startsWith('~')) return `out of ${from}`
  return from === to ? `${from}${change}` : `${from} → ${to}${change}`
}

/** Which entries came after the page was opened: they are tinted for a moment. */
function useNewEntries(sku: string, rows: Entry[]): (id: string) => boolean {
  const seen = useRef<{ sku: string; newest: string | undefined }>({ sku: '', newest: undefined })
  const newest = rows[0]?.id
  useEffect(() => {
    if (seen.current.sku !== sku && newest !== undefined) seen.current = { sku, newest }
  }, [sku, newest])
  // Ids are in the order of time.
  const { sku: of, newest: last } = seen.current
  return (id) => of === sku && last !== undefined && id > last
}
