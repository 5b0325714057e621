import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { jitter } from './channelHttp.ts'
import {
  type CancellationNews,
  ChannelFailure,
  type RefundNews,
  type ShipmentNews,
} from './connector.ts'
import {
  channelContext,
  noteFailure,
  noteSuccess,
  readAccount,
  type Sync,
  toFailure,
} from './syncAccount.ts'

interface Task {
  id: string
  kind: 'shipment' | 'cancellation' | 'refund'
  externalOrderId: string
  payload: Record<string, unknown>
  attempts: number
}

const BATCH = 20
const GIVE_UP_AFTER = 10
const LONGEST_WAIT_MS = 15 * 60_000

/** Tells the channel of shipments, cancellations and refunds that were made here, each once. */
export async function tellChannel(sync: Sync): Promise<number> {
  const account = await readAccount(sync)
  if (account.state !== 'live') return 0
  const tasks = await sync.db.many<Task>(sql`
    select id, kind, external_order_id as "externalOrderId", payload, attempts
      from channel_task
     where account_id = ${sync.accountId} and state = 'waiting' and due_at <= ${sync.context.clock.now()}
     order by due_at, id limit ${BATCH}`)
  for (const task of tasks) {
    if (sync.signal.aborted) break
    try {
      const result = await tell(sync, account, task)
      await noteSuccess(sync)
      await sync.db.run(sql`
        update channel_task
           set state = 'done', result = ${result}, error = null, error_code = null,
               done_at = ${sync.context.clock.now()}
         where id = ${task.id}`)
      if (sync.connector.capabilities.releasesByItself) await writeAgain(sync, task)
    } catch (error) {
      await postponeTask(sync, task, toFailure(error))
    }
  }
  return tasks.length
}

/** The task's id is the key: a try whose answer was lost does nothing twice. */
async function tell(sync: Sync, account: ChannelAccount, task: Task): Promise<string> {
  const { connector } = sync
  const context = channelContext(sync, account, task.id)
  const news = { ...task.payload, externalOrderId: task.externalOrderId } as Record<string, unknown>
  if (task.kind === 'shipment' && connector.confirmShipment)
    return (await connector.confirmShipment(context, news as unknown as ShipmentNews)).id
  if (task.kind === 'cancellation' && connector.cancelLines)
    await connector.cancelLines(context, news as unknown as CancellationNews)
  else if (task.kind === 'refund' && connector.refundLines)
    await connector.refundLines(context, news as unknown as RefundNews)
  else
    throw new ChannelFailure(
      'blocked',
      `${connector.name} cannot be told of a ${task.kind}; do it there by hand.`,
    )
  return 'done'
}

/** The channel has just given units back by itself, after the number was written perhaps. */
async function writeAgain(sync: Sync, { externalOrderId }: Task): Promise<void> {
  await sync.db.run(sql`
    update listing_stock set state = 'due', due_at = ${sync.context.clock.now()}, urgency = 1
     where state = 'idle' and sent is not null and listing_id in (
       select l.id from sales_order o
         join sales_order_line ol on ol.order_id = o.id
         join listing l on l.account_id = ${sync.accountId} and l.external_key = ol.listing
        where o.channel = ${sync.accountId} and o.external_id = ${externalOrderId})`)
}

async function postponeTask(sync: Sync, task: Task, failure: ChannelFailure): Promise<void> {
  await noteFailure(sync, failure)
  const final = ['invalid', 'blocked', 'not_found'].includes(failure.code)
  const dead = final || task.attempts + 1 >= GIVE_UP_AFTER
  const wait = failure.retryAfterMs ?? jitter(task.attempts + 2, sync, LONGEST_WAIT_MS)
  await sync.db.transaction(sync.context, async (tx) => {
    await tx.run(sql`
      update channel_task
         set attempts = attempts + 1, error = ${failure.message}, error_code = ${failure.code},
             state = ${dead ? 'dead' : 'waiting'},
             due_at = ${new Date(sync.context.clock.milliseconds() + wait).toISOString()}
       where id = ${task.id}`)
    if (dead)
      await appendAccountEvent(tx, sync.accountId, 'channel.task_failed', {
        taskId: task.id,
        kind: task.kind,
        code: failure.code,
        externalOrderId: task.externalOrderId,
      })
  })
}
