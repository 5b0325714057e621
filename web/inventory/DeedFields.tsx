import { NumberInput, Select, TextInput } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import type { ReactNode } from 'react'
import { useList } from '../list.ts'
import { formatNumber, readableName } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { ADJUSTMENT_REASONS } from './adjustDraft.ts'
import styles from './DeedFields.module.css'
import { CONDITIONS, type Deed, type DeedDraft } from './deedDraft.ts'
import { SerialField } from './SerialField.tsx'
import type { BalancePart } from './useItemBalances.ts'

type Source = BalancePart & { key: string }

/** Where a deed takes units from what lies there. */
const TAKES = new Set<Deed>(['move', 'condition', 'disassemble', 'lost'])

/** What a deed has to know, and no more than that. */
export function DeedFields({
  deed,
  item,
  draft,
  onChange,
  sources,
  source,
  onSource,
}: {
  deed: Deed
  item: Reply<'itemGet'>
  draft: DeedDraft
  onChange: (next: Partial<DeedDraft>) => void
  sources: Source[]
  source: Source | undefined
  onSource: (key: string) => void
}) {
  const takes = TAKES.has(deed)
  const comes = deed === 'receive' || deed === 'return' || deed === 'found'
  const text = (name: 'unitCost' | 'reason' | 'reference' | 'note' | 'lot', label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <div className={styles.fields}>
      {takes ? (
        <Whole>
          <SourceField sources={sources} source={source} onSource={onSource} />
        </Whole>
      ) : null}
      {takes && deed !== 'move' ? null : (
        <PlaceField
          label={deed === 'move' ? t('To') : t('Location')}
          value={draft.place}
          onChange={(place) => onChange({ place })}
          avoid={deed === 'move' ? source?.location : undefined}
        />
      )}
      {item.tracksSerials ? null : (
        <NumberInput
          label={t('Units')}
          data-autofocus
          allowDecimal={false}
          allowNegative={false}
          min={1}
          thousandSeparator=","
          hideControls
          value={draft.units ?? ''}
          onChange={(value) => onChange({ units: value === '' ? undefined : Number(value) })}
        />
      )}
      {comes || deed === 'condition' ? (
        <Select
          label={deed === 'condition' ? t('New condition') : t('Condition')}
          allowDeselect={false}
          value={draft.condition}
          onChange={(value) =>
            onChange({ condition: CONDITIONS.find((one) => one === value) ?? 'sellable' })
          }
          data={CONDITIONS.map((value) => ({ value, label: readableName(value) }))}
        />
      ) : null}
      {item.tracksLots && !takes ? text('lot', t('Lot')) : null}
      {item.tracksExpiry && !takes ? (
        <TextInput
          type="date"
          label={t('Expires on')}
          value={draft.expiresOn}
          onChange={(event) => onChange({ expiresOn: event.currentTarget.value })}
        />
      ) : null}
      {item.tracksSerials ? (
        <Whole>
          <SerialField
            sku={item.sku}
            value={draft.serials}
            onChange={(serials) => onChange({ serials })}
            source={takes ? source : undefined}
          />
        </Whole>
      ) : null}
      {comes ? text('unitCost', t('Unit cost')) : null}
      {deed === 'return' || deed === 'move' || deed === 'condition'
        ? text('reason', t('Reason'))
        : null}
      {deed === 'found' || deed === 'lost' ? (
        <Select
          label={t('Reason')}
          allowDeselect={false}
          value={draft.reason}
          onChange={(reason) => reason && onChange({ reason })}
          data={ADJUSTMENT_REASONS.map((value) => ({ value, label: readableName(value) }))}
        />
      ) : null}
      {text('reference', t('Reference'))}
      <Whole>{text('note', t('Note'))}</Whole>
    </div>
  )
}

function Whole({ children }: { children: ReactNode }) {
  return <div className={styles.whole}>{children}</div>
}

function SourceField({
  sources,
  source,
  onSource,
}: {
  sources: Source[]
  source: Source | undefined
  onSource: (key: string) => void
}) {
  return (
    <Select
      label={t('Which units')}
      searchable
      allowDeselect={false}
      placeholder={t('Nothing is on hand')}
      value={source?.key ?? null}
      onChange={(value) => value && onSource(value)}
      data={sources.map((row) => ({ value: row.key, label: nameOf(row) }))}
    />
  )
}

function nameOf({ location, lot, condition, quantity }: Source): string {
  const parts = [location, lot && t('lot {lot}', { lot }), readableName(condition).toLowerCase()]
  return `${parts.filter(Boolean).join(' · ')} (${formatNumber(quantity)})`
}

function PlaceField({
  label,
  value,
  onChange,
  avoid,
}: {
  label: string
  value: string | undefined
  onChange: (place: string) => void
  avoid: string | undefined
}) {
  const places = useList('locationList', { limit: 200 })
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      value={value ?? null}
      onChange={(path) => path && onChange(path)}
      data={places.rows.map(({ path }) => path).filter((path) => path !== avoid)}
    />
  )
}
