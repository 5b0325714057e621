import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isRefusal, troubleOf } from '../client.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { formatNumber } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { t } from '../ui/words.ts'
import { ChannelActions } from './ChannelActions.tsx'
import { ChannelProblems } from './ChannelProblems.tsx'
import styles from './Channels.module.css'
import { type Channel, ChannelBadge } from './channelWords.tsx'
import { useChannel, useConnectors } from './useChannel.ts'

/** The top of every page of a channel: its name, its state, what can be done, what is wrong. */
export function ChannelFrame({
  code,
  part,
  problems,
  children,
}: {
  code: string
  /** Which of its problems this page shows. */
  problems?: 'all' | 'mass_change'
  /** What this page is of it, for the name of the window. */
  part?: string
  children: (channel: Channel) => ReactNode
}) {
  const channel = useChannel(code)
  const connectors = useConnectors()
  const lead = <Link to="/channels">{t('Channels')}</Link>
  if (!channel.data)
    return (
      <>
        <PageHeader title={code} lead={lead} />
        {!channel.error ? null : isRefusal(channel.error, 'channel_not_found') ? (
          <EmptyState title={t('There is no channel {code}.', { code })} />
        ) : (
          <ErrorState
            what={t('The channel could not be read.')}
            trouble={troubleOf(channel.error)}
            onRetry={() => void channel.refetch()}
          />
        )}
      </>
    )
  const { name, connector } = channel.data
  const kind = connectors.data?.data.find(({ id }) => id === connector)?.name ?? connector
  return (
    <>
      <PageHeader
        title={part ? t('{part} of {channel}', { part, channel: name }) : name}
        lead={lead}
        under={
          <>
            <ChannelBadge channel={channel.data} />
            <span>{kind}</span>
          </>
        }
      >
        <ChannelActions channel={channel.data} isReview={problems === 'mass_change'} />
      </PageHeader>
      <ChannelTabs channel={channel.data} />
      {problems ? <ChannelProblems channel={channel.data} which={problems} /> : null}
      {children(channel.data)}
    </>
  )
}

function ChannelTabs({ channel: { code, health } }: { channel: Channel }) {
  const tabs = [
    { to: '/channels/$code', label: t('Overview'), count: 0 },
    { to: '/channels/$code/mapping', label: t('Mapping'), count: health.unmapped },
    { to: '/channels/$code/review', label: t('Would write'), count: health.due },
    {
      to: '/channels/$code/work',
      label: t('Messages'),
      count: health.deadMessages + health.deadTasks,
    },
    { to: '/channels/$code/settings', label: t('Settings'), count: 0 },
  ] as const
  return (
    <nav className={styles.tabs} aria-label={t('Pages of this channel')}>
      {tabs.map(({ to, label, count }) => (
        <Link
          key={to}
          to={to}
          params={{ code }}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {label}
          {count > 0 ? <span className={styles.count}>{formatNumber(count)}</span> : null}
        </Link>
      ))}
      <Link to="/listings" search={{ channel: code }} className={styles.tab}>
        {t('Listings')}
        {health.listings > 0 ? (
          <span className={styles.count}>{formatNumber(health.listings)}</span>
        ) : null}
      </Link>
    </nav>
  )
}
