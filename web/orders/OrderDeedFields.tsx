import { NumberInput, Select, TextInput } from '@mantine/core'
import { CONDITIONS } from '../inventory/deedDraft.ts'
import { useList } from '../list.ts'
import { readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import { mostOf, type OrderDeed, type OrderDraft, sitesOf } from './orderDraft.ts'
import type { Order } from './orderWords.tsx'

const CARRIERS = ['UPS', 'USPS', 'FedEx', 'DHL', 'OnTrac', 'Amazon']

/** What belongs to a deed beside its units. */
export function OrderDeedFields({
  order,
  deed,
  draft,
  onChange,
}: {
  order: Order
  deed: OrderDeed
  draft: OrderDraft
  onChange: (next: Partial<OrderDraft>) => void
}) {
  const comesBack =
    deed === 'return' ||
    (deed === 'refund' &&
      Object.entries(draft.restock).some(
        ([lineId, kind]) => kind === 'return' && (draft.units[lineId] ?? 0) > 0,
      ))
  const text = (name: 'carrier' | 'service' | 'tracking' | 'reason', label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      {...(name === 'carrier' ? { list: 'carriers' } : {})}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <div className={styles.pair}>
      {deed === 'ship' ? (
        <>
          <SiteField order={order} draft={draft} onChange={onChange} />
          {text('carrier', t('Carrier'))}
          <datalist id="carriers">
            {CARRIERS.map((carrier) => (
              <option key={carrier} value={carrier} />
            ))}
          </datalist>
          {text('service', t('Service'))}
          {text('tracking', t('Tracking'))}
        </>
      ) : null}
      {deed === 'refund' ? (
        <NumberInput
          label={t('Amount')}
          prefix="$"
          decimalScale={2}
          allowNegative={false}
          thousandSeparator=","
          hideControls
          value={draft.amount ?? ''}
          onChange={(value) => onChange({ amount: value === '' ? undefined : Number(value) })}
        />
      ) : null}
      {comesBack ? <BackFields draft={draft} onChange={onChange} /> : null}
      {deed === 'ship' ? null : (
        <div className={styles.whole}>
          {text('reason', deed === 'return' ? t('Note') : t('Reason'))}
        </div>
      )}
    </div>
  )
}

function SiteField({
  order,
  draft,
  onChange,
}: {
  order: Order
  draft: OrderDraft
  onChange: (next: Partial<OrderDraft>) => void
}) {
  return (
    <Select
      label={t('From')}
      allowDeselect={false}
      value={draft.site}
      data={sitesOf(order)}
      onChange={(site) =>
        site &&
        onChange({
          site,
          units: Object.fromEntries(
            order.lines.map((line) => [line.id, mostOf('ship', line, site)]),
          ),
        })
      }
    />
  )
}

function BackFields({
  draft,
  onChange,
}: {
  draft: OrderDraft
  onChange: (next: Partial<OrderDraft>) => void
}) {
  const places = useList('locationList', { limit: 200 })
  return (
    <>
      <Select
        label={t('Comes back to')}
        placeholder={t('The site that shipped it')}
        searchable
        clearable
        value={draft.location || null}
        data={places.rows.map(({ path }) => path)}
        onChange={(location) => onChange({ location: location ?? '' })}
      />
      <Select
        label={t('Condition')}
        allowDeselect={false}
        value={draft.condition}
        data={CONDITIONS.map((value) => ({ value, label: readableName(value) }))}
        onChange={(condition) => onChange({ condition: condition ?? 'sellable' })}
      />
    </>
  )
}
