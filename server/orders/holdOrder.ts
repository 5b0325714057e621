import type { Tx } from '../platform/database.ts'
import type { AppliedChange } from './applyChange.ts'
import { changeOrder } from './changeOrder.ts'
import { appendOrderEvent } from './orderNews.ts'

/** Holds an order for review: its units stay promised, and nobody ships them. */
export async function holdOrder(
  tx: Tx,
  id: string,
  reason: string,
): Promise<AppliedChange | undefined> {
  const applied = await changeOrder(tx, id, (order) =>
    order.holdReason === reason
      ? undefined
      : { order: { ...order, holdReason: reason }, cause: `hold ${order.version}` },
  )
  if (applied) await appendOrderEvent(tx, 'held', applied.order, false, { reason })
  return applied
}

/** Lets a held order go, whoever held it; the second time nothing happens. */
export async function releaseOrder(tx: Tx, id: string): Promise<AppliedChange | undefined> {
  const reasons: string[] = []
  const applied = await changeOrder(tx, id, (order) => {
    reasons.push(...[order.holdReason, order.channelHold].filter((reason) => reason !== ''))
    return reasons.length === 0
      ? undefined
      : {
          order: { ...order, holdReason: '', channelHold: '', holdLifted: order.channelHold },
          cause: `release ${order.version}`,
        }
  })
  if (applied) await appendOrderEvent(tx, 'released', applied.order, false, { reasons })
  return applied
}
