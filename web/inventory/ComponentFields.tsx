import { TextInput } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQueries } from '@tanstack/react-query'
import { client } from '../client.ts'
import { t } from '../ui/words.ts'
import styles from './DeedFields.module.css'
import type { DeedDraft } from './deedDraft.ts'
import { SerialField } from './SerialField.tsx'

/** Which units of the components, where these are tracked by serial, or come back by lot. */
export function ComponentFields({
  deed,
  components,
  values,
  onChange,
}: {
  deed: 'assemble' | 'disassemble'
  components: Reply<'itemGet'>['components']
  values: DeedDraft['components']
  onChange: (values: DeedDraft['components']) => void
}) {
  const items = useQueries({
    queries: components.map(({ sku }) => ({
      queryKey: ['itemGet', sku],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.itemGet({ params: { sku }, signal }),
    })),
  }).flatMap(({ data }) => data ?? [])
  const set = (sku: string, next: DeedDraft['components'][string]) =>
    onChange({ ...values, [sku]: { ...values[sku], ...next } })
  return items.map(({ sku, tracksSerials, tracksLots, tracksExpiry }) => {
    const takesLots = deed === 'disassemble' && tracksLots
    if (!tracksSerials && !takesLots) return null
    return (
      <div key={sku} className={styles.fields}>
        {takesLots ? (
          <TextInput
            label={t('Lot of {sku}', { sku })}
            value={values[sku]?.lot ?? ''}
            onChange={(event) => set(sku, { lot: event.currentTarget.value })}
          />
        ) : null}
        {takesLots && tracksExpiry ? (
          <TextInput
            type="date"
            label={t('{sku} expires on', { sku })}
            value={values[sku]?.expiresOn ?? ''}
            onChange={(event) => set(sku, { expiresOn: event.currentTarget.value })}
          />
        ) : null}
        {tracksSerials ? (
          <div className={styles.whole}>
            <SerialField
              sku={sku}
              label={t('Serials of {sku}, one on a line', { sku })}
              value={values[sku]?.serials ?? ''}
              onChange={(serials) => set(sku, { serials })}
              source={undefined}
            />
          </div>
        ) : null}
      </div>
    )
  })
}
