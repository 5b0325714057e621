import { z } from 'zod'

/** What can be wrong, the most pressing first. */
export const ALERT_KINDS = [
  'oversold',
  'channel_oversold',
  'out_of_stock',
  'stockout_coming',
  'order_needs_hand',
  'channel_stopped',
  'channel_blind',
  'channel_guarded',
  'channel_drift',
  'channel_dead_letters',
  'lot_expiring',
  'overstock',
  'job_failed',
  'webhook_stopped',
  'notification_failed',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** The worst first. */
export const SEVERITIES = ['critical', 'warning', 'notice'] as const
export type Severity = (typeof SEVERITIES)[number]

/** These and all that are worse. */
export function atLeast(severity: Severity): Severity[] {
  return SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1)
}

/** Several values in one parameter, by commas. */
export function commaList<Value extends string>(values: readonly [Value, ...Value[]]) {
  return z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)))
}

/** How each kind's money is worked out, in the letters of its inputs; docs/alerts.md tells it in words. */
export const MONEY_FORMULAS: Record<AlertKind, string> = {
  oversold: 'units × price',
  channel_oversold: 'units × price',
  out_of_stock: 'dailyDemand × margin × days',
  stockout_coming: 'dailyDemand × margin × days',
  order_needs_hand: 'Σ open units × price',
  channel_stopped: 'sales of 28 days ÷ 28',
  channel_blind: 'sales of 28 days ÷ 28',
  channel_guarded: 'sales of 28 days ÷ 28',
  channel_drift: 'Σ units shown too many × price',
  channel_dead_letters: '0',
  lot_expiring: 'units left on the day × unitCost',
  overstock: 'excess × unitCost × carryingCost × min(daysToSell, 365) ÷ 365',
  job_failed: '0',
  webhook_stopped: '0',
  notification_failed: '0',
}
