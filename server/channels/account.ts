import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Statement, sql } from '../platform/sql.ts'
import type { BulkJob } from './connector.ts'
import { type Rule, ruleFields } from './listingRule.ts'
import type { PlaceOfSite } from './targetInputs.ts'

export const ACCOUNT_STATES = ['shadow', 'live', 'paused', 'reconnect', 'removed'] as const

/** A connected shop or marketplace account, as the sync needs it. */
export interface ChannelAccount {
  id: string
  code: string
  name: string
  connector: string
  state: (typeof ACCOUNT_STATES)[number]
  settings: Record<string, unknown>
  siteIds: string[]
  places: PlaceOfSite[]
  rule: Rule
  driftPolicy: 'repair' | 'report'
  blindAfterMinutes: number
  blindAction: 'buffer' | 'stop' | 'nothing'
  blindSince: string | null
  massChangeShare: number
  massChangeWaiting: boolean
  massChangeAllowedUntil: string | null
  ordersWatermark: string
  ordersReadAt: string | null
  ordersDueAt: string
  listingsReadAt: string | null
  scanDueAt: string
  scannedAt: string | null
  bulkJob: BulkJob | null
  pushLagMs: number | null
  failures: number
  openUntil: string | null
  errorCode: string | null
  error: string | null
  errorAt: string | null
  createdAt: string
}

export const accountColumns: Statement = sql`
  a.id, a.code, a.name, a.connector, a.state, a.settings, a.site_ids as "siteIds", a.places, a.rule,
  a.drift_policy as "driftPolicy", a.blind_after_minutes as "blindAfterMinutes",
  a.blind_action as "blindAction", a.blind_since as "blindSince",
  a.mass_change_share::float8 as "massChangeShare", a.mass_change_waiting as "massChangeWaiting",
  a.mass_change_allowed_until as "massChangeAllowedUntil", a.orders_watermark as "ordersWatermark",
  a.orders_read_at as "ordersReadAt", a.orders_due_at as "ordersDueAt",
  a.listings_read_at as "listingsReadAt", a.scan_due_at as "scanDueAt", a.scanned_at as "scannedAt", a.bulk_job as "bulkJob",
  a.push_lag_ms as "pushLagMs", a.failures, a.open_until as "openUntil", a.error_code as "errorCode",
  a.error, a.error_at as "errorAt", a.created_at as "createdAt"`

/** What a person sets of an account. */
export const accountFields = {
  name: z.string().trim().min(1).max(200),
  sites: z
    .array(z.string().max(60))
    .max(50)
    .describe('Sites whose stock it shows, the preferred first; empty means all.'),
  places: z
    .array(z.strictObject({ place: z.string().min(1).max(200), site: z.string().max(60) }))
    .max(50)
    .describe('For a channel that keeps stock by place: which of its places is which site.'),
  rule: ruleFields,
  driftPolicy: z.enum(['repair', 'report']),
  blindAfterMinutes: z.int().min(1).max(10_080),
  blindAction: z.enum(['buffer', 'stop', 'nothing']),
  massChangeShare: z.number().min(0.001).max(1),
}

/** The account by its code; a removed one is not found. */
export async function getAccount(db: Queryable, code: string): Promise<ChannelAccount> {
  const account = await db.maybe<ChannelAccount>(sql`
    select ${accountColumns} from channel_account a where a.code = ${code} and a.state <> 'removed'`)
  if (!account) throw new Problem(404, 'channel_not_found', { channel: code })
  return account
}
