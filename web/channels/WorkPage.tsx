import { Button } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { ChannelFrame } from './ChannelFrame.tsx'
import styles from './Channels.module.css'
import type { Channel } from './channelWords.tsx'
import { useConnectors } from './useChannel.ts'
import { WORK_STATES, type WorkState } from './workSearch.ts'

type Work = Row<'channelWorkList'>

const route = getRouteApi('/app/channels/$code/work')

/** What a channel told us and was told, and is still to be told, with what was given up and why. */
export function WorkPage() {
  const { code } = route.useParams()
  return (
    <ChannelFrame code={code} part={t('Messages')}>
      {(channel) => (
        <PageBody>
          <MessageAddress channel={channel} />
          <WorkList code={code} />
        </PageBody>
      )}
    </ChannelFrame>
  )
}

function MessageAddress({ channel: { code, connector } }: { channel: Channel }) {
  const kind = useConnectors().data?.data.find(({ id }) => id === connector)
  if (kind?.push !== 'webhook') return null
  return (
    <Section title={t('Where the channel sends its messages')}>
      <div className={styles.form}>
        <CopyField
          label={t('Address, set up there by Onhand itself where the channel allows')}
          value={`${location.origin}/v1/channels/${code}/messages`}
        />
      </div>
    </Section>
  )
}

const NAMES: Record<WorkState | 'all', string> = {
  all: t('All'),
  waiting: t('Waiting'),
  dead: t('Given up'),
  done: t('Done'),
}

const BADGES: Record<WorkState, [string, StatusTone]> = {
  waiting: [t('Waiting'), 'incoming'],
  done: [t('Done'), 'good'],
  dead: [t('Given up'), 'out'],
}

function WorkList({ code }: { code: string }) {
  const { state } = route.useSearch()
  const list = useList(
    'channelWorkList',
    { limit: 50, ...(state ? { state } : {}) },
    { params: { code }, live: ({ type }) => /^(channel|order)\./.test(type) },
  )
  const chips = (['all', ...WORK_STATES] as const).map((value) => ({
    label: NAMES[value],
    search: value === 'all' ? {} : { state: value },
    active: (state ?? 'all') === value,
  }))
  return (
    <>
      <FilterChips label={t('States')} chips={chips} />
      <Section title={t('Messages and tasks')}>
        {list.error && list.rows.length === 0 ? (
          <ErrorState
            what={t('The messages could not be read.')}
            trouble={troubleOf(list.error)}
            onRetry={list.retry}
          />
        ) : (
          <SmallTable
            label={t('Messages and tasks')}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={list.isLoading ? undefined : t('Nothing here.')}
            columns={[
              { header: t('What'), grow: true, cell: (row) => <What row={row} /> },
              { header: t('About'), cell: (row) => <AboutWhat row={row} /> },
              {
                header: t('State'),
                cell: ({ state: now }) => (
                  <StatusBadge tone={BADGES[now][1]}>{BADGES[now][0]}</StatusBadge>
                ),
              },
              {
                header: t('Tries'),
                align: 'right',
                wide: true,
                cell: ({ attempts }) => attempts,
              },
              { header: t('At'), align: 'right', cell: ({ at }) => <When instant={at} /> },
              { header: '', align: 'right', cell: (row) => <Given code={code} row={row} /> },
            ]}
          />
        )}
        {list.hasMore ? (
          <Button variant="default" mt="sm" onClick={list.more}>
            {t('Show more')}
          </Button>
        ) : null}
      </Section>
    </>
  )
}

function What({ row }: { row: Work }) {
  const { direction, kind, error } = row
  if (direction === 'write') return <Told row={row} />
  return (
    <>
      {direction === 'message'
        ? t('Heard: {what}', { what: kind })
        : t('To tell: {what}', { what: readableName(kind) })}
      {error ? <span className={styles.error}> {error}</span> : null}
    </>
  )
}

/** A batch of numbers: how many, and some of them. */
function Told({ row: { numbers, failed, lines, error } }: { row: Work }) {
  const some = (lines ?? [])
    .slice(0, 6)
    .map(({ sku, from, to }) =>
      t('{sku} {from} → {to}', { sku, from: formatNumber(from), to: formatNumber(to) }),
    )
  const rest = (numbers ?? 0) - some.length
  return (
    <>
      {t('Told {count, plural, one {# number} other {# numbers}}', { count: numbers ?? 0 })}
      {failed ? (
        <span className={styles.error}>
          {' '}
          {t('{count} failed:', { count: failed })} {error}
        </span>
      ) : null}
      <span className={styles.sub}>
        {some.join(', ')}
        {rest > 0 ? ` ${t('and {count} more', { count: rest })}` : ''}
      </span>
    </>
  )
}

function AboutWhat({ row: { about, orderId, direction } }: { row: Work }) {
  if (direction === 'write') return t('Stock')
  if (!orderId) return <span className={styles.short}>{about ?? '—'}</span>
  return (
    <Link to="/orders/$id" params={{ id: orderId }} className={styles.short} title={about ?? ''}>
      {t('Order')}
    </Link>
  )
}

/** What was given up is tried again, or done there by hand and ticked off here. */
function Given({ code, row: { id, state, page, direction } }: { code: string; row: Work }) {
  const { can } = useSession()
  const dismiss = useMutation({
    mutationFn: () => client.channelWorkDismiss({ params: { code, id } }),
    onSuccess: refreshAll,
  })
  const replay = useMutation({
    mutationFn: () => client.channelWorkReplay({ params: { code, id } }),
    onSuccess: refreshAll,
  })
  if (state !== 'dead' || !can('channels.write')) return null
  const error = replay.error ?? dismiss.error
  return (
    <span className={styles.choices}>
      <InlineError trouble={error ? troubleOf(error) : undefined} />
      {page ? (
        <a href={page} target="_blank" rel="noreferrer">
          {t('Open there')}
        </a>
      ) : null}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate()}
      >
        {direction === 'task' ? t('Done by hand') : t('Let it be')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        loading={replay.isPending}
        onClick={() => replay.mutate()}
      >
        {t('Try again')}
      </Button>
    </span>
  )
}
