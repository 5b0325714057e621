import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type ChannelReply } from '../connector.ts'

interface WooRequest {
  method?: 'GET' | 'POST' | 'PUT'
  /** Below /wp-json/wc/v3. */
  path: string
  query?: Record<string, string>
  body?: object
  /** A write that does the same however often it is sent. */
  repeatable?: boolean
}

const refusal = z.object({ code: z.string(), message: z.string() })

/** Sends one request and reads its answer; whatever the shop refuses becomes a failure. */
export async function callWoo<Schema extends z.ZodType>(
  context: ChannelContext,
  request: WooRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return (await callWooPage(context, request, schema)).data
}

/** The same with how many pages there are. */
export async function callWooPage<Schema extends z.ZodType>(
  context: ChannelContext,
  request: WooRequest,
  schema: Schema,
): Promise<{ data: z.output<Schema>; pages: number; reply: ChannelReply }> {
  const { method = 'GET', body } = request
  const url = `${shopAddress(context)}/wp-json/wc/v3${request.path}`
  const secure = url.startsWith('https:')
  const key = await context.secrets.get('consumerKey')
  const secret = await context.secrets.get('consumerSecret')
  const credentials = { key, secret }
  const query = secure
    ? new URLSearchParams(request.query)
    : signOauth(method, url, request.query ?? {}, credentials, context.now())
  const text = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const reply = await context.http({
    method,
    url: text ? `${url}?${text}` : url,
    headers: {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(secure
        ? { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` }
        : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    bucket: 'requests',
    // A signed address holds a number that the shop takes once: sent again, it would be refused.
    repeatable: secure && (request.repeatable ?? method === 'GET'),
  })
  if (reply.status >= 400) throw toWooFailure(reply)
  const data = schema.parse(parseWooBody(reply)) as z.output<Schema>
  return { data, pages: Number(reply.headers['x-wp-totalpages'] ?? 1), reply }
}

/** The shop's address without the slash at its end. */
export function shopAddress({ settings }: ChannelContext): string {
  return String(settings.shop).replace(/\/+$/, '')
}

/** OAuth 1.0a in the query, which is what WooCommerce asks for without TLS. */
function signOauth(
  method: string,
  url: string,
  query: Record<string, string>,
  { key, secret }: { key: string; secret: string },
  now: string,
): URLSearchParams {
  const signed = {
    ...query,
    oauth_consumer_key: key,
    oauth_nonce: randomUUID().replaceAll('-', ''),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(Date.parse(now) / 1_000)),
  }
  const signature = oauthSignature(method, url, signed, secret)
  return new URLSearchParams({ ...signed, oauth_signature: signature })
}

/** The signature of a request by its method, its address and all its parameters but itself. */
export function oauthSignature(
  method: string,
  url: string,
  parameters: Record<string, string>,
  secret: string,
): string {
  const text = Object.entries(parameters)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')
  const base = [method, encode(url), encode(text)].join('&')
  return createHmac('sha256', `${encode(secret)}&`)
    .update(base)
    .digest('base64')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** A page of HTML in place of an answer is how WordPress shows trouble; it passes or it does not. */
function parseWooBody(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    throw new ChannelFailure('transient', 'The shop answered with something that is not JSON.')
  }
}

function toWooFailure(reply: ChannelReply): ChannelFailure {
  const parsed = refusal.safeParse(tryParse(reply)).data
  const message = parsed?.message ?? `The shop answered ${reply.status}.`
  if (reply.status === 403)
    return new ChannelFailure('auth', `The shop forbids this to our key: ${message}`)
  if (reply.status === 404) {
    const wanting = parsed?.code === 'rest_no_route' || !parsed
    return wanting
      ? new ChannelFailure('invalid', 'There is no WooCommerce REST API at this address.')
      : new ChannelFailure('not_found', message)
  }
  return new ChannelFailure('invalid', message)
}

function tryParse(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    return undefined
  }
}
