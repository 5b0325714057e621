import { Button, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'
import { isChannelNews } from './channelNews.ts'
import type { Listing } from './channelWords.tsx'
import { BECAUSE, useMapping } from './useMapping.ts'

const BY: Record<string, string> = {
  sku: t('By itself: same SKU'),
  barcode: t('By itself: same barcode'),
  asin: t('By itself: same ASIN'),
  hand: t('By hand'),
}

/** Which item a listing sells, and how many units of it in one. */
export function ListingMapping({ listing }: { listing: Listing }) {
  const { can } = useSession()
  const map = useMapping(listing)
  const { sku, packSize, mappedBy, enabled } = listing
  const isOurs = listing.fulfilledBy === 'merchant'
  return (
    <Section title={t('Which item it is')}>
      {sku === null ? (
        <p>{enabled ? t('Nobody knows yet.') : t('It is ignored.')}</p>
      ) : (
        <FactList
          facts={[
            [
              t('Item'),
              <Link key="item" to="/inventory/$sku" params={{ sku }}>
                {sku}
              </Link>,
            ],
            [t('Mapped'), BY[mappedBy ?? ''] ?? mappedBy],
            [t('Units in one'), isOurs ? String(packSize) : null],
          ]}
        />
      )}
      {can('channels.write') ? (
        <div className={styles.mapping}>
          {sku === null ? <Suggested id={listing.id} onPick={(to) => map.mutate(to)} /> : null}
          <ItemPicker
            label={sku === null ? t('The item that it sells') : t('Another item')}
            taken={sku === null ? [] : [sku]}
            autoFocus={false}
            withKits
            onPick={(chosen) => map.mutate({ sku: chosen })}
          />
          {sku !== null && isOurs ? (
            <PackSize
              key={packSize}
              packSize={packSize}
              onChange={(size) => map.mutate({ packSize: size })}
            />
          ) : null}
          <span className={styles.choices}>
            {sku === null ? null : (
              <Button
                variant="default"
                loading={map.isPending}
                onClick={() => map.mutate({ sku: null, enabled: false })}
              >
                {t('Take the mapping back')}
              </Button>
            )}
            <Button
              variant="default"
              loading={map.isPending}
              onClick={() => map.mutate({ enabled: !enabled })}
            >
              {enabled ? t('Ignore') : t('Do not ignore')}
            </Button>
          </span>
          <InlineError trouble={map.error ? troubleOf(map.error) : undefined} />
        </div>
      ) : null}
    </Section>
  )
}

function Suggested({
  id,
  onPick,
}: {
  id: string
  onPick: (to: { sku: string; packSize?: number }) => void
}) {
  const found = useQuery({
    queryKey: ['listingSuggestionList', id],
    queryFn: ({ signal }) => client.listingSuggestionList({ params: { id }, signal }),
    meta: { live: isChannelNews },
  })
  if (!found.data || found.data.data.length === 0) return null
  return (
    <span className={styles.choices}>
      {found.data.data.map(({ sku, title, because, packSize }) => (
        <Button
          key={sku}
          variant="default"
          size="compact-sm"
          title={title}
          onClick={() => onPick(packSize > 1 ? { sku, packSize } : { sku })}
        >
          {t('{sku} ({why})', { sku, why: BECAUSE[because] })}
        </Button>
      ))}
    </span>
  )
}

function PackSize({ packSize, onChange }: { packSize: number; onChange: (size: number) => void }) {
  const [size, setSize] = useState<number | ''>(packSize)
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (size) onChange(size)
      }}
    >
      <NumberInput
        label={t('Units in one')}
        allowDecimal={false}
        allowNegative={false}
        min={1}
        hideControls
        value={size}
        onChange={(value) => setSize(value === '' ? '' : Number(value))}
      />
      <Button type="submit" variant="default" disabled={!size || size === packSize}>
        {t('Save')}
      </Button>
    </form>
  )
}
