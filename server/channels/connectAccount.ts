import { findPlaces } from '../locations/findLocations.ts'
import type { Config } from '../platform/config.ts'
import type { Queryable, Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { requireOutgoingAddress } from '../platform/outgoingAddress.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type ChannelAccount, getAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import type { Connector } from './connector.ts'
import { findConnector } from './connectors.ts'
import { saveChannelSecret } from './credentials.ts'
import type { Rule } from './listingRule.ts'
import { refreshTargets } from './refreshTargets.ts'

export interface NewAccount {
  code: string
  name: string
  connector: string
  /** By the names of the connector's fields; what is secret is sealed. */
  fields: Record<string, string>
}

export interface AccountChange {
  name?: string | undefined
  sites?: string[] | undefined
  places?: { place: string; site: string }[] | undefined
  rule?: Rule | undefined
  driftPolicy?: ChannelAccount['driftPolicy'] | undefined
  blindAfterMinutes?: number | undefined
  blindAction?: ChannelAccount['blindAction'] | undefined
  massChangeShare?: number | undefined
  fields?: Record<string, string> | undefined
}

// Orders from before may still be open and take stock.
const LOOK_BACK_DAYS = 60

/** Connects a shop: it is read from now on, and written only once somebody switches it on. */
export async function createAccount(
  tx: Tx,
  masterKey: Buffer,
  config: Pick<Config, 'allowedPrivateHosts'>,
  input: NewAccount,
): Promise<ChannelAccount> {
  const connector = requireConnector(input.connector)
  requireFields(connector, input.fields, config, true)
  const id = newId()
  const now = tx.clock.now()
  const since = new Date(tx.clock.milliseconds() - LOOK_BACK_DAYS * 86_400_000).toISOString()
  await tx.run(sql`
    insert into channel_account (id, code, name, connector, settings, orders_watermark, orders_due_at,
                                 scan_due_at, created_at, updated_at)
    values (${id}, ${input.code}, ${input.name}, ${connector.id},
            ${JSON.stringify(plainFields(connector, input.fields))}::jsonb, ${since}, ${now}, ${now},
            ${now}, ${now})`)
  await keepSecrets(tx, masterKey, id, connector, input.fields)
  await appendAccountEvent(tx, id, 'channel.connected', { connector: connector.id })
  return getAccount(tx, input.code)
}

export function requireConnector(id: string): Connector {
  const connector = findConnector(id)
  if (!connector) throw new Problem(422, 'unknown_connector', { connector: id })
  return connector
}

/** Refuses fields that are missing, unknown, or addresses that we may not call. */
export function requireFields(
  connector: Connector,
  given: Record<string, string>,
  config: Pick<Config, 'allowedPrivateHosts'>,
  whole: boolean,
): void {
  for (const field of connector.fields) {
    const value = given[field.name]
    if (!value && whole && !field.optional)
      throw new Problem(422, 'channel_field_missing', { field: field.name, label: field.label })
    if (value && field.address) requireOutgoingAddress(value, config.allowedPrivateHosts)
  }
  const unknown = Object.keys(given).find((name) => !connector.fields.some((f) => f.name === name))
  if (unknown) throw new Problem(422, 'channel_field_missing', { field: unknown, unknown: true })
}

/** The fields that are no secret. */
export function plainFields(
  connector: Connector,
  given: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    connector.fields.flatMap(({ name, secret }) =>
      !secret && given[name] ? [[name, given[name]]] : [],
    ),
  )
}

async function keepSecrets(
  tx: Tx,
  masterKey: Buffer,
  accountId: string,
  connector: Connector,
  given: Record<string, string>,
): Promise<void> {
  for (const { name, secret } of connector.fields) {
    const value = given[name]
    if (secret && value)
      await saveChannelSecret(tx, masterKey, { accountId, name, value }, tx.clock.now())
  }
}

/** Changes what a person sets; new rules are told to every listing. */
export async function updateAccount(
  tx: Tx,
  masterKey: Buffer,
  config: Pick<Config, 'allowedPrivateHosts'>,
  code: string,
  change: AccountChange,
): Promise<ChannelAccount> {
  const account = await getAccount(tx, code)
  const connector = requireConnector(account.connector)
  const siteIds = change.sites && (await siteIdsOf(tx, change.sites))
  const places = change.places && (await placesOf(tx, change.places))
  if (change.fields) requireFields(connector, change.fields, config, false)
  const settings = change.fields
    ? { ...account.settings, ...plainFields(connector, change.fields) }
    : account.settings
  await tx.run(sql`
    update channel_account
       set name = ${change.name ?? account.name}, settings = ${JSON.stringify(settings)}::jsonb,
           site_ids = ${siteIds ?? account.siteIds}::uuid[],
           places = ${JSON.stringify(places ?? account.places)}::jsonb,
           rule = ${JSON.stringify(change.rule ?? account.rule)}::jsonb,
           drift_policy = ${change.driftPolicy ?? account.driftPolicy},
           blind_after_minutes = ${change.blindAfterMinutes ?? account.blindAfterMinutes},
           blind_action = ${change.blindAction ?? account.blindAction},
           mass_change_share = ${change.massChangeShare ?? account.massChangeShare},
           updated_at = ${tx.clock.now()}
     where id = ${account.id}`)
  if (change.fields) {
    // A token that was made of the old keys must not outlive them.
    await tx.run(sql`
      delete from channel_secret where account_id = ${account.id} and expires_at is not null`)
    await keepSecrets(tx, masterKey, account.id, connector, change.fields)
  }
  const { fields, ...told } = change
  await appendAccountEvent(tx, account.id, 'channel.changed', {
    ...told,
    ...(fields ? { fields: Object.keys(fields) } : {}),
  })
  await refreshTargets(tx, await listingIdsOf(tx, account.id))
  return getAccount(tx, code)
}

async function siteIdsOf(db: Queryable, codes: string[]): Promise<string[]> {
  const found = await findPlaces(db, codes)
  return codes.map((code) => {
    const site = found.get(code)
    if (site?.kind !== 'site') throw new Problem(422, 'unknown_location', { location: code })
    return site.id
  })
}

async function placesOf(db: Queryable, places: { place: string; site: string }[]) {
  const ids = await siteIdsOf(
    db,
    places.map(({ site }) => site),
  )
  return places.map(({ place }, index) => ({ place, siteId: ids[index] as string }))
}

async function listingIdsOf(db: Queryable, accountId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    sql`select id from listing where account_id = ${accountId} and item_id is not null`,
  )
  return rows.map(({ id }) => id)
}

// What may become of an account by a person's word.
const STEPS: Record<'live' | 'shadow' | 'paused' | 'removed', ChannelAccount['state'][]> = {
  live: ['shadow', 'paused'],
  shadow: ['live', 'paused', 'reconnect'],
  paused: ['live', 'shadow', 'reconnect'],
  removed: ['shadow', 'paused', 'reconnect', 'live'],
}

/** Switches an account on, to shadow, off, or out. */
export async function switchAccount(
  tx: Tx,
  code: string,
  to: keyof typeof STEPS,
): Promise<ChannelAccount | null> {
  const account = await getAccount(tx, code)
  if (account.state === to) return account
  if (!STEPS[to].includes(account.state))
    throw new Problem(409, 'channel_not_ready', {
      state: account.state,
      detail: 'Check the connection first: the channel refused our credentials.',
    })
  const now = tx.clock.now()
  await tx.run(sql`
    update channel_account
       set state = ${to}, updated_at = ${now}, failures = 0, open_until = null, error = null,
           error_code = null, orders_due_at = ${now}, scan_due_at = ${now},
           code = case when ${to} = 'removed' then code || '-' || right(id::text, 12) else code end
     where id = ${account.id}`)
  await appendAccountEvent(tx, account.id, 'channel.switched', { from: account.state, to })
  if (to !== 'removed') {
    await refreshTargets(tx, await listingIdsOf(tx, account.id))
    return getAccount(tx, code)
  }
  // Orders keep the account's name; its credentials and listings go.
  await tx.run(sql`delete from channel_secret where account_id = ${account.id}`)
  await tx.run(sql`delete from listing where account_id = ${account.id}`)
  return null
}

/** Lets the zeros that wait go out, for an hour. */
export async function allowMassChange(tx: Tx, code: string): Promise<ChannelAccount> {
  const account = await getAccount(tx, code)
  const until = new Date(tx.clock.milliseconds() + 60 * 60_000).toISOString()
  await tx.run(sql`
    update channel_account set mass_change_allowed_until = ${until}, mass_change_waiting = false
     where id = ${account.id}`)
  await appendAccountEvent(tx, account.id, 'channel.mass_change_allowed', { until })
  return getAccount(tx, code)
}
