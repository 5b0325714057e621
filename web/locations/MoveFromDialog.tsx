import { Button, Checkbox, Group, Modal, NumberInput, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { countOf, formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Locations.module.css'

type Balance = Row<'balanceList'>

const keyOf = (row: Balance) => `${row.sku} ${row.location} ${row.lot} ${row.condition}`

/** Moves what lies in a place to another one: all of it, or as much as is said. */
export function MoveFromDialog({
  balances,
  onClose,
}: {
  balances: Balance[]
  onClose: () => void
}) {
  const [to, setTo] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search, 150)
  const [units, setUnits] = useState<Record<string, number>>(() =>
    Object.fromEntries(balances.map((row) => [keyOf(row), row.quantity])),
  )
  const places = useList('locationList', {
    limit: 50,
    active: 'true',
    ...(wanted ? { search: wanted } : {}),
  })
  const going = balances.filter((row) => (units[keyOf(row)] ?? 0) > 0 && row.location !== to)
  const move = useMutation({
    mutationFn: () =>
      client.moveCreate({
        body: {
          lines: going.map((row) => ({
            sku: row.sku,
            from: row.location,
            to: to ?? '',
            quantity: units[keyOf(row)] ?? 0,
            fromCondition: row.condition,
            toCondition: row.condition,
            ...(row.lot ? { lot: row.lot } : {}),
          })),
        },
      }),
    onSuccess: async (made) => {
      onClose()
      showUndo({
        id: made.id,
        message: t('Moved {items} to {to}.', {
          items: countOf(going.length, 'item'),
          to: to ?? '',
        }),
        undo: () => client.documentReversalCreate({ params: { id: made.id }, body: {} }),
      })
      await refreshAll()
    },
  })
  const paths = [...new Set([...(to ? [to] : []), ...places.rows.map(({ path }) => path)])]
  return (
    <Modal opened onClose={onClose} title={t('Move from here')} size={560}>
      <Select
        label={t('To')}
        placeholder={t('A bin, zone or site')}
        data-autofocus
        searchable
        openOnFocus={false}
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options }) => options}
        value={to}
        onChange={setTo}
        data={paths}
      />
      <ul className={styles.moves} aria-label={t('What goes')}>
        {balances.map((row) => {
          const key = keyOf(row)
          const going = units[key] ?? 0
          return (
            <li key={key} className={styles.move}>
              <Checkbox
                size="xs"
                className={styles.moveName}
                label={[row.sku, row.lot].filter(Boolean).join(' · ')}
                checked={going > 0}
                onChange={() => setUnits({ ...units, [key]: going > 0 ? 0 : row.quantity })}
              />
              <NumberInput
                size="xs"
                w={90}
                hideControls
                aria-label={t('Units of {sku}', { sku: row.sku })}
                allowDecimal={false}
                min={0}
                max={row.quantity}
                value={going}
                onChange={(value) => setUnits({ ...units, [key]: Number(value) || 0 })}
              />
              <span className={styles.name}>
                {t('of {quantity}', { quantity: formatNumber(row.quantity) })}
              </span>
            </li>
          )
        })}
      </ul>
      <div className={styles.error}>
        <InlineError trouble={move.error ? troubleOf(move.error) : undefined} />
      </div>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          loading={move.isPending}
          disabled={to === null || going.length === 0}
          onClick={() => move.mutate()}
        >
          {t('{count, plural, one {Move # item} other {Move # items}}', { count: going.length })}
        </Button>
      </Group>
    </Modal>
  )
}
