import type { Reply, Row } from '@onhand/sdk/operationTypes.ts'
import { formatNumber, UNKNOWN } from '../ui/format.ts'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'

export type Channel = Reply<'channelGet'>
export type Connector = Reply<'connectorList'>['data'][number]
export type Listing = Row<'listingList'>
export type Shown = Listing['stock'][number]
export type Rule = Channel['rule']

const STATES: Record<Channel['state'], [string, StatusTone]> = {
  shadow: [t('Shadow'), 'incoming'],
  live: [t('Live'), 'good'],
  paused: [t('Paused'), 'idle'],
  reconnect: [t('Reconnect'), 'out'],
  removed: [t('Disconnected'), 'idle'],
}

/** What a channel does now; blindness counts before being live. */
export function ChannelBadge({ channel }: { channel: Pick<Channel, 'state' | 'blindSince'> }) {
  if (channel.state === 'live' && channel.blindSince)
    return <StatusBadge tone="low">{t('Blind')}</StatusBadge>
  const [name, tone] = STATES[channel.state]
  return <StatusBadge tone={tone}>{name}</StatusBadge>
}

/** A number of a listing as a badge: whether the channel shows what it should. */
export function ShownBadge({ listing, shown }: { listing: Listing; shown: Shown | undefined }) {
  if (!listing.enabled) return <StatusBadge tone="idle">{t('Ignored')}</StatusBadge>
  if (listing.status === 'ended') return <StatusBadge tone="idle">{t('Ended')}</StatusBadge>
  if (listing.sku === null) return <StatusBadge tone="low">{t('Unmapped')}</StatusBadge>
  if (listing.fulfilledBy === 'channel') return <StatusBadge tone="idle">{t('Theirs')}</StatusBadge>
  if (listing.status === 'inactive')
    return <StatusBadge tone="idle">{t('Not for sale')}</StatusBadge>
  if (!listing.tracked) return <StatusBadge tone="idle">{t('Not counted')}</StatusBadge>
  if (!shown) return <StatusBadge tone="idle">{t('Not told')}</StatusBadge>
  if (shown.state === 'failed') return <StatusBadge tone="out">{t('Failed')}</StatusBadge>
  if (shown.driftSince) return <StatusBadge tone="low">{t('Drifted')}</StatusBadge>
  if (shown.state === 'due') return <StatusBadge tone="incoming">{t('To write')}</StatusBadge>
  if (shown.state === 'waiting') return <StatusBadge tone="incoming">{t('Waiting')}</StatusBadge>
  return <StatusBadge tone="good">{t('In step')}</StatusBadge>
}

/** The number of a listing that needs attention first, where a channel keeps several. */
export function worstOf({ stock }: Listing): Shown | undefined {
  const rank = (one: Shown) =>
    one.state === 'failed' ? 0 : one.driftSince ? 1 : one.state === 'idle' ? 3 : 2
  return stock.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** All places of a listing together; null where one of them is not known. */
export function totalOf({ stock }: Listing, field: 'target' | 'sent' | 'seen'): number | null {
  const values = stock.map((one) => one[field])
  return values.length === 0 || values.includes(null)
    ? null
    : values.reduce((sum: number, value) => sum + (value ?? 0), 0)
}

const CAUSES: Record<string, string> = {
  lost_write: t('Our number did not arrive'),
  sold_or_edited_there: t('Sold there, or changed by hand there'),
  edited_there: t('Changed by hand there, or by another app'),
  sold_meanwhile: t('Sold there while we wrote'),
}

/** Why a channel shows another number than it was told. */
export function causeName(cause: string | null): string {
  return cause === null ? UNKNOWN : (CAUSES[cause] ?? cause)
}

const ADVICE: Record<string, string> = {
  auth: t('Give new keys under Settings.'),
  throttled: t('The channel asks us to wait. It is tried again by itself.'),
  transient: t('The channel cannot answer now. It is tried again by itself.'),
  stale: t('The number changed there meanwhile. It is read and written again by itself.'),
  not_found: t('The channel no longer has this listing. It ends here with the next reading.'),
  invalid: t('Put the listing right in the channel, then try again.'),
  blocked: t('The channel does not let this listing be changed. Look at it there, then try again.'),
  keeps_drifting: t(
    'Something else writes there: another app, or a person. Find it, then try again.',
  ),
}

/** What somebody can do about a failure of that code. */
export function adviceOf(code: string | null): string {
  return ADVICE[code ?? ''] ?? t('Look at it in the channel, then try again.')
}

/** `1.4 s`, `850 ms`, `3 min`. */
export function formatLag(milliseconds: number | null): string {
  if (milliseconds === null) return UNKNOWN
  if (milliseconds < 1_000) return t('{ms} ms', { ms: formatNumber(milliseconds) })
  if (milliseconds < 90_000)
    return t('{seconds} s', { seconds: formatNumber(milliseconds / 1_000, 'decimal') })
  return t('{minutes} min', { minutes: formatNumber(Math.round(milliseconds / 60_000)) })
}
