import { NumberInput, Select, Textarea } from '@mantine/core'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'
import { mostOf, type OrderDeed, type OrderDraft, type Restock } from './orderDraft.ts'
import { lineName, type Order, type OrderLine } from './orderWords.tsx'

/** How many units of which lines, none more than there can be. */
export function OrderUnits({
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
  const rows = order.lines
    .map((line) => ({ line, most: mostOf(deed, line, draft.site) }))
    .filter(({ most }) => most > 0)
  if (rows.length === 0) return <p>{t('There is nothing of it here.')}</p>
  return (
    <section className={styles.lines} aria-label={t('Units')}>
      {rows.map(({ line, most }, index) => (
        <div key={line.id} className={styles.line}>
          <span className={styles.lineName}>
            {lineName(line)}
            <small>{line.itemTitle ?? line.title}</small>
          </span>
          <NumberInput
            className={styles.number4}
            aria-label={t('Units of {sku}', { sku: lineName(line) })}
            data-autofocus={index === 0 || undefined}
            allowDecimal={false}
            allowNegative={false}
            min={0}
            max={most}
            hideControls
            rightSectionWidth={44}
            rightSection={<small>/ {formatNumber(most)}</small>}
            value={draft.units[line.id] ?? 0}
            onChange={(value) =>
              onChange({ units: { ...draft.units, [line.id]: Number(value) || 0 } })
            }
          />
          {deed === 'refund' ? (
            <RestockField
              line={line}
              value={draft.restock[line.id] ?? 'none'}
              onChange={(value) => onChange({ restock: { ...draft.restock, [line.id]: value } })}
            />
          ) : null}
          {deed === 'ship' && line.tracksSerials ? (
            <Textarea
              label={t('Serials')}
              autosize
              minRows={1}
              value={draft.serials[line.id] ?? ''}
              onChange={(event) =>
                onChange({ serials: { ...draft.serials, [line.id]: event.currentTarget.value } })
              }
            />
          ) : null}
        </div>
      ))}
    </section>
  )
}

function RestockField({
  line,
  value,
  onChange,
}: {
  line: OrderLine
  value: Restock
  onChange: (value: Restock) => void
}) {
  const choices: { value: Restock; label: string }[] = [
    { value: 'none', label: t('Money only') },
    ...(line.open > 0 ? [{ value: 'cancel' as const, label: t('And do not ship them') }] : []),
    ...(line.shipped > line.returned
      ? [{ value: 'return' as const, label: t('And they are back in stock') }]
      : []),
  ]
  return (
    <Select
      aria-label={t('What becomes of {sku}', { sku: lineName(line) })}
      w={210}
      allowDeselect={false}
      value={value}
      data={choices}
      onChange={(next) => onChange(choices.find((one) => one.value === next)?.value ?? 'none')}
    />
  )
}
