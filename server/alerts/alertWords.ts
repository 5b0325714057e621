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
  headline: string
  reason: string
  /** The page of what it is about, in the web app. */
  path: string
  step: { label: string; path: string }
}

/** Says an alert in plain English, for the page, the mail and the command line alike. */
export function wordAlert(alert: AlertFacts): AlertWords {
  return WORDS[alert.kind](alert)
}

const WORDS: Record<AlertKind, (alert: AlertFacts) => AlertWords> = {
  oversold: (alert) => {
    const { inputs, facts } = alert
    return {
      headline: `${alert.subjectName} is oversold by ${units(inputs.units)}`,
      reason: `${count(facts.orders, 'order')} at ${said(facts.site)} cannot be filled.`,
      path: itemPath(alert),
      step: { label: 'Decide', path: `/orders?tab=short&sku=${encode(alert.subjectName)}` },
    }
  },
  channel_oversold: (alert) => ({
    headline: `${said(alert.facts.channel)} sold ${units(alert.inputs.units)} of ${said(alert.facts.sku)} too many`,
    reason: alert.facts.settled
      ? `Order ${alert.subjectName} was taken by the channel while ${said(alert.facts.site)} had no unit for it; it was settled within moments.`
      : `Order ${alert.subjectName} was taken by the channel; ${said(alert.facts.site)} has no unit for it.`,
    path: orderPath(alert),
    step: { label: 'Open order', path: orderPath(alert) },
  }),
  out_of_stock: (alert) => ({
    headline: `${alert.subjectName} is out of stock`,
    reason: `It sells ${pace(alert.inputs.dailyDemand)} at ${said(alert.facts.site)}. ${coming(alert)}`,
    path: itemPath(alert),
    step: { label: 'Reorder', path: reorderPath(alert) },
  }),
  stockout_coming: (alert) => ({
    headline: `${alert.subjectName} runs out in ${days(alert.inputs.daysOfCover)}`,
    reason: `${units(alert.facts.available)} at ${said(alert.facts.site)}; a reorder takes ${days(alert.inputs.leadTimeDays)}. ${coming(alert)}`,
    path: itemPath(alert),
    step: { label: 'Reorder', path: reorderPath(alert) },
  }),
  overstock: (alert) => ({
    headline: `${units(alert.inputs.excess)} too many of ${alert.subjectName}`,
    reason: `${dollars(alert.facts.cashMinor)} lie in what will not be sold within ${days(alert.facts.slowCoverDays)}.`,
    path: itemPath(alert),
    step: { label: 'Open item', path: itemPath(alert) },
  }),
  lot_expiring: (alert) => ({
    headline: `Lot ${said(alert.facts.lot)} of ${alert.subjectName} expires on ${said(alert.facts.expiresOn)}`,
    reason: `${units(alert.inputs.unitsLeft)} of ${units(alert.inputs.quantity)} at ${said(alert.facts.site)} will not be sold by then.`,
    path: itemPath(alert),
    step: { label: 'Open item', path: itemPath(alert) },
  }),
  order_needs_hand: wordOrder,
  channel_stopped: (alert) => ({
    headline: `${alert.subjectName} is not told its stock`,
    reason:
      alert.facts.state === 'reconnect'
        ? 'The channel has ended our access.'
        : `The channel does not answer: ${said(alert.facts.error)}`,
    path: channelPath(alert),
    step: {
      label: alert.facts.state === 'reconnect' ? 'Connect again' : 'Open channel',
      path: channelPath(alert),
    },
  }),
  channel_blind: (alert) => ({
    headline: `The orders of ${alert.subjectName} cannot be read`,
    reason: `What it has sold since ${said(alert.facts.readAt).slice(0, 16).replace('T', ' ')} UTC is not known here.`,
    path: channelPath(alert),
    step: { label: 'Open channel', path: channelPath(alert) },
  }),
  channel_guarded: (alert) => ({
    headline: `${alert.subjectName} waits for your yes`,
    reason: 'So many listings would go to zero at once that nothing is written until you say so.',
    path: channelPath(alert),
    step: { label: 'Look and decide', path: `${channelPath(alert)}/review` },
  }),
  channel_drift: (alert) => ({
    headline: `${count(alert.facts.listings, 'listing')} of ${alert.subjectName} show another number`,
    reason: `They offer ${units(alert.facts.tooMany)} more than they were told.`,
    path: channelPath(alert),
    step: { label: 'Compare', path: channelPath(alert) },
  }),
  channel_dead_letters: (alert) => ({
    headline: `${alert.subjectName}: work was given up`,
    reason: `${count(alert.facts.messages, 'message')}, ${count(alert.facts.tasks, 'task')} and ${count(alert.facts.writes, 'write')} failed again and again.`,
    path: channelPath(alert),
    step: { label: 'Look and retry', path: `${channelPath(alert)}/work` },
  }),
  job_failed: wordJob,
  webhook_stopped: (alert) => ({
    headline: `A webhook was switched off: ${alert.subjectName}`,
    reason:
      alert.facts.reason === 'gone'
        ? 'Its receiver answered 410: it wants no more.'
        : 'Nothing has arrived there for days.',
    path: `/settings/webhooks/${alert.subjectId}`,
    step: { label: 'Open webhook', path: `/settings/webhooks/${alert.subjectId}` },
  }),
  notification_failed: (alert) => ({
    headline: `A notification by ${alert.subjectName} did not arrive`,
    reason: said(alert.facts.error) || 'It was tried again and again.',
    path: '/settings/notifications',
    step: { label: 'Open settings', path: '/settings/notifications' },
  }),
}

function wordOrder(alert: AlertFacts): AlertWords {
  const { facts, subjectName } = alert
  if (facts.reason === 'unmapped')
    return {
      headline: `${said(facts.channel)} sold ${subjectName}, which nobody knows`,
      reason: `${count(facts.orders, 'order')} wait until you say which item it is.`,
      path: '/orders/unmapped',
      step: { label: 'Map it', path: '/orders/unmapped' },
    }
  const path = orderPath(alert)
  if (facts.reason === 'late')
    return {
      headline: `Order ${subjectName} is late`,
      reason: `${said(facts.channel)} wanted it shipped by ${said(facts.shipBy).slice(0, 16).replace('T', ' ')} UTC.`,
      path,
      step: { label: 'Ship it', path },
    }
  return {
    headline: `Order ${subjectName} needs a hand`,
    reason: `${said(facts.channel)} says that units left or came back, and stock cannot follow: ${said(facts.code).replaceAll('_', ' ')}.`,
    path,
    step: { label: 'Open order', path },
  }
}

function wordJob(alert: AlertFacts): AlertWords {
  const reason = said(alert.facts.error) || said(alert.facts.code).replaceAll('_', ' ')
  if (alert.subjectKind === 'import') {
    const path = `/imports/${alert.subjectId}`
    return {
      headline: `The import of ${alert.subjectName} failed`,
      reason,
      path,
      step: { label: 'Open import', path },
    }
  }
  if (alert.subjectKind === 'forecast')
    return {
      headline: 'The last forecast run failed',
      reason,
      path: '/reorder',
      step: { label: 'Run it again', path: '/reorder' },
    }
  const path = '/alerts?kind=job_failed'
  return {
    headline: `The job ${alert.subjectName} keeps failing`,
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

function coming({ facts }: AlertFacts): string {
  if (!(Number(facts.incoming) > 0)) return 'Nothing is on its way.'
  return `${units(facts.incoming)} are on their way${facts.nextOn ? `, the next on ${said(facts.nextOn)}` : ''}.`
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function count(value: unknown, noun: string): string {
  const number = Number(value) || 0
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}

const units = (value: unknown) => count(value, 'unit')
const days = (value: unknown) => count(Math.round(Number(value) || 0), 'day')

function pace(daily: unknown): string {
  const number = Number(daily) || 0
  return number >= 1
    ? `${units(Math.round(number))} a day`
    : `${units(Math.max(1, Math.round(number * 30)))} a month`
}

/** Cents as people write them. */
export function dollars(minor: unknown): string {
  return (Number(minor) / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
}
