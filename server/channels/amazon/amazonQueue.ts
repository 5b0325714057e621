import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type InboundHint } from '../connector.ts'
import { signAwsPost } from './signAws.ts'

const AT_ONCE = 10
const ROUNDS = 5

const received = z.object({
  Messages: z
    .array(z.object({ MessageId: z.string(), ReceiptHandle: z.string(), Body: z.string() }))
    .optional(),
})

/** Takes what lies in the queue that Amazon's notifications go to, where one has been named. */
export async function pullAmazon(
  context: ChannelContext,
): Promise<{ hints: InboundHint[]; acknowledge(): Promise<void> }> {
  const handles: string[] = []
  const hints: InboundHint[] = []
  for (let round = 0; context.settings.queueUrl && round < ROUNDS; round++) {
    const reply = await callQueue(context, 'ReceiveMessage', {
      MaxNumberOfMessages: AT_ONCE,
      VisibilityTimeout: 120,
      WaitTimeSeconds: 0,
    })
    const { Messages = [] } = received.parse(reply)
    for (const { MessageId, ReceiptHandle, Body } of Messages) {
      handles.push(ReceiptHandle)
      hints.push(toHint(MessageId, Body))
    }
    if (Messages.length < AT_ONCE) break
  }
  return {
    hints,
    acknowledge: async () => {
      for (let start = 0; start < handles.length; start += AT_ONCE)
        await callQueue(context, 'DeleteMessageBatch', {
          Entries: handles
            .slice(start, start + AT_ONCE)
            .map((handle, index) => ({ Id: String(index), ReceiptHandle: handle })),
        })
    },
  }
}

async function callQueue(context: ChannelContext, action: string, input: object): Promise<unknown> {
  const queue = String(context.settings.queueUrl)
  const url = `${new URL(queue).origin}/`
  const body = JSON.stringify({ QueueUrl: queue, ...input })
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
  }
  const key = {
    id: await context.secrets.get('awsAccessKeyId'),
    secret: await context.secrets.get('awsSecretAccessKey'),
    region: /^sqs[.-]([a-z0-9-]+)\./.exec(new URL(queue).hostname)?.[1] ?? 'us-east-1',
    service: 'sqs',
  }
  const reply = await context.http({
    method: 'POST',
    url,
    headers: signAwsPost(url, headers, body, key, context.now()),
    body,
    bucket: 'queue',
    repeatable: true,
  })
  if (reply.status >= 400)
    throw new ChannelFailure('blocked', `The queue of notifications refuses us (${reply.status}).`)
  return reply.body.length === 0 ? {} : JSON.parse(reply.body.toString())
}

const notification = z.object({
  NotificationType: z.string(),
  EventTime: z.string().optional(),
  Payload: z.object({
    OrderChangeNotification: z.object({ AmazonOrderId: z.string() }).optional(),
  }),
  NotificationMetadata: z.object({ NotificationId: z.string() }),
})

// They say that a number has changed; how it stands is read.
const OF_STOCK = ['LISTINGS_ITEM_MFN_QUANTITY_CHANGE', 'FBA_INVENTORY_AVAILABILITY_CHANGES']

/** The same notification may come twice, under two numbers of the queue but one of its own. */
function toHint(messageId: string, text: string): InboundHint {
  const read = notification.safeParse(parseJson(text)).data
  if (!read) return { dedupeKey: messageId, topic: 'unknown', kind: 'other' }
  const { NotificationType: topic, EventTime: at, Payload, NotificationMetadata } = read
  const orderId = Payload.OrderChangeNotification?.AmazonOrderId
  return {
    dedupeKey: NotificationMetadata.NotificationId,
    topic,
    ...(at && !Number.isNaN(Date.parse(at)) ? { occurredAt: at } : {}),
    ...(orderId
      ? { kind: 'order', id: orderId }
      : topic === 'LISTINGS_ITEM_STATUS_CHANGE'
        ? { kind: 'listing' }
        : { kind: OF_STOCK.includes(topic) ? 'stock' : 'other' }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
