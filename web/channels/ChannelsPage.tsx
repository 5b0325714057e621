import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Figure } from '../ui/Figure.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { ChannelProblems } from './ChannelProblems.tsx'
import styles from './Channels.module.css'
import { problemsOf } from './channelProblems.ts'
import { type Channel, ChannelBadge, formatLag } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'
import { useChannels, useConnectors } from './useChannel.ts'

/** Every connected shop: whether it is read, told and in step. */
export function ChannelsPage() {
  const { can } = useSession()
  const list = useChannels({ often: true })
  const channels = list.data?.data ?? []
  const isFrozen = list.data?.frozen ?? false
  return (
    <>
      <PageHeader title={t('Channels')}>
        {channels.length > 0 && !isFrozen && can('channels.write') ? <FreezeButton /> : null}
        {channels.length > 0 ? (
          <LinkButton to="/listings" variant="default">
            {t('All listings')}
          </LinkButton>
        ) : null}
        {can('channels.write') ? (
          <LinkButton to="/connect">{t('Connect a shop')}</LinkButton>
        ) : null}
      </PageHeader>
      {isFrozen ? <FrozenBanner /> : null}
      <PageBody>
        {list.error && !list.data ? (
          <ErrorState
            what={t('The channels could not be read.')}
            trouble={troubleOf(list.error)}
            onRetry={() => void list.refetch()}
          />
        ) : !list.data ? (
          <TableSkeleton />
        ) : channels.length === 0 ? (
          <EmptyState
            title={t('No shop is connected yet. A new one is only read until you switch it on.')}
          >
            {can('channels.write') ? (
              <LinkButton to="/connect">{t('Connect a shop')}</LinkButton>
            ) : null}
          </EmptyState>
        ) : (
          <>
            <Section title={t('Health')}>
              <HealthTable channels={channels} />
            </Section>
            <Troubles channels={channels} />
          </>
        )}
      </PageBody>
    </>
  )
}

/** What needs a person, channel by channel. */
function Troubles({ channels }: { channels: Channel[] }) {
  return channels
    .filter((channel) => problemsOf(channel).length > 0)
    .map((channel) => (
      <Section key={channel.code} title={channel.name}>
        <div className={styles.inset}>
          <ChannelProblems channel={channel} />
        </div>
      </Section>
    ))
}

function HealthTable({ channels }: { channels: Channel[] }) {
  const connectors = useConnectors()
  const kindOf = (id: string) => connectors.data?.data.find((one) => one.id === id)?.name ?? id
  return (
    <SmallTable
      label={t('Channels')}
      rows={channels}
      rowKey={({ code }) => code}
      columns={[
        {
          header: t('Channel'),
          cell: ({ code, name, connector }) => (
            <>
              <Link to="/channels/$code" params={{ code }} className={styles.name}>
                {name}
              </Link>
              <span className={styles.sub}>{kindOf(connector)}</span>
            </>
          ),
        },
        { header: t('Mode'), cell: (channel) => <ChannelBadge channel={channel} /> },
        {
          header: t('Orders read'),
          align: 'right',
          cell: ({ health }) => <When instant={health.ordersReadAt} />,
        },
        {
          header: t('Last write'),
          align: 'right',
          wide: true,
          cell: ({ health }) => <When instant={health.lastWriteAt} />,
        },
        {
          header: t('Delay'),
          align: 'right',
          wide: true,
          cell: ({ health }) => (
            <span title={t('From a change of stock to its write; 19 of 20 are faster')}>
              {formatLag(health.pushLagMs)}
            </span>
          ),
        },
        {
          header: t('Queue'),
          align: 'right',
          wide: true,
          cell: ({ health }) => <Figure value={health.due} />,
        },
        {
          header: t('Given up'),
          align: 'right',
          wide: true,
          cell: ({ health }) => (
            <Bad value={health.failed + health.deadMessages + health.deadTasks} />
          ),
        },
        {
          header: t('Drift'),
          align: 'right',
          wide: true,
          cell: ({ health }) => <Bad value={health.drifted} />,
        },
        {
          header: t('Unmapped'),
          align: 'right',
          wide: true,
          cell: ({ health, code }) =>
            health.unmapped > 0 ? (
              <Link to="/channels/$code/mapping" params={{ code }}>
                {health.unmapped.toLocaleString('en-US')}
              </Link>
            ) : (
              <Figure value={0} />
            ),
        },
        {
          header: t('Listings'),
          align: 'right',
          wide: true,
          cell: ({ health }) => <Figure value={health.listings} />,
        },
      ]}
    />
  )
}

function Bad({ value }: { value: number }) {
  return value > 0 ? (
    <span className={styles.bad}>{value.toLocaleString('en-US')}</span>
  ) : (
    <Figure value={0} />
  )
}

function useFreeze() {
  return useMutation({
    mutationFn: (frozen: boolean) => client.channelFreeze({ body: { frozen } }),
    onSuccess: refreshAll,
  })
}

function FreezeButton() {
  const freeze = useFreeze()
  return (
    <>
      <InlineError trouble={freeze.error ? troubleOf(freeze.error) : undefined} />
      <ConfirmButton
        title={t('Stop all writes?')}
        confirm={t('Stop all writes')}
        label={t('Stop all writes')}
        loading={freeze.isPending}
        onConfirm={() => freeze.mutate(true)}
      >
        {t(
          'No channel is told anything until you let them go on. Orders are still read and promised, so channels may sell what others have sold.',
        )}
      </ConfirmButton>
    </>
  )
}

function FrozenBanner() {
  const { can } = useSession()
  const freeze = useFreeze()
  return (
    <div className={styles.banner} role="status">
      <span>
        {t('All writes are stopped: no channel hears of any change. Orders are still read.')}
      </span>
      <InlineError trouble={freeze.error ? troubleOf(freeze.error) : undefined} />
      {can('channels.write') ? (
        <Button loading={freeze.isPending} onClick={() => freeze.mutate(false)}>
          {t('Let them go on')}
        </Button>
      ) : null}
    </div>
  )
}
