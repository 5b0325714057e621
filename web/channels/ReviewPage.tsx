import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { formatNumber } from '../ui/format.ts'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { useSwitch } from './ChannelActions.tsx'
import { ChannelFrame } from './ChannelFrame.tsx'
import styles from './Channels.module.css'
import type { Channel } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'
import { listingName, reviewColumns } from './listingColumns.tsx'
import { CHANGES, type Change } from './reviewSearch.ts'
import { useConnectors, useReview } from './useChannel.ts'

type Review = NonNullable<ReturnType<typeof useReview>['data']>

const route = getRouteApi('/app/channels/$code/review')

/** What a channel would be told: every number from what to what, before it is switched on. */
export function ReviewPage() {
  const { code } = route.useParams()
  return (
    <ChannelFrame code={code} part={t('Review')} problems="mass_change">
      {(channel) => <Changes channel={channel} />}
    </ChannelFrame>
  )
}

const NAMES: Record<Change, string> = {
  would_write: t('All'),
  to_zero: t('To zero'),
  falls: t('Falls'),
  rises: t('Rises'),
}

function Changes({ channel }: { channel: Channel }) {
  const { code, state } = channel
  const { show = 'would_write' } = route.useSearch()
  const review = useReview(code, state === 'live' && channel.health.due > 0)
  const list = useList('listingList', { channel: code, show, limit: 100 }, { live: () => true })
  const counts = review.data
  useRetryOnChange(counts && `${counts.wouldWrite} ${counts.unread} ${counts.readAt}`, list.retry)
  const countOf: Record<Change, number | null> = {
    would_write: counts?.wouldWrite ?? null,
    to_zero: counts?.toZero ?? null,
    falls: counts?.falls ?? null,
    rises: counts?.rises ?? null,
  }
  return (
    <div className={styles.table}>
      {counts ? <Standing channel={channel} review={counts} /> : null}
      <FilterChips
        label={t('Changes')}
        chips={CHANGES.map((value) => ({
          label: NAMES[value],
          search: value === 'would_write' ? {} : { show: value },
          active: show === value,
          count: countOf[value],
        }))}
      />
      {list.error && list.rows.length === 0 ? (
        <ErrorState
          what={t('The changes could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : list.isLoading ? (
        <TableSkeleton />
      ) : (
        <DataTable
          id="channel-review"
          label={t('What it would write')}
          rows={list.rows}
          rowKey={(row) => row.id}
          name={listingName}
          columns={reviewColumns}
          total={countOf[show]}
          hasMore={list.hasMore}
          onNeedMore={list.more}
          stale={list.isStale}
          empty={<NothingToWrite channel={channel} />}
        />
      )}
    </div>
  )
}

/** What the sync reads and writes is no deed that news tells of; the list follows the counts. */
function useRetryOnChange(value: string | undefined, retry: () => void): void {
  const before = useRef(value)
  useEffect(() => {
    if (before.current !== undefined && before.current !== value) retry()
    before.current = value
  })
}

function Standing({ channel, review }: { channel: Channel; review: Review }) {
  const kind = useConnectors().data?.data.find(({ id }) => id === channel.connector)
  if (channel.state === 'live' && review.wouldWrite > 0) return <Writing review={review} />
  return (
    <div className={styles.progress}>
      {kind?.handsIn ? (
        <span>{t('This shop does not say what it shows: it is told every number once.')}</span>
      ) : (
        <Compared review={review} />
      )}
      <GuardWarning review={review} />
      {channel.state === 'shadow' ? <SwitchOn channel={channel} review={review} /> : null}
    </div>
  )
}

function Compared({ review }: { review: Review }) {
  return (
    <span>
      {t('{agree} of {numbers} numbers agree.', {
        agree: formatNumber(review.agree),
        numbers: formatNumber(review.numbers),
      })}{' '}
      {review.readAt ? (
        <>
          {t('Last compared')} <When instant={review.readAt} />.
        </>
      ) : (
        t('They were not compared yet.')
      )}{' '}
      {review.unread > 0
        ? t('{count, plural, one {# number was} other {# numbers were}} not read yet.', {
            count: review.unread,
          })
        : ''}
    </span>
  )
}

function GuardWarning({ review: { guard } }: { review: Review }) {
  if (!guard.waits) return null
  return (
    <span className={styles.error}>
      {t(
        '{zeroing} of {showing} would go to zero. More than {share} wait for your yes after you switch on.',
        {
          zeroing: formatNumber(guard.zeroing),
          showing: formatNumber(guard.showing),
          share: formatNumber(guard.share, 'share'),
        },
      )}
    </span>
  )
}

/** How far the writing is. */
function Writing({ review }: { review: Review }) {
  const done = review.numbers - review.wouldWrite
  return (
    <div className={styles.progress} role="status">
      <span>
        {t('Written: {done} of {numbers}', {
          done: formatNumber(done),
          numbers: formatNumber(review.numbers),
        })}
      </span>
      <progress max={review.numbers} value={done} aria-label={t('Numbers written')} />
    </div>
  )
}

function SwitchOn({ channel, review }: { channel: Channel; review: Review }) {
  const { can } = useSession()
  const change = useSwitch(channel)
  if (!can('channels.write')) return null
  return (
    <>
      <InlineError trouble={change.error ? troubleOf(change.error) : undefined} />
      <Button loading={change.isPending} onClick={() => change.mutate('live')}>
        {review.wouldWrite > 0
          ? t('Switch on and write {count}', { count: formatNumber(review.wouldWrite) })
          : t('Switch on')}
      </Button>
    </>
  )
}

function NothingToWrite({ channel: { code, health } }: { channel: Channel }) {
  if (health.unmapped > 0)
    return (
      <EmptyState title={t('Nothing to write. Some listings still wait to be mapped.')}>
        <LinkButton to="/channels/$code/mapping" params={{ code }}>
          {t('Map')}
        </LinkButton>
      </EmptyState>
    )
  return <EmptyState title={t('Nothing to write: the channel shows what it should.')} />
}
