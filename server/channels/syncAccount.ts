import type { Database, DeedContext } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { sql } from '../platform/sql.ts'
import { accountColumns, type ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import type { ChannelHttp } from './channelHttp.ts'
import { type ChannelContext, ChannelFailure, type Connector } from './connector.ts'
import { readChannelSecret, saveChannelSecret } from './credentials.ts'

/** Everything that work on one account needs. */
export interface Sync {
  db: Database
  context: DeedContext
  masterKey: Buffer
  log?: Log
  connector: Connector
  http: ChannelHttp
  accountId: string
  /** Our own address, which webhooks are sent to. */
  baseUrl: string
  random(): number
  signal: AbortSignal
}

const OPEN_AFTER_FAILURES = 5
const OPEN_FIRST_MS = 30_000
const OPEN_LONGEST_MS = 15 * 60_000

/** The account as it is now: what work decides by is read when the work begins. */
export async function readAccount(sync: Sync): Promise<ChannelAccount> {
  return sync.db.one<ChannelAccount>(
    sql`select ${accountColumns} from channel_account a where a.id = ${sync.accountId}`,
  )
}

/** What a connector is given for one piece of work. */
export function channelContext(
  sync: Sync,
  account: ChannelAccount,
  idempotencyKey = '',
): ChannelContext {
  const { db, masterKey, accountId } = sync
  const now = () => sync.context.clock.now()
  return {
    accountId,
    settings: account.settings,
    signal: sync.signal,
    now,
    idempotencyKey,
    secrets: {
      get: (name) => readChannelSecret(db, masterKey, accountId, name, now()),
      put: (name, value, expiresAt) =>
        saveChannelSecret(db, masterKey, { accountId, name, value, expiresAt }, now()),
    },
    http: (request) => sync.http.send(request, sync.signal),
  }
}

/** A failure whatever was thrown: a reply of a form that nobody expected is the channel's, not a crash. */
export function toFailure(error: unknown): ChannelFailure {
  if (error instanceof ChannelFailure) return error
  // A page of HTML, or half an answer: it may be right the next time.
  if (error instanceof SyntaxError)
    return new ChannelFailure('transient', 'The channel answered with something that is not JSON.')
  return new ChannelFailure(
    'invalid',
    `The channel answered in a form we do not know (${(error as Error).name}).`,
  )
}

/** Closes the breaker after a call that worked. */
export async function noteSuccess(sync: Sync): Promise<void> {
  await sync.db.run(sql`
    update channel_account
       set failures = 0, open_until = null, error_code = null, error = null
     where id = ${sync.accountId} and (failures > 0 or error is not null)`)
}

/**
 * Counts a failure: after several in a row nothing is tried for a while, longer each time, and then
 * once; refused credentials stop everything until a person has connected again.
 */
export async function noteFailure(sync: Sync, failure: ChannelFailure): Promise<void> {
  const now = sync.context.clock.now()
  sync.log?.warn({ account: sync.accountId, code: failure.code }, failure.message)
  if (failure.code === 'auth') {
    await sync.db.transaction(sync.context, async (tx) => {
      const changed = await tx.run(sql`
        update channel_account
           set state = 'reconnect', error_code = 'auth', error = ${failure.message}, error_at = ${now}
         where id = ${sync.accountId} and state in ('live', 'shadow')`)
      if (changed > 0) await appendAccountEvent(tx, sync.accountId, 'channel.refused', {})
    })
    return
  }
  // A refusal says that the channel is there; only one that cannot answer is left alone for a while.
  // Where keys are refused, that is what people must hear of, whatever else fails beside it.
  const isDown = failure.code === 'transient' || failure.code === 'throttled'
  const opening = Math.min(OPEN_LONGEST_MS, OPEN_FIRST_MS)
  await sync.db.run(sql`
    update channel_account
       set failures = failures + ${isDown ? 1 : 0}, error_code = ${failure.code}, error = ${failure.message},
           error_at = ${now},
           open_until = case when ${isDown} and failures + 1 >= ${OPEN_AFTER_FAILURES}
             then ${now}::timestamptz + least(${OPEN_LONGEST_MS}::float8,
               ${opening}::float8 * power(2, least(10, failures + 1 - ${OPEN_AFTER_FAILURES})))
               * interval '1 millisecond' end
     where id = ${sync.accountId} and state <> 'reconnect'`)
}
