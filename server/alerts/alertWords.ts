import { inWords, type Sentence, sentence } from '../platform/sentence.ts'
import type { AlertKind } from './alertKinds.ts'

/** What words are made of. */
export interface AlertFacts {
  kind: AlertKind
  subjectKind: string
  subjectId: string
  subjectName: string
  title: string
  inputs: Record<string, number>
  facts: Record<string, unknown>
}

/** An alert in words: what is wrong, why it is told, where it is seen, and what to do next. */
export interface AlertWords {
  headline: Sentence
  reason: Sentence | Sentence[]
  /** The page of what it is about, in the web app. */
  path: string
  step: { label: string; path: string }
}

/** Says an alert in plain English, for the page, the mail and the command line alike, and as sentences. */
export function wordAlert(alert: AlertFacts) {
  const { headline, reason, ...rest } = WORDS[alert.kind](alert)
  return { ...inWords({ headline, reason }), ...rest }
}

const WORDS: Record<AlertKind, (alert: AlertFacts) => AlertWords> = {
  oversold: (alert) => ({
    headline: sentence('{name} is oversold by {units, plural, one {# unit} other {# units}}', {
      name: alert.subjectName,
      units: number(alert.inputs.units),
    }),
    reason: sentence(
      '{orders, plural, one {# order} other {# orders}} at {site} cannot be filled.',
      { orders: number(alert.facts.orders), site: said(alert.facts.site) },
    ),
    path: itemPath(alert),
    step: { label: 'Decide', path: `/orders?tab=short&sku=${encode(alert.subjectName)}` },
  }),
  channel_oversold: (alert) => ({
    headline: sentence(
      '{channel} sold {units, plural, one {# unit} other {# units}} of {sku} too many',
      {
        channel: said(alert.facts.channel),
        units: number(alert.inputs.units),
        sku: said(alert.facts.sku),
      },
    ),
    reason: sentence(
      alert.facts.settled
        ? 'Order {order} was taken by the channel while {site} had no unit for it; it was settled within moments.'
        : 'Order {order} was taken by the channel; {site} has no unit for it.',
      { order: alert.subjectName, site: said(alert.facts.site) },
    ),
    path: orderPath(alert),
    step: { label: 'Open order', path: orderPath(alert) },
  }),
  out_of_stock: (alert) => ({
    headline: sentence('{name} is out of stock', { name: alert.subjectName }),
    reason: [pace(alert), coming(alert)],
    path: itemPath(alert),
    step: { label: 'Reorder', path: reorderPath(alert) },
  }),
  stockout_coming: (alert) => ({
    headline: sentence('{name} runs out in {days, plural, one {# day} other {# days}}', {
      name: alert.subjectName,
      days: Math.round(number(alert.inputs.daysOfCover)),
    }),
    reason: [
      sentence(
        '{units, plural, one {# unit} other {# units}} at {site}; a reorder takes {days, plural, one {# day} other {# days}}.',
        {
          units: number(alert.facts.available),
          site: said(alert.facts.site),
          days: Math.round(number(alert.inputs.leadTimeDays)),
        },
      ),
      coming(alert),
    ],
    path: itemPath(alert),
    step: { label: 'Reorder', path: reorderPath(alert) },
  }),
  overstock: (alert) => ({
    headline: sentence('{units, plural, one {# unit} other {# units}} too many of {name}', {
      units: number(alert.inputs.excess),
      name: alert.subjectName,
    }),
    reason: sentence(
      '{cash} lie in what will not be sold within {days, plural, one {# day} other {# days}}.',
      {
        cash: dollars(alert.facts.cashMinor),
        days: Math.round(number(alert.facts.slowCoverDays)),
      },
    ),
    path: itemPath(alert),
    step: { label: 'Open item', path: itemPath(alert) },
  }),
  lot_expiring: (alert) => ({
    headline: sentence('Lot {lot} of {name} expires on {day}', {
      lot: said(alert.facts.lot),
      name: alert.subjectName,
      day: day(alert.facts.expiresOn),
    }),
    reason: sentence(
      '{left, plural, one {# unit} other {# units}} of {all, plural, one {# unit} other {# units}} at {site} will not be sold by then.',
      {
        left: number(alert.inputs.unitsLeft),
        all: number(alert.inputs.quantity),
        site: said(alert.facts.site),
      },
    ),
    path: itemPath(alert),
    step: { label: 'Open item', path: itemPath(alert) },
  }),
  order_needs_hand: wordOrder,
  channel_stopped: (alert) => ({
    headline: sentence('{channel} is not told its stock', { channel: alert.subjectName }),
    reason:
      alert.facts.state === 'reconnect'
        ? sentence('The channel has ended our access.')
        : sentence('The channel does not answer: {error}', { error: said(alert.facts.error) }),
    path: channelPath(alert),
    step: {
      label: alert.facts.state === 'reconnect' ? 'Connect again' : 'Open channel',
      path: channelPath(alert),
    },
  }),
  channel_blind: (alert) => ({
    headline: sentence('The orders of {channel} cannot be read', { channel: alert.subjectName }),
    reason: sentence('What it has sold since {instant} is not known here.', {
      instant: instant(alert.facts.readAt),
    }),
    path: channelPath(alert),
    step: { label: 'Open channel', path: channelPath(alert) },
  }),
  channel_guarded: (alert) => ({
    headline: sentence('{channel} waits for your yes', { channel: alert.subjectName }),
    reason: sentence(
      'So many listings would go to zero at once that nothing is written until you say so.',
    ),
    path: channelPath(alert),
    step: { label: 'Look and decide', path: `${channelPath(alert)}/review` },
  }),
  channel_drift: (alert) => ({
    headline: sentence(
      '{listings, plural, one {# listing} other {# listings}} of {channel} show another number',
      { listings: number(alert.facts.listings), channel: alert.subjectName },
    ),
    reason: sentence(
      'They offer {units, plural, one {# unit} other {# units}} more than they were told.',
      { units: number(alert.facts.tooMany) },
    ),
    path: channelPath(alert),
    step: { label: 'Compare', path: channelPath(alert) },
  }),
  channel_dead_letters: (alert) => ({
    headline: sentence('{channel}: work was given up', { channel: alert.subjectName }),
    reason: sentence(
      '{messages, plural, one {# message} other {# messages}}, {tasks, plural, one {# task} other {# tasks}} and {writes, plural, one {# write} other {# writes}} failed again and again.',
      {
        messages: number(alert.facts.messages),
        tasks: number(alert.facts.tasks),
        writes: number(alert.facts.writes),
      },
    ),
    path: channelPath(alert),
    step: { label: 'Look and retry', path: `${channelPath(alert)}/work` },
  }),
  job_failed: wordJob,
  webhook_stopped: (alert) => ({
    headline: sentence('A webhook was switched off: {address}', { address: alert.subjectName }),
    reason:
      alert.facts.reason === 'gone'
        ? sentence('Its receiver answered 410: it wants no more.')
        : sentence('Nothing has arrived there for days.'),
    path: `/settings/webhooks/${alert.subjectId}`,
    step: { label: 'Open webhook', path: `/settings/webhooks/${alert.subjectId}` },
  }),
  notification_failed: (alert) => ({
    headline: sentence('A notification by {way} did not arrive', { way: alert.subjectName }),
    reason: said(alert.facts.error)
      ? sentence('{error}', { error: said(alert.facts.error) })
      : sentence('It was tried again and again.'),
    path: '/settings/notifications',
    step: { label: 'Open settings', path: '/settings/notifications' },
  }),
}

function wordOrder(alert: AlertFacts): AlertWords {
  const { facts, subjectName } = alert
  const channel = said(facts.channel)
  if (facts.reason === 'unmapped')
    return {
      headline: sentence('{channel} sold {sku}, which nobody knows', { channel, sku: subjectName }),
      reason: sentence(
        '{orders, plural, one {# order waits} other {# orders wait}} until you say which item it is.',
        { orders: number(facts.orders) },
      ),
      path: '/orders/unmapped',
      step: { label: 'Map it', path: '/orders/unmapped' },
    }
  const path = orderPath(alert)
  if (facts.reason === 'late')
    return {
      headline: sentence('Order {order} is late', { order: subjectName }),
      reason: sentence('{channel} wanted it shipped by {instant}.', {
        channel,
        instant: instant(facts.shipBy),
      }),
      path,
      step: { label: 'Ship it', path },
    }
  return {
    headline: sentence('Order {order} needs a hand', { order: subjectName }),
    reason: sentence(
      '{channel} says that units left or came back, and stock cannot follow: {code}.',
      { channel, code: said(facts.code).replaceAll('_', ' ') },
    ),
    path,
    step: { label: 'Open order', path },
  }
}

function wordJob(alert: AlertFacts): AlertWords {
  const error = said(alert.facts.error) || said(alert.facts.code).replaceAll('_', ' ')
  const reason = sentence('{error}', { error })
  if (alert.subjectKind === 'import') {
    const path = `/imports/${alert.subjectId}`
    return {
      headline: sentence('The import of {file} failed', { file: alert.subjectName }),
      reason,
      path,
      step: { label: 'Open import', path },
    }
  }
  if (alert.subjectKind === 'forecast')
    return {
      headline: sentence('The last forecast run failed'),
      reason,
      path: '/reorder',
      step: { label: 'Run it again', path: '/reorder' },
    }
  const path = '/alerts?kind=job_failed'
  return {
    headline: sentence('The job {name} keeps failing', { name: alert.subjectName }),
    reason,
    path,
    step: { label: 'See its error', path },
  }
}

const encode = encodeURIComponent
const itemPath = ({ subjectName }: AlertFacts) => `/inventory/${encode(subjectName)}`
const reorderPath = ({ subjectName }: AlertFacts) => `/reorder?search=${encode(subjectName)}`
const orderPath = ({ subjectId }: AlertFacts) => `/orders/${subjectId}`
const channelPath = ({ subjectId }: AlertFacts) => `/channels/${encode(subjectId)}`

function coming({ facts }: AlertFacts): Sentence {
  const units = number(facts.incoming)
  if (units <= 0) return sentence('Nothing is on its way.')
  if (!facts.nextOn)
    return sentence('{units, plural, one {# unit is} other {# units are}} on the way.', { units })
  return sentence(
    '{units, plural, one {# unit is} other {# units are}} on the way, the next on {day}.',
    { units, day: day(facts.nextOn) },
  )
}

function pace({ inputs, facts }: AlertFacts): Sentence {
  const daily = number(inputs.dailyDemand)
  const site = said(facts.site)
  if (daily >= 1)
    return sentence('It sells {units, plural, one {# unit} other {# units}} a day at {site}.', {
      units: Math.round(daily),
      site,
    })
  return sentence('It sells {units, plural, one {# unit} other {# units}} a month at {site}.', {
    units: Math.max(1, Math.round(daily * 30)),
    site,
  })
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const number = (value: unknown) => Number(value) || 0

/** A calendar day as people of the U.S. write it. */
function day(value: unknown): string {
  const [year, month, date] = said(value).slice(0, 10).split('-')
  return `${month}/${date}/${year}`
}

const instant = (value: unknown) => `${day(value)} ${said(value).slice(11, 16)} UTC`

/** Cents as people write them. */
export function dollars(minor: unknown): string {
  return (Number(minor) / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
}
