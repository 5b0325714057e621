import type { Config } from '../platform/config.ts'
import type { Database, DeedContext } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import type { ChannelAccount } from './account.ts'
import { ChannelHttp, realWaiting } from './channelHttp.ts'
import { plainFields, requireConnector, requireFields } from './connectAccount.ts'
import type { ChannelContext, Connector } from './connector.ts'
import { channelContext, type Sync, toFailure } from './syncAccount.ts'

/** What is known of an account without asking anybody. */
export interface Surroundings {
  db: Database
  context: DeedContext
  masterKey: Buffer
  config: Config
}

export interface Checked {
  name: string
  clockSkewMs: number | null
}

/**
 * Asks the channel whether it knows us: by the account's credentials, or by those with some replaced.
 * What was given here is kept nowhere.
 */
export async function checkAccount(
  surroundings: Surroundings,
  account: ChannelAccount,
  given: Record<string, string> = {},
): Promise<Checked> {
  const sync = syncOf(surroundings, requireConnector(account.connector), account.id)
  requireFields(sync.connector, given, surroundings.config, false)
  const own = channelContext(sync, account)
  if (Object.keys(given).length === 0) return askChannel(sync.connector, own)
  return askChannel(sync.connector, {
    ...own,
    settings: { ...account.settings, ...plainFields(sync.connector, given) },
    secrets: passingSecrets(given, sync.connector, own.secrets),
  })
}

/** Asks a channel that is not connected yet whether it accepts these credentials; nothing is kept. */
export async function checkConnector(
  surroundings: Surroundings,
  connectorId: string,
  given: Record<string, string>,
): Promise<Checked> {
  const connector = requireConnector(connectorId)
  requireFields(connector, given, surroundings.config, true)
  const sync = syncOf(surroundings, connector, newId())
  return askChannel(connector, {
    accountId: sync.accountId,
    settings: plainFields(connector, given),
    signal: sync.signal,
    now: () => surroundings.context.clock.now(),
    idempotencyKey: '',
    secrets: passingSecrets(given, connector),
    http: (request) => sync.http.send(request, sync.signal),
  })
}

/** The channel's places, to say which is which site. */
export async function listAccountPlaces(
  surroundings: Surroundings,
  account: ChannelAccount,
): Promise<{ id: string; name: string; active: boolean }[]> {
  const sync = syncOf(surroundings, requireConnector(account.connector), account.id)
  try {
    return (await sync.connector.listPlaces?.(channelContext(sync, account))) ?? []
  } catch (error) {
    throw refusalOfChannel(error)
  }
}

async function askChannel(connector: Connector, context: ChannelContext): Promise<Checked> {
  try {
    const { name, clockSkewMs } = await connector.check(context)
    return { name, clockSkewMs: clockSkewMs ?? null }
  } catch (error) {
    throw refusalOfChannel(error)
  }
}

/** Whether the keys are wrong or nobody answered decides what a person does next. */
function refusalOfChannel(error: unknown): Problem {
  const { code, message } = toFailure(error)
  const isDown = code === 'transient' || code === 'throttled'
  return new Problem(422, isDown ? 'channel_not_reached' : 'channel_refused', {
    reason: code,
    detail: message,
  })
}

/**
 * Secrets that last as long as the question. What was not given comes from the account, but not what
 * a connector has put away itself: a token of the old keys would speak for the new ones.
 */
function passingSecrets(
  given: Record<string, string>,
  { fields }: Connector,
  kept?: ChannelContext['secrets'],
): ChannelContext['secrets'] {
  const known = new Map(Object.entries(given).filter(([, value]) => value !== ''))
  return {
    get: async (name) => {
      const isField = fields.some((field) => field.name === name)
      return known.get(name) ?? (isField ? await kept?.get(name) : undefined) ?? ''
    },
    put: async (name, value) => void known.set(name, value),
  }
}

function syncOf(
  { db, context, masterKey, config }: Surroundings,
  connector: Connector,
  accountId: string,
): Sync {
  const waiting = realWaiting(context.clock)
  return {
    db,
    context,
    masterKey,
    connector,
    accountId,
    http: new ChannelHttp(connector, config.allowedPrivateHosts, waiting),
    baseUrl: config.baseUrl,
    random: () => waiting.random(),
    signal: AbortSignal.timeout(30_000),
  }
}
