import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { type Statement, sql } from '../platform/sql.ts'
import { ACCOUNT_STATES } from './account.ts'
import { ruleFields } from './listingRule.ts'
import { isUnmapped } from './mapListings.ts'

/** An account with its health, as people and programs see it. */
export const accountReply = z.object({
  code: z.string(),
  id: z.string(),
  name: z.string(),
  connector: z.string(),
  state: z.enum(ACCOUNT_STATES),
  settings: z.record(z.string(), z.unknown()),
  sites: z.array(z.string()),
  places: z.array(z.object({ place: z.string(), site: z.string() })),
  rule: ruleFields,
  driftPolicy: z.enum(['repair', 'report']),
  blindAfterMinutes: z.int(),
  blindAction: z.enum(['buffer', 'stop', 'nothing']),
  blindSince: z.iso.datetime().nullable(),
  massChangeShare: z.number(),
  massChangeWaiting: z.boolean(),
  health: z.object({
    ordersReadAt: z.iso.datetime().nullable(),
    scannedAt: z.iso.datetime().nullable(),
    lastWriteAt: z.iso.datetime().nullable(),
    pushLagMs: z.int().nullable(),
    openUntil: z.iso.datetime().nullable(),
    errorCode: z.string().nullable(),
    error: z.string().nullable(),
    errorAt: z.iso.datetime().nullable(),
    listings: z.int(),
    unmapped: z.int(),
    due: z.int(),
    failed: z.int(),
    drifted: z.int(),
    deadMessages: z.int(),
    deadTasks: z.int(),
  }),
})

export type AccountReply = z.infer<typeof accountReply>

/** Every connected account by name, or the one with this code. */
export async function readAccounts(db: Queryable, code?: string): Promise<AccountReply[]> {
  const only: Statement = code === undefined ? sql`true` : sql`a.code = ${code}`
  const rows = await db.many<Omit<AccountReply, 'health'> & AccountReply['health']>(sql`
    select a.code, a.id, a.name, a.connector, a.state, a.settings, a.rule,
           array(select path from location where id = any(a.site_ids)
                  order by array_position(a.site_ids, id)) as sites,
           coalesce((select json_agg(json_build_object('place', p->>'place', 'site', l.path))
                       from jsonb_array_elements(a.places) p
                       join location l on l.id = (p->>'siteId')::uuid), '[]') as places,
           a.drift_policy as "driftPolicy", a.blind_after_minutes as "blindAfterMinutes",
           a.blind_action as "blindAction", a.blind_since as "blindSince",
           a.mass_change_share::float8 as "massChangeShare",
           a.mass_change_waiting as "massChangeWaiting", a.orders_read_at as "ordersReadAt",
           a.scanned_at as "scannedAt", a.push_lag_ms as "pushLagMs", a.open_until as "openUntil",
           a.error_code as "errorCode", a.error, a.error_at as "errorAt",
           stock.*, list.*, work.*
      from channel_account a
     cross join lateral (
       select max(sent_at) as "lastWriteAt", count(*) filter (where state = 'due') as due,
              count(*) filter (where state = 'failed') as failed,
              count(*) filter (where drift_since is not null) as drifted
         from listing_stock where account_id = a.id) stock
     cross join lateral (
       select count(*) as listings,
              count(*) filter (where ${isUnmapped}) as unmapped
         from listing l where account_id = a.id and status <> 'ended') list
     cross join lateral (
       select (select count(*) from channel_message where account_id = a.id and state = 'dead')
                as "deadMessages",
              (select count(*) from channel_task where account_id = a.id and state = 'dead')
                as "deadTasks") work
     where a.state <> 'removed' and ${only}
     order by a.name, a.code`)
  return rows.map(withHealth)
}

const HEALTH = Object.keys(accountReply.shape.health.shape) as (keyof AccountReply['health'])[]

function withHealth(row: Omit<AccountReply, 'health'> & AccountReply['health']): AccountReply {
  const health = Object.fromEntries(HEALTH.map((name) => [name, row[name]]))
  const own = Object.entries(row).filter(([name]) => !(HEALTH as string[]).includes(name))
  return { ...Object.fromEntries(own), health } as AccountReply
}
