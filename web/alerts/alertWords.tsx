import type { Row } from '@onhand/sdk/operationTypes.ts'
import { StatusBadge, type StatusTone } from '../ui/StatusBadge.tsx'
import { say, t } from '../ui/words.ts'
import type { AlertTab } from './alertsSearch.ts'

export type AlertRow = Row<'alertList'>
export type AlertKind = AlertRow['kind']
export type Severity = AlertRow['severity']

/** Every kind as people call it, the most pressing first. */
export const KIND_NAMES: Record<AlertKind, string> = {
  oversold: t('Oversold'),
  channel_oversold: t('Oversold by a channel'),
  out_of_stock: t('Out of stock'),
  stockout_coming: t('Stock-out coming'),
  order_needs_hand: t('Order needs a hand'),
  channel_stopped: t('Channel stopped'),
  channel_blind: t('Channel blind'),
  channel_guarded: t('Channel waits for a yes'),
  channel_drift: t('Channel drifts'),
  channel_dead_letters: t('Channel work given up'),
  lot_expiring: t('Lot expiring'),
  overstock: t('Overstock'),
  job_failed: t('Job failed'),
  webhook_stopped: t('Webhook switched off'),
  notification_failed: t('Notification failed'),
}

/** An alert with its words in the reader's language. */
export function sayAlert(alert: AlertRow): AlertRow {
  const { headline, reason, said, step } = alert
  return {
    ...alert,
    headline: say(headline, said?.headline),
    reason: say(reason, said?.reason),
    step: { ...step, label: say(step.label) },
  }
}

/** The kinds for a choice. */
export const KIND_CHOICES = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }))

export const SEVERITY_NAMES: Record<Severity, string> = {
  critical: t('Critical'),
  warning: t('Warning'),
  notice: t('Notice'),
}

/** The severities for a choice, the worst first. */
export const SEVERITY_CHOICES = Object.entries(SEVERITY_NAMES).map(([value, label]) => ({
  value,
  label,
}))

export const TAB_NAMES: Record<AlertTab, string> = {
  open: t('Open'),
  mine: t('Mine'),
  unassigned: t('Unassigned'),
  snoozed: t('Snoozed'),
  closed: t('Closed'),
}

const TONES: Record<Severity, StatusTone> = { critical: 'out', warning: 'low', notice: 'idle' }

/** How bad it is, as a word on a tint. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return <StatusBadge tone={TONES[severity]}>{SEVERITY_NAMES[severity]}</StatusBadge>
}
