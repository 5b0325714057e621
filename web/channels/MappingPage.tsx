import { Button, NumberInput } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { IconCheck } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { formatNumber } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { startWork } from '../works.ts'
import { ChannelFrame } from './ChannelFrame.tsx'
import styles from './Channels.module.css'
import { isChannelNews } from './channelNews.ts'
import type { Channel } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'
import { BECAUSE, useMapping } from './useMapping.ts'

type Mapping = Row<'channelMappingList'>

const route = getRouteApi('/app/channels/$code/mapping')

/** What a channel offers and nobody has mapped: what each may be, and one button for all that is sure. */
export function MappingPage() {
  const { code } = route.useParams()
  return (
    <ChannelFrame code={code} part={t('Mapping')}>
      {(channel) => <Mappings channel={channel} />}
    </ChannelFrame>
  )
}

function Mappings({ channel }: { channel: Channel }) {
  const { can } = useSession()
  const { code } = channel
  const list = useList(
    'channelMappingList',
    { limit: 25 },
    { params: { code }, live: isChannelNews },
  )
  const { unmapped = 0, sure = 0 } = list.first ?? {}
  if (list.error && list.rows.length === 0)
    return (
      <ErrorState
        what={t('The listings could not be read.')}
        trouble={troubleOf(list.error)}
        onRetry={list.retry}
      />
    )
  if (list.rows.length === 0 && !list.isLoading) return <AllMapped channel={channel} />
  return (
    <PageBody>
      <Section
        title={t('Which item is it?')}
        aside={
          <span className={styles.choices}>
            <span className={styles.facts}>
              {t('{count, plural, one {# waits} other {# wait}}', { count: unmapped })}
            </span>
            {sure > 0 && can('channels.write') ? (
              <Button onClick={() => acceptSure(channel, sure)}>
                {t('Accept all {count} sure ones', { count: formatNumber(sure) })}
              </Button>
            ) : null}
          </span>
        }
      >
        <p className={styles.lead}>
          {t('Sure is what exactly one item answers by SKU, barcode or ASIN.')}
        </p>
        {list.rows.map((row) => (
          <Unmapped key={row.id} row={row} channel={channel} />
        ))}
        {list.hasMore ? (
          <Button variant="default" mt="sm" onClick={list.more}>
            {t('Show more')}
          </Button>
        ) : null}
      </Section>
    </PageBody>
  )
}

function AllMapped({ channel: { code, state, health } }: { channel: Channel }) {
  if (health.listings === 0) return <EmptyState title={t('No listings were read yet.')} />
  return (
    <EmptyState title={t('Every listing that is for sale is mapped.')}>
      {state === 'shadow' ? (
        <LinkButton to="/channels/$code/review" params={{ code }}>
          {t('Review what it would write')}
        </LinkButton>
      ) : (
        <LinkButton to="/listings" search={{ channel: code }} variant="default">
          {t('See its listings')}
        </LinkButton>
      )}
    </EmptyState>
  )
}

/** Maps all that is sure, some at once; for half a minute all of it can be taken back. */
function acceptSure({ code, name }: Channel, sure: number): void {
  startWork(t('Mapping of {name}', { name }), async (signal, tell) => {
    const done: { id: string; sku: string | null }[] = []
    for (;;) {
      const { mapped, remaining } = await client.channelMappingsCreate({
        params: { code },
        body: {},
        signal,
      })
      done.push(...mapped)
      tell(Math.min(1, done.length / Math.max(sure, done.length + remaining)))
      if (mapped.length === 0 || remaining === 0) break
    }
    await refreshAll()
    const message = t('{count, plural, one {# listing} other {# listings}} mapped.', {
      count: done.length,
    })
    showUndo({ id: `map ${code}`, message, undo: () => takeBack(code, done) })
    return { message, to: `/channels/${code}/mapping` }
  })
}

const AT_ONCE = 200

async function takeBack(code: string, mapped: { id: string }[]): Promise<void> {
  for (let start = 0; start < mapped.length; start += AT_ONCE)
    await client.channelMappingsCreate({
      params: { code },
      body: {
        listings: mapped.slice(start, start + AT_ONCE).map(({ id }) => ({ id, sku: null })),
      },
    })
}

function Unmapped({ row, channel }: { row: Mapping; channel: Channel }) {
  const { can } = useSession()
  const [packSize, setPackSize] = useState<number>()
  const map = useMapping(row)
  const name = row.externalSku || row.title
  const isTheirs = row.fulfilledBy === 'channel'
  const mapTo = (sku: string, size = 1) =>
    map.mutate(isTheirs ? { sku } : { sku, packSize: packSize ?? size })
  const facts = [
    row.barcode && t('Barcode {barcode}', { barcode: row.barcode }),
    row.asin && t('ASIN {asin}', { asin: row.asin }),
    isTheirs && t('shipped by {channel} itself', { channel: channel.name }),
  ].filter(Boolean)
  return (
    <section className={styles.choice} aria-label={name}>
      <p>
        <Link to="/listings/$id" params={{ id: row.id }} className={styles.name}>
          {row.title || name}
        </Link>{' '}
        {row.externalSku}
        {facts.length > 0 ? <span className={styles.sub}>{facts.join(' · ')}</span> : null}
      </p>
      {can('channels.write') ? (
        <div className={styles.choices}>
          {row.suggestions.map((one, index) => (
            <Button
              key={one.sku}
              variant="default"
              leftSection={
                row.sure && index === 0 ? <IconCheck size={13} aria-hidden="true" /> : undefined
              }
              size="compact-sm"
              title={one.title}
              loading={map.isPending}
              onClick={() => mapTo(one.sku, one.packSize)}
            >
              {t('{sku} ({why})', { sku: one.sku, why: BECAUSE[one.because] })}
            </Button>
          ))}
          <ItemPicker
            label={t('Item that {sku} is', { sku: name })}
            taken={[]}
            autoFocus={false}
            withKits
            onPick={(sku) => mapTo(sku)}
          />
          {isTheirs ? null : (
            <NumberInput
              w={118}
              aria-label={t('Units in one {sku}', { sku: name })}
              placeholder={t('Pack size: 1')}
              allowDecimal={false}
              allowNegative={false}
              min={1}
              hideControls
              value={packSize ?? ''}
              onChange={(value) => setPackSize(value === '' ? undefined : Number(value))}
            />
          )}
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('Ignore {sku}', { sku: name })}
            loading={map.isPending}
            onClick={() => map.mutate({ enabled: false })}
          >
            {t('Ignore')}
          </Button>
        </div>
      ) : null}
      <InlineError trouble={map.error ? troubleOf(map.error) : undefined} />
    </section>
  )
}
