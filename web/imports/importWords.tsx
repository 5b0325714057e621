import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { formatNumber } from '../ui/format.ts'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'

export type Import = Reply<'importGet'>
export type ImportPreview = Reply<'importPreviewGet'>
type Warning = ImportPreview['columns'][number]['warnings'][number]

const STATES: Record<Import['state'], [string, StatusTone]> = {
  uploading: [t('Uploading'), 'incoming'],
  draft: [t('Draft'), 'idle'],
  queued: [t('Waiting'), 'incoming'],
  running: [t('Running'), 'incoming'],
  done: [t('Done'), 'good'],
  failed: [t('Failed'), 'out'],
  cancelled: [t('Stopped'), 'idle'],
  rolling_back: [t('Rolling back'), 'incoming'],
  rolled_back: [t('Rolled back'), 'idle'],
}

/** How far an import is, as a badge; a dry run says that it wrote nothing. */
export function ImportBadge({ of }: { of: Import }) {
  const [name, tone] = STATES[of.state]
  if (of.dryRun && of.state === 'done')
    return <StatusBadge tone="over">{t('Checked only')}</StatusBadge>
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}

/** Whether it is still being worked on. */
export function isUnderWay({ state }: Import): boolean {
  return ['uploading', 'queued', 'running', 'rolling_back'].includes(state)
}

/** The share that is done, from 0 to 1; unknown until the file has been read. */
export function progressOf({ rowsTotal, rowsDone, phase }: Import): number | undefined {
  if (rowsTotal === null || phase === 'reading') return undefined
  return rowsTotal === 0 ? 1 : Math.min(1, rowsDone / rowsTotal)
}

/** What is happening now, in words. */
export function sayProgress(one: Import): string {
  const { state, phase, reverted, rowsRead, rowsDone, rowsTotal } = one
  if (state === 'queued') return t('Waits for its turn.')
  if (state === 'rolling_back')
    return t('Rolling back: {count} undone.', { count: formatNumber(reverted) })
  if (phase === 'reading')
    return t('Reading the file: {count} rows.', { count: formatNumber(rowsRead) })
  return t('{done} of {total} rows.', {
    done: formatNumber(rowsDone),
    total: formatNumber(rowsTotal),
  })
}

const SKIPS: Record<string, string> = {
  blank: t('blank'),
  total: t('totals'),
  header: t('the header again'),
  footer: t('remarks of the program'),
  picture: t('pictures'),
  parent: t('headings of variants, or services'),
  folder: t('folders'),
  cancelled: t('cancelled or done already'),
  no_sku: t('without a SKU'),
  several_skus: t('with several SKUs in one row'),
  not_stocked: t('without a quantity'),
  not_sellable: t('units that cannot be sold'),
}

/** Which rows held no data, such as `blank: 2; totals: 1 (row 14)`. */
export function saySkipped(skipped: Import['skipped']): string {
  return skipped
    .map(({ reason, count, rows }) => {
      const what = `${SKIPS[reason] ?? reason}: ${formatNumber(count)}`
      if (rows.length === 0) return what
      const more = count > rows.length ? ', …' : ''
      return `${what} (${t('row')} ${rows.join(', ')}${more})`
    })
    .join('; ')
}

/** What looks wrong with a column, and what to do about it. */
export function sayWarning({ code, count, example }: Warning): string {
  const values = { count: formatNumber(count), example }
  if (code === 'scientific_notation')
    return t('{count} like {example}: the digits are lost. Format the column as text.', values)
  if (code === 'zeros_lost')
    return t('{count} like {example}: leading zeros seem to be lost.', values)
  if (code === 'check_digit') return t('{count} like {example}: the check digit is wrong.', values)
  return t('{count} like {example} cannot be read.', values)
}

export const ENCODING_NAMES = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'windows-1252', label: 'Windows-1252' },
]

export const DELIMITER_NAMES = [
  { value: ',', label: t('Comma') },
  { value: ';', label: t('Semicolon') },
  { value: '\t', label: t('Tab') },
  { value: '|', label: t('Pipe') },
]
