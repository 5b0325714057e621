import type { Queryable } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { jitter } from './channelHttp.ts'
import { ChannelFailure, type InboundHint } from './connector.ts'
import { readOrders, releaseOrder, takeOrder } from './readOrders.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

interface Message {
  id: string
  kind: string
  hintId: string | null
  attempts: number
}

const BATCH = 50
const MANY_ORDERS = 10
const GIVE_UP_AFTER = 8
const LONGEST_WAIT_MS = 15 * 60_000
const NOT_THERE = new ChannelFailure('not_found', 'The channel does not have this order.', 10_000)

/** Keeps verified messages; one that was delivered twice is kept once. */
export async function keepMessages(
  db: Queryable,
  accountId: string,
  hints: InboundHint[],
  now: string,
): Promise<void> {
  for (const hint of hints)
    await db.run(sql`
      insert into channel_message (id, account_id, dedupe_key, topic, hint_kind, hint_id, occurred_at,
                                   received_at, due_at)
      values (${newId()}, ${accountId}, ${hint.dedupeKey.slice(0, 500)}, ${hint.topic.slice(0, 200)},
              ${hint.kind}, ${hint.id ?? null}, ${hint.occurredAt ?? null}, ${now}, ${now})
      on conflict do nothing`)
}

/**
 * Works messages as hints: what they are about is read again from the channel, so their order and their
 * contents do not matter. Many about one order are one read. Answers how many it worked.
 */
export async function workMessages(sync: Sync): Promise<number> {
  const account = await readAccount(sync)
  const now = sync.context.clock.now()
  const messages = await sync.db.many<Message>(sql`
    select id, hint_kind as kind, hint_id as "hintId", attempts
      from channel_message
     where account_id = ${sync.accountId} and state = 'waiting' and due_at <= ${now}
     order by due_at, id limit ${BATCH}`)
  const orders = new Map<string, Message[]>()
  const others: Message[] = []
  for (const message of messages) {
    const getsOrder = message.kind === 'order' && message.hintId && sync.connector.getOrder
    if (!getsOrder) others.push(message)
    else
      orders.set(message.hintId as string, [
        ...(orders.get(message.hintId as string) ?? []),
        message,
      ])
  }
  await hintScan(sync, others)
  const readAtOnce = mayReadAll(sync, account, orders.size) ? await readOrders(sync) : new Set()
  for (const [externalId, about] of orders) {
    if (sync.signal.aborted) break
    if (readAtOnce.has(externalId)) {
      await endMessages(sync, about)
      continue
    }
    try {
      const order = await sync.connector.getOrder?.(channelContext(sync, account), externalId)
      await noteSuccess(sync)
      if (order) await takeOrder(sync, account, order, now)
      else if (about.some(({ attempts }) => attempts > 0)) await releaseOrder(sync, externalId)
      else {
        // A channel that is behind itself may not have it yet: what is gone is gone the next time too.
        await postponeMessages(sync, about, NOT_THERE)
        continue
      }
      await endMessages(sync, about)
    } catch (error) {
      const failure = toFailure(error)
      await noteFailure(sync, failure)
      await postponeMessages(sync, about, failure)
      if (failure.code === 'auth') break
    }
  }
  return messages.length
}

/** In a rush one read of all orders is sooner done than many of one, where the channel allows it now. */
function mayReadAll({ connector, context }: Sync, account: ChannelAccount, count: number): boolean {
  if (count < MANY_ORDERS || !connector.listOrders) return false
  const gapMs = (connector.capabilities.orderReadGapSeconds ?? 0) * 1_000
  const readAt = account.ordersReadAt === null ? -Infinity : Date.parse(account.ordersReadAt)
  return readAt + gapMs <= context.clock.milliseconds()
}

/** What is not about one order is a reason to look sooner than planned. */
async function hintScan(sync: Sync, messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const now = sync.context.clock.now()
  const wants = (kind: string) => messages.some((message) => message.kind === kind)
  await sync.db.run(sql`
    update channel_account
       set orders_due_at = case when ${wants('order')} then least(orders_due_at, ${now}) else orders_due_at end,
           scan_due_at = case when ${wants('stock') || wants('listing')}
             then least(scan_due_at, ${new Date(Date.parse(now) + SCAN_SOON_MS).toISOString()})
             else scan_due_at end
     where id = ${sync.accountId}`)
  await endMessages(sync, messages)
}

// Our own writes come back as such messages; many of them are one scan.
const SCAN_SOON_MS = 60_000

async function endMessages(sync: Sync, messages: Message[]): Promise<void> {
  await sync.db.run(sql`
    update channel_message set state = 'done', done_at = ${sync.context.clock.now()}, error = null
     where id = any(${messages.map(({ id }) => id)}::uuid[])`)
}

/** After many tries a message lies dead, to be seen and played again by a person. */
async function postponeMessages(
  sync: Sync,
  messages: Message[],
  failure: ChannelFailure,
): Promise<void> {
  const attempts = Math.max(...messages.map((message) => message.attempts)) + 1
  const wait = failure.retryAfterMs ?? jitter(attempts + 1, sync, LONGEST_WAIT_MS)
  const dead = attempts >= GIVE_UP_AFTER
  await sync.db.run(sql`
    update channel_message
       set attempts = ${attempts}, error = ${failure.message}, state = ${dead ? 'dead' : 'waiting'},
           due_at = ${new Date(sync.context.clock.milliseconds() + wait).toISOString()}
     where id = any(${messages.map(({ id }) => id)}::uuid[])`)
}

/** Takes what a channel's queue holds; it is acknowledged only once it is kept. */
export async function pullMessages(sync: Sync): Promise<number> {
  const { connector } = sync
  if (!connector.pull) return 0
  const account = await readAccount(sync)
  try {
    const { hints, acknowledge } = await connector.pull(channelContext(sync, account))
    await keepMessages(sync.db, sync.accountId, hints, sync.context.clock.now())
    await acknowledge()
    await noteSuccess(sync)
    return hints.length
  } catch (error) {
    await noteFailure(sync, toFailure(error))
    return 0
  }
}
