import { Webhook } from 'standardwebhooks'
import { ChannelFailure, type Connector, type StockWrite } from '../connector.ts'

/**
 * Any shop: it tells us its listings and orders by our API, and hears of each change of stock by a
 * signed message (Standard Webhooks). Whoever keeps the highest `seq` of a listing is never wrong.
 */
export const webhookConnector: Connector = {
  id: 'webhook',
  name: 'Any shop, by webhook',
  capabilities: {
    stockWrite: 'absolute',
    stockScope: 'listing',
    writeAck: 'applied',
    maxBatch: 100,
    orders: 'none',
    pollSeconds: 60,
    push: 'none',
    fulfilsItself: false,
  },
  limits: { messages: { perSecond: 20, burst: 40 } },
  fields: [
    {
      name: 'url',
      label: 'Address that hears of changes',
      secret: false,
      address: true,
      advice: 'It receives signed POST requests and answers 2xx.',
    },
    {
      name: 'secret',
      label: 'Signing secret',
      secret: true,
      generated: 'webhook_secret',
      advice:
        'At least 24 random bytes in base64, such as whsec_ followed by openssl rand -base64 24.',
    },
  ],
  check: async (context) => {
    await post(context, `check-${context.now()}`, { type: 'connection.checked', data: {} })
    return { name: String(context.settings.url) }
  },
  writeStock: async (context, writes) => {
    // The same batch again bears the same id, so the shop can tell a repeat.
    await post(context, context.idempotencyKey, {
      type: 'stock.changed',
      timestamp: context.now(),
      data: { listings: writes.map(told) },
    })
    return writes.map(({ target }) => ({ ok: true, applied: target }))
  },
  confirmShipment: async (context, news) => {
    await post(context, context.idempotencyKey, { type: 'order.shipped', data: news })
    return { id: news.shipmentId }
  },
  cancelLines: (context, news) =>
    post(context, context.idempotencyKey, { type: 'order.cancelled', data: news }),
  refundLines: (context, news) =>
    post(context, context.idempotencyKey, { type: 'order.refunded', data: news }),
}

function told({ ref, target, seq }: StockWrite) {
  return { listing: ref.listingId, sku: ref.sku ?? '', available: target, seq }
}

type Context = Parameters<Connector['check']>[0]

async function post(context: Context, id: string, message: object): Promise<void> {
  const body = JSON.stringify(message)
  const at = new Date(context.now())
  const reply = await context.http({
    method: 'POST',
    url: String(context.settings.url),
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(await context.secrets.get('secret')).sign(id, at, body),
    },
    body,
    bucket: 'messages',
    repeatable: true,
  })
  if (reply.status === 410) throw new ChannelFailure('blocked', 'The address is gone (410).')
  if (reply.status >= 400)
    throw new ChannelFailure('transient', `The address answered ${reply.status}.`)
}
