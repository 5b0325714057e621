import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { ChannelContext, ConnectField, RawRequest, Verified } from './connector.ts'

/** For a shop that tells nothing by itself until a file of ours is put into it. */
export const pluginSecretField: ConnectField = {
  name: 'webhookSecret',
  label: 'Signing secret',
  secret: true,
  optional: true,
  generated: 'webhook_secret',
  advice:
    'Give the same to the file that tells Onhand of orders; without it they are read each minute.',
}

const told = z.object({
  type: z.string(),
  kind: z.enum(['order', 'stock', 'listing', 'other']),
  id: z.string().optional(),
  at: z.iso.datetime().optional(),
})

/** Checks what such a file sends, signed by Standard Webhooks. */
export async function verifyPluginMessage(
  context: ChannelContext,
  request: RawRequest,
): Promise<Verified> {
  const secret = await context.secrets.get('webhookSecret')
  if (!secret) return { ok: false }
  try {
    new Webhook(secret).verify(request.body, request.headers)
  } catch {
    return { ok: false }
  }
  const message = told.safeParse(parseJson(request.body)).data
  if (!message) return { ok: true, hints: [] }
  const { type, kind, id, at } = message
  return {
    ok: true,
    hints: [
      {
        dedupeKey: request.headers['webhook-id'] ?? '',
        topic: type,
        kind,
        ...(id ? { id } : {}),
        ...(at ? { occurredAt: at } : {}),
      },
    ],
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
