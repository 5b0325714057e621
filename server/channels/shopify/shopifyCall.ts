import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type ChannelReply } from '../connector.ts'
import { shopifyDocuments } from './shopifyDocuments.ts'

export const SHOPIFY_VERSION = '2026-10'

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          extensions: z.object({ code: z.string().optional() }).optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number().optional(),
          throttleStatus: z
            .object({
              maximumAvailable: z.number(),
              currentlyAvailable: z.number(),
              restoreRate: z.number(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
})

/** Sends one document and reads its data; whatever Shopify refuses becomes a failure. */
export async function callShopify<Schema extends z.ZodType>(
  context: ChannelContext,
  name: keyof typeof shopifyDocuments,
  variables: Record<string, unknown>,
  schema: Schema,
  options: { cost?: number; repeatable?: boolean } = {},
): Promise<z.output<Schema>> {
  const reply = await context.http({
    method: 'POST',
    url: `${shopAddress(context)}/admin/api/${SHOPIFY_VERSION}/graphql.json`,
    headers: {
      'content-type': 'application/json',
      'x-shopify-access-token': await context.secrets.get('accessToken'),
    },
    body: JSON.stringify({ query: shopifyDocuments[name], variables }),
    bucket: 'points',
    cost: options.cost ?? 10,
    repeatable: options.repeatable ?? shopifyDocuments[name].trimStart().startsWith('query'),
  })
  if (reply.status === 403)
    throw new ChannelFailure('auth', 'Shopify forbids this (403): a scope is missing.')
  if (reply.status === 404)
    throw new ChannelFailure('auth', 'There is no Shopify shop at this address.')
  const { data, errors } = envelope.parse(JSON.parse(reply.body.toString()))
  if (errors) throw toShopifyFailure(errors)
  return schema.parse(data)
}

function shopAddress({ settings }: ChannelContext): string {
  return String(settings.shop).replace(/\/+$/, '')
}

// The last two: another try of the same write is under way, or failed before it was done.
const TRANSIENT = [
  'INTERNAL_SERVER_ERROR',
  'TIMEOUT',
  'IDEMPOTENCY_CONCURRENT_REQUEST',
  'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
]

function toShopifyFailure(
  errors: NonNullable<z.output<typeof envelope>['errors']>,
): ChannelFailure {
  if (typeof errors === 'string') return new ChannelFailure('invalid', errors)
  const [first] = errors
  const code = first?.extensions?.code
  const message = first?.message ?? 'Shopify gave no reason.'
  if (code === 'ACCESS_DENIED') return new ChannelFailure('auth', message)
  if (TRANSIENT.includes(code ?? '')) return new ChannelFailure('transient', message)
  return new ChannelFailure('invalid', message)
}

/** Shopify throttles with status 200; nothing of such a request was done. */
export function readShopifyFailure(reply: ChannelReply): ChannelFailure | undefined {
  const body = parse(reply)
  if (!body || !Array.isArray(body.errors)) return undefined
  if (!body.errors.some(({ extensions }) => extensions?.code === 'THROTTLED')) return undefined
  const cost = body.extensions?.cost
  const status = cost?.throttleStatus
  const missing = (cost?.requestedQueryCost ?? 100) - (status?.currentlyAvailable ?? 0)
  const waitMs = (Math.max(1, missing) / (status?.restoreRate ?? 50)) * 1_000
  return new ChannelFailure('throttled', 'Shopify asks us to wait.', waitMs)
}

/** What is left of the points, and how fast they come back, as Shopify says with every reply. */
export function readShopifyLimit(reply: ChannelReply) {
  const status = parse(reply)?.extensions?.cost?.throttleStatus
  if (!status) return undefined
  return {
    available: status.currentlyAvailable,
    perSecond: status.restoreRate,
    burst: status.maximumAvailable,
  }
}

function parse(reply: ChannelReply): z.output<typeof envelope> | undefined {
  try {
    return envelope.safeParse(JSON.parse(reply.body.toString())).data
  } catch {
    return undefined
  }
}

/** What a mutation says it could not do. */
export function refuseUserErrors(errors: { message: string }[]): void {
  const [first] = errors
  if (first) throw new ChannelFailure('invalid', first.message)
}
