import { NumberInput, Select } from '@mantine/core'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'
import type { Rule } from './channelWords.tsx'
import { type BufferKind, draftRule, type RuleDraft } from './ruleDraft.ts'

/** How much of the stock may be shown; what is left empty is as the channel says, or left out. */
export function RuleFields({
  draft,
  channelRule,
  onChange,
}: {
  draft: RuleDraft
  /** For one listing: what holds where it says nothing. */
  channelRule?: Rule
  onChange: (draft: RuleDraft) => void
}) {
  const given = channelRule ? draftRule(channelRule) : undefined
  const set = (next: Partial<RuleDraft>) => onChange({ ...draft, ...next })
  const number = (
    name: 'ringFenced' | 'sharePercent' | 'maximum' | 'minimum',
    label: string,
    hint: string,
    none: string,
    more: { suffix?: string; max?: number } = {},
  ) => (
    <NumberInput
      label={label}
      description={hint}
      allowNegative={false}
      allowDecimal={name === 'sharePercent'}
      hideControls
      placeholder={given ? asChannel(given[name], none) : none}
      value={draft[name]}
      onChange={(value) => set({ [name]: value === '' ? '' : Number(value) })}
      {...more}
    />
  )
  return (
    <div className={styles.pair}>
      {number('ringFenced', t('Keep for others'), t('Units that this one never shows.'), t('None'))}
      <BufferFields draft={draft} isListing={given !== undefined} onChange={set} />
      {number('sharePercent', t('Share'), t('Of what is left, how much it shows.'), '100 %', {
        suffix: ' %',
        max: 100,
      })}
      {number('maximum', t('At most'), t('It never shows more.'), t('No limit'))}
      {number('minimum', t('At least'), t('It shows 0 rather than fewer.'), t('None'))}
    </div>
  )
}

function asChannel(value: number | '', none: string): string {
  return t('As the channel: {value}', { value: value === '' ? none : String(value) })
}

function BufferFields({
  draft,
  isListing,
  onChange,
}: {
  draft: RuleDraft
  isListing: boolean
  onChange: (next: Partial<RuleDraft>) => void
}) {
  const kinds: { value: BufferKind; label: string }[] = [
    { value: 'channel', label: isListing ? t('As the channel') : t('None') },
    ...(isListing ? [{ value: 'none' as const, label: t('None') }] : []),
    { value: 'units', label: t('Units') },
    { value: 'percent', label: t('Per cent of what is available') },
    { value: 'dynamic', label: t('By how fast the others sell') },
  ]
  const amount = {
    units: ['bufferUnits', t('Buffer units'), ''],
    percent: ['bufferPercent', t('Buffer per cent'), ' %'],
    dynamic: ['oversellPercent', t('May be outsold so often'), ' %'],
  } as const
  const own =
    draft.buffer === 'channel' || draft.buffer === 'none' ? undefined : amount[draft.buffer]
  return (
    <>
      <Select
        label={t('Buffer')}
        description={t('Kept back against late news.')}
        allowDeselect={false}
        data={kinds}
        value={draft.buffer === 'none' && !isListing ? 'channel' : draft.buffer}
        onChange={(value) => onChange({ buffer: value as BufferKind })}
      />
      {own ? (
        <NumberInput
          label={own[1]}
          description={
            draft.buffer === 'dynamic' ? t('Of the times that others sell the last units.') : ' '
          }
          suffix={own[2]}
          allowNegative={false}
          allowDecimal={draft.buffer !== 'units'}
          min={draft.buffer === 'dynamic' ? 0.01 : 0}
          max={draft.buffer === 'units' ? 1_000_000 : draft.buffer === 'dynamic' ? 50 : 100}
          hideControls
          required
          value={draft[own[0]]}
          onChange={(value) => onChange({ [own[0]]: value === '' ? '' : Number(value) })}
        />
      ) : null}
    </>
  )
}
