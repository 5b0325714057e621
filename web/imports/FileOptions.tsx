import { Select, TextInput } from '@mantine/core'
import type { Body } from '@onhand/sdk/operationTypes.ts'
import { useList } from '../list.ts'
import { t } from '../ui/words.ts'
import styles from './Imports.module.css'
import type { Import, ImportPreview } from './importWords.tsx'

type Options = NonNullable<Body<'importRun'>['options']>

const PLACED = new Set<Import['kind']>(['opening_stock', 'stock_counts', 'sales', 'incoming'])

/** What the file itself does not say. */
export function FileOptions({
  kind,
  dateOrder,
  decimal,
  options,
  onChange,
}: {
  kind: Import['kind']
  /** As its dates seem to be written. */
  dateOrder: ImportPreview['dateOrder']
  decimal: ImportPreview['decimal']
  options: Options
  onChange: (options: Options) => void
}) {
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  const isPlaced = PLACED.has(kind)
  if (!isPlaced && decimal === null) return null
  return (
    <div className={styles.options}>
      {isPlaced ? (
        <Select
          label={t('Site of rows that name none')}
          placeholder={t('The first one')}
          clearable
          value={options.site ?? null}
          data={sites.rows.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={(site) => onChange({ site: site ?? undefined })}
        />
      ) : null}
      {decimal === null ? null : (
        <Select
          label={t('How numbers are written')}
          allowDeselect={false}
          value={options.decimal ?? ','}
          data={[
            { value: ',', label: '1.234,50' },
            { value: '.', label: '1,234.50' },
          ]}
          onChange={(mark) => onChange({ decimal: mark === '.' ? '.' : ',' })}
        />
      )}
      {kind === 'sales' ? (
        <TextInput
          label={t('Channel of rows that name none')}
          placeholder="shopify"
          value={options.channel ?? ''}
          onChange={(event) => onChange({ channel: event.currentTarget.value || undefined })}
        />
      ) : null}
      {dateOrder === null ? null : (
        <Select
          label={t('How 01/02/2026 is meant')}
          placeholder={t('Choose')}
          allowDeselect={false}
          value={options.dateOrder ?? null}
          data={[
            { value: 'MDY', label: t('January 2 (U.S.)') },
            { value: 'DMY', label: t('February 1') },
          ]}
          onChange={(order) => onChange({ dateOrder: order === 'DMY' ? 'DMY' : 'MDY' })}
        />
      )}
    </div>
  )
}
