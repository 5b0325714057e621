import { Button, NumberInput } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { countOf } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Orders.module.css'
import { isOrderNews } from './orderNews.ts'
import { channelName } from './orderWords.tsx'

type Unmapped = Row<'unmappedLineList'>

const WHY = {
  barcode: t('same barcode'),
  code: t('same code'),
  sku: t('SKU begins alike'),
  title: t('title begins alike'),
}

/** What channels have sold and nobody knows: say what it is, and it is promised. */
export function UnmappedPage() {
  const list = useList('unmappedLineList', { limit: 50 }, { live: isOrderNews })
  return (
    <>
      <PageHeader
        title={t('Unmapped SKUs')}
        lead={<Link to="/orders">{t('Orders')}</Link>}
        under={<span>{t('The rest of each order is promised already.')}</span>}
      />
      <PageBody>
        {list.error && list.rows.length === 0 ? (
          <ErrorState
            what={t('The queue could not be read.')}
            trouble={troubleOf(list.error)}
            onRetry={list.retry}
          />
        ) : list.rows.length === 0 && !list.isLoading ? (
          <EmptyState title={t('Every line of every order is mapped.')} />
        ) : (
          <Section title={t('Which item is it?')}>
            {list.rows.map((row) => (
              <UnmappedSku key={`${row.channel} ${row.externalSku}`} row={row} />
            ))}
            {list.hasMore ? (
              <Button variant="default" mt="sm" onClick={list.more}>
                {t('Show more')}
              </Button>
            ) : null}
          </Section>
        )}
      </PageBody>
    </>
  )
}

function UnmappedSku({ row }: { row: Unmapped }) {
  const { can } = useSession()
  const [packSize, setPackSize] = useState<number>()
  const { channel, externalSku } = row
  const map = useMutation({
    mutationFn: (to: { sku: string; packSize: number }) =>
      client.skuAliasCreate({ body: { channel, externalSku, ...to } }),
    onSuccess: async ({ alias, mappedLines }) => {
      showUndo({
        id: `map ${channel} ${externalSku}`,
        message: t('{external} is {sku}: {lines} promised.', {
          external: externalSku,
          sku: alias.sku,
          lines: countOf(mappedLines, 'line'),
        }),
        undo: undefined,
      })
      await refreshAll()
    },
  })
  const mapTo = (sku: string, size = 1) => map.mutate({ sku, packSize: packSize ?? size })
  return (
    <section className={styles.choice} aria-label={externalSku}>
      <p>
        <strong>{externalSku}</strong> {row.title}
        <span className={styles.sub}>
          {channelName(row)} ·{' '}
          {t('{units} in {orders}', {
            units: countOf(row.units, 'unit'),
            orders: countOf(row.orders, 'order'),
          })}{' '}
          · {t('since')} <When instant={row.firstPlacedAt} />
        </span>
      </p>
      {can('orders.write') ? (
        <div className={styles.choices}>
          {row.suggestions.map((one) => (
            <Button
              key={one.sku}
              variant="default"
              size="compact-sm"
              title={one.title}
              loading={map.isPending}
              onClick={() => mapTo(one.sku, one.packSize)}
            >
              {t('{sku} ({why})', { sku: one.sku, why: WHY[one.why] })}
            </Button>
          ))}
          <NumberInput
            w={130}
            aria-label={t('Units in one {sku}', { sku: externalSku })}
            placeholder={t('Pack size: 1')}
            allowDecimal={false}
            allowNegative={false}
            min={1}
            hideControls
            value={packSize ?? ''}
            onChange={(value) => setPackSize(value === '' ? undefined : Number(value))}
          />
          <ItemPicker
            label={t('Item that {sku} is', { sku: externalSku })}
            taken={[]}
            autoFocus={false}
            withKits
            onPick={(sku) => mapTo(sku)}
          />
        </div>
      ) : null}
      <InlineError trouble={map.error ? troubleOf(map.error) : undefined} />
    </section>
  )
}
