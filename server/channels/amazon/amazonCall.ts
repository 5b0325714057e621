import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type ChannelReply } from '../connector.ts'

const NORTH_AMERICA = 'https://sellingpartnerapi-na.amazon.com'
const LOGIN = 'https://api.amazon.com'
const UNITED_STATES = 'ATVPDKIKX0DER'
// A token that ends while a call is under way is of no use.
const EARLY_MS = 120_000

/** The operations that are used; each has a limit of its own. */
export type AmazonBucket =
  | 'searchListings'
  | 'getListing'
  | 'patchListing'
  | 'searchOrders'
  | 'getOrder'
  | 'confirmShipment'
  | 'inventorySummaries'

interface AmazonRequest {
  method?: 'GET' | 'PATCH' | 'POST'
  path: string
  query?: Record<string, string>
  body?: object
  bucket: AmazonBucket
  repeatable?: boolean
}

/** The marketplace that is sold on. */
export function marketplaceOf({ settings }: ChannelContext): string {
  return String(settings.marketplaceId || UNITED_STATES)
}

/** The seller's own id, which is part of every listing's address. */
export function sellerOf({ settings }: ChannelContext): string {
  return encodeURIComponent(String(settings.sellerId))
}

/** Sends one request and reads its answer; a token that has ended before its time is got anew, once. */
export async function callAmazon<Schema extends z.ZodType>(
  context: ChannelContext,
  request: AmazonRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const kept = await context.secrets.get('accessToken')
  const token = kept || (await fetchToken(context))
  const first = await send(context, request, token)
  const reply =
    isRefused(first) && kept ? await send(context, request, await fetchToken(context)) : first
  if (isRefused(reply)) throw new ChannelFailure('auth', messageOf(reply))
  if (reply.status === 404) throw new ChannelFailure('not_found', messageOf(reply))
  if (reply.status >= 400) throw new ChannelFailure('invalid', messageOf(reply))
  return schema.parse(reply.body.length === 0 ? null : parseAmazonBody(reply))
}

async function send(
  context: ChannelContext,
  { method = 'GET', path, query, body, bucket, repeatable }: AmazonRequest,
  token: string,
): Promise<ChannelReply> {
  const endpoint = String(context.settings.endpoint || NORTH_AMERICA).replace(/\/+$/, '')
  const text = query ? `?${new URLSearchParams(query)}` : ''
  try {
    return await context.http({
      method,
      url: `${endpoint}${path}${text}`,
      headers: {
        accept: 'application/json',
        'x-amz-access-token': token,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      bucket,
      repeatable: repeatable ?? method === 'GET',
    })
  } catch (error) {
    if (error instanceof ChannelFailure && error.code === 'auth')
      return { status: 401, headers: {}, body: Buffer.alloc(0) }
    throw error
  }
}

function isRefused({ status }: ChannelReply): boolean {
  return status === 401 || status === 403
}

const tokenReply = z.object({ access_token: z.string(), expires_in: z.number() })

/** Login with Amazon: the refresh token lasts, what it is changed for lasts an hour. */
async function fetchToken(context: ChannelContext): Promise<string> {
  const reply = await context.http({
    method: 'POST',
    url: `${String(context.settings.loginEndpoint || LOGIN).replace(/\/+$/, '')}/auth/o2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: await context.secrets.get('refreshToken'),
      client_id: await context.secrets.get('clientId'),
      client_secret: await context.secrets.get('clientSecret'),
    }).toString(),
    bucket: 'login',
    repeatable: true,
  })
  if (reply.status >= 400)
    throw new ChannelFailure('auth', 'Amazon no longer accepts the refresh token.')
  const token = tokenReply.parse(parseAmazonBody(reply))
  const ends = Date.parse(context.now()) + token.expires_in * 1_000 - EARLY_MS
  await context.secrets.put('accessToken', token.access_token, new Date(ends).toISOString())
  return token.access_token
}

const errorList = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string() })).min(1),
})

function messageOf(reply: ChannelReply): string {
  const parsed = errorList.safeParse(tryParse(reply)).data
  return parsed?.errors[0]?.message ?? `Amazon answered ${reply.status}.`
}

function parseAmazonBody(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    throw new ChannelFailure('transient', 'Amazon answered with something that is not JSON.')
  }
}

function tryParse(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    return undefined
  }
}

/** The rate that Amazon grants this seller, where it says it. */
export function readAmazonLimit(reply: ChannelReply): { perSecond: number } | undefined {
  const rate = Number(reply.headers['x-amzn-ratelimit-limit'])
  return rate > 0 ? { perSecond: rate } : undefined
}
