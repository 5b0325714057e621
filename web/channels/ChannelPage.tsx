import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Figure } from '../ui/Figure.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { formatNumber, readableName } from '../ui/format.ts'
import { Columns, PageBody, Section } from '../ui/PageBody.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import { ChannelFrame } from './ChannelFrame.tsx'
import styles from './Channels.module.css'
import { type Channel, type Connector, formatLag } from './channelWords.tsx'
import { LinkButton } from './LinkButton.tsx'
import { ruleSentences } from './ruleWords.ts'
import { useConnectors } from './useChannel.ts'

const route = getRouteApi('/app/channels/$code')

/** One channel: its health, what comes next, and what happened. */
export function ChannelPage() {
  const { code } = route.useParams()
  const connectors = useConnectors()
  const { can } = useSession()
  return (
    <ChannelFrame code={code} problems="all">
      {(channel) => {
        const connector = connectors.data?.data.find(({ id }) => id === channel.connector)
        return (
          <PageBody>
            <Health channel={channel} />
            <Columns>
              <div>
                {channel.state === 'shadow' ? (
                  <NextSteps channel={channel} connector={connector} />
                ) : null}
                {connector?.handsIn ? <HandingIn channel={channel} /> : null}
                <About channel={channel} connector={connector} />
              </div>
              <div>{can('audit.read') ? <History id={channel.id} /> : null}</div>
            </Columns>
          </PageBody>
        )
      }}
    </ChannelFrame>
  )
}

function Health({ channel: { health } }: { channel: Channel }) {
  return (
    <FigureStrip>
      <StripFigure label={t('Orders read')}>
        <When instant={health.ordersReadAt} />
      </StripFigure>
      <StripFigure label={t('Numbers compared')}>
        <When instant={health.scannedAt} />
      </StripFigure>
      <StripFigure label={t('Last write')}>
        <When instant={health.lastWriteAt} />
      </StripFigure>
      <StripFigure
        label={t('Delay')}
        hint={t('From a change of stock to its write; 19 of 20 are faster')}
      >
        {formatLag(health.pushLagMs)}
      </StripFigure>
      <StripFigure label={t('Queue')} hint={t('Numbers that are still to be written')}>
        <Figure value={health.due} />
      </StripFigure>
      <StripFigure label={t('Given up')}>
        <Figure value={health.failed + health.deadMessages + health.deadTasks} />
      </StripFigure>
      <StripFigure label={t('Drift')} hint={t('Numbers that differ from what was told')}>
        <Figure value={health.drifted} />
      </StripFigure>
    </FigureStrip>
  )
}

/** From connected to live: what is done, and what is to do. */
function NextSteps({ channel, connector }: { channel: Channel; connector: Connector | undefined }) {
  const { code, health, places } = channel
  const isRead = connector?.handsIn ? health.listings > 0 : health.scannedAt !== null
  const params = { code }
  return (
    <Section title={t('Until it is live')}>
      <ol className={styles.next}>
        <li>
          <span>
            <strong>{t('1. Read')}</strong>
            <span className={styles.sub} role="status">
              {isRead
                ? t('{count, plural, one {# listing was} other {# listings were}} read.', {
                    count: health.listings,
                  })
                : connector?.handsIn
                  ? t('The shop has not said yet what it offers.')
                  : t('The shop is being read: {count} listings so far.', {
                      count: formatNumber(health.listings),
                    })}
            </span>
          </span>
        </li>
        {connector?.stockScope === 'place' ? (
          <li>
            <span>
              <strong>{t('2. Say which place is which site')}</strong>
              <span className={styles.sub}>
                {places.length > 0
                  ? t('{count, plural, one {# place is} other {# places are}} said.', {
                      count: places.length,
                    })
                  : t('Until you do, all stock is shown at its primary place.')}
              </span>
            </span>
            <LinkButton to="/channels/$code/settings" params={params} variant="default">
              {t('Places')}
            </LinkButton>
          </li>
        ) : null}
        <li>
          <span>
            <strong>{connector?.stockScope === 'place' ? t('3. Map') : t('2. Map')}</strong>
            <span className={styles.sub}>
              {health.unmapped > 0
                ? t('{count, plural, one {# listing waits} other {# listings wait}} for you.', {
                    count: health.unmapped,
                  })
                : t('Nothing waits to be mapped.')}
            </span>
          </span>
          <LinkButton to="/channels/$code/mapping" params={params} variant="default">
            {t('Map')}
          </LinkButton>
        </li>
        <li>
          <span>
            <strong>
              {connector?.stockScope === 'place'
                ? t('4. Review and switch on')
                : t('3. Review and switch on')}
            </strong>
            <span className={styles.sub}>
              {t('{count, plural, one {# number} other {# numbers}} would be written.', {
                count: health.due,
              })}
            </span>
          </span>
          <LinkButton to="/channels/$code/review" params={params} variant="default">
            {t('Review')}
          </LinkButton>
        </li>
      </ol>
    </Section>
  )
}

/** How a shop of one's own tells us what it offers and sells. */
function HandingIn({ channel: { code } }: { channel: Channel }) {
  return (
    <Section
      title={t('What the shop sends')}
      aside={<Link to="/settings/api-keys">{t('API keys')}</Link>}
    >
      <p className={styles.lead}>
        {t('With an API key, whenever something changes. The same again changes nothing.')}
      </p>
      <div className={styles.form}>
        <CopyField
          label={t('What it offers')}
          value={`PUT ${location.origin}/v1/channels/${code}/listings`}
        />
        <CopyField
          label={t('An order, whole')}
          value={`PUT ${location.origin}/v1/channels/${code}/orders/{id}`}
        />
      </div>
    </Section>
  )
}

function About({ channel, connector }: { channel: Channel; connector: Connector | undefined }) {
  const addresses = (connector?.fields ?? [])
    .filter(({ secret }) => !secret)
    .map(({ name, label }): [string, string] => [label, String(channel.settings[name] ?? '')])
  return (
    <Section
      title={t('About')}
      aside={
        <Link to="/channels/$code/settings" params={{ code: channel.code }}>
          {t('Change')}
        </Link>
      }
    >
      <FactList
        facts={[
          [t('Code'), channel.code],
          ...addresses,
          [t('Sites'), channel.sites.join(', ') || t('All')],
          [t('Shows'), ruleSentences(channel.rule).join('; ') || t('All that is available')],
          [
            t('When it drifts'),
            channel.driftPolicy === 'repair' ? t('Put right by itself') : t('Only shown'),
          ],
          connector?.readsOrders
            ? [
                t('When it is blind'),
                t('After {minutes} min: {what}', {
                  minutes: channel.blindAfterMinutes,
                  what: BLIND[channel.blindAction],
                }),
              ]
            : ['', null],
        ]}
      />
    </Section>
  )
}

const BLIND: Record<Channel['blindAction'], string> = {
  buffer: t('the others keep more back'),
  stop: t('it shows 0'),
  nothing: t('nothing'),
}

const DEEDS: Record<string, string> = {
  'channel.connected': t('Connected'),
  'channel.changed': t('Settings changed'),
  'channel.switched': t('Switched'),
  'channel.mapped': t('Listings mapped'),
  'channel.repaired': t('Repaired'),
  'channel.replayed': t('Tried again'),
  'channel.scan_asked': t('Read anew'),
  'channel.drifted': t('Drift found'),
  'channel.write_failed': t('A number was given up'),
  'channel.guarded': t('Too many zeros: waits'),
  'channel.mass_change_allowed': t('Zeros allowed for an hour'),
  'channel.blinded': t('Became blind'),
  'channel.recovered': t('Sees again'),
  'channel.refused': t('Keys refused'),
  'channel.listings_told': t('The shop told its listings'),
}

function History({ id }: { id: string }) {
  const list = useList(
    'auditEntryList',
    { subject: id, subjectKind: 'channel', limit: 20 },
    { live: (event) => event.subjectKind === 'channel' && event.subjectId === id },
  )
  return (
    <Section title={t('What happened')}>
      {list.rows.length === 0 && !list.isLoading ? <p>{t('Nothing yet.')}</p> : null}
      <ol className={styles.timeline}>
        {list.rows.map((entry) => (
          <li key={entry.id}>
            <span>
              {DEEDS[entry.type] ?? readableName(entry.type)}
              {detailOf(entry.details)}
            </span>
            <span className={styles.facts}>
              {entry.actorName} · <When instant={entry.at} />
            </span>
          </li>
        ))}
      </ol>
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </Section>
  )
}

function detailOf(details: Record<string, unknown>): string {
  const { to, listings, numbers, zeroing, showing } = details
  if (typeof to === 'string') return `: ${to}`
  if (typeof zeroing === 'number')
    return `: ${t('{zeroing} of {showing}', { zeroing, showing: Number(showing) })}`
  const count = listings ?? numbers
  return typeof count === 'number' ? `: ${formatNumber(count)}` : ''
}
