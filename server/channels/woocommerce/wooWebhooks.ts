import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { ChannelContext, InboundHint, RawRequest, Verified } from '../connector.ts'
import { callWoo, callWooPage, shopAddress } from './wooCall.ts'

const TOPICS = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.created',
  'product.updated',
  'product.deleted',
]

const hookRow = z.object({
  id: z.number(),
  status: z.string(),
  topic: z.string(),
  delivery_url: z.string(),
})

/** WooCommerce disables a webhook after six deliveries that failed, so this is done again and again. */
export async function subscribeWoo(context: ChannelContext, callbackUrl: string): Promise<void> {
  // A shop on the internet does not reach an address without TLS, which is one of a private network.
  if (!callbackUrl.startsWith('https:') && shopAddress(context).startsWith('https:')) return
  const known = await context.secrets.get('webhookSecret')
  const secret = known || randomBytes(32).toString('base64url')
  if (!known) await context.secrets.put('webhookSecret', secret)
  const there = (await readHooks(context)).filter(({ delivery_url: url }) => url === callbackUrl)
  for (const topic of TOPICS) {
    const hook = there.find((one) => one.topic === topic)
    // One from before is signed with a secret that we no longer have.
    if (hook && (hook.status !== 'active' || !known))
      await saveHook(context, `/webhooks/${hook.id}`, 'PUT', { status: 'active', secret })
    if (!hook)
      await saveHook(context, '/webhooks', 'POST', {
        name: `Onhand: ${topic}`,
        topic,
        delivery_url: callbackUrl,
        secret,
        status: 'active',
      })
  }
}

async function readHooks(context: ChannelContext): Promise<z.output<typeof hookRow>[]> {
  const rows: z.output<typeof hookRow>[] = []
  for (let page = 1; ; page++) {
    const { data, pages } = await callWooPage(
      context,
      { path: '/webhooks', query: { per_page: '100', page: String(page) } },
      z.array(hookRow),
    )
    rows.push(...data)
    if (page >= pages) return rows
  }
}

async function saveHook(
  context: ChannelContext,
  path: string,
  method: 'POST' | 'PUT',
  body: object,
): Promise<void> {
  await callWoo(context, { method, path, body, repeatable: method === 'PUT' }, hookRow)
}

export async function verifyWoo(context: ChannelContext, request: RawRequest): Promise<Verified> {
  const given = request.headers['x-wc-webhook-signature']
  // What it sends when a webhook is made: unsigned, of no use, and failed if it is refused.
  if (!given && /^webhook_id=\d{1,12}$/.test(request.body.toString('latin1', 0, 32)))
    return { ok: true, hints: [] }
  const secret = await context.secrets.get('webhookSecret')
  const right = createHmac('sha256', secret).update(request.body).digest()
  const signature = Buffer.from(given ?? '', 'base64')
  if (!secret || signature.length !== right.length || !timingSafeEqual(signature, right))
    return { ok: false }
  const topic = request.headers['x-wc-webhook-topic'] ?? ''
  // Different messages come under one delivery id, so what they say is part of the key.
  const print = createHash('sha256').update(topic).update(request.body).digest('hex').slice(0, 32)
  const delivery = request.headers['x-wc-webhook-delivery-id'] ?? ''
  return {
    ok: true,
    hints: [{ ...toHint(topic, request.body), topic, dedupeKey: delivery + print }],
  }
}

const hintBody = z.object({ id: z.number(), date_modified_gmt: z.string().nullish() })

function toHint(topic: string, body: Buffer): Pick<InboundHint, 'kind' | 'id' | 'occurredAt'> {
  const read = hintBody.safeParse(parseJson(body)).data
  const at = read?.date_modified_gmt ? `${read.date_modified_gmt}Z` : ''
  const when = Number.isNaN(Date.parse(at)) ? {} : { occurredAt: at }
  // Any change of a product, its stock among them, is an update.
  if (topic === 'product.updated') return { kind: 'stock', ...when }
  if (topic.startsWith('product.')) return { kind: 'listing', ...when }
  if (!topic.startsWith('order.')) return { kind: 'other', ...when }
  return { kind: 'order', ...when, ...(read ? { id: String(read.id) } : {}) }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
