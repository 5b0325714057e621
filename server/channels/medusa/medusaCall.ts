import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type ChannelReply } from '../connector.ts'

interface MedusaRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  /** Below /admin. */
  path: string
  query?: Record<string, string | string[]>
  body?: object
  /** A write that does the same however often it is sent. */
  repeatable?: boolean
}

const refusal = z.object({ type: z.string(), message: z.string() })

/** Sends one request and reads its answer; whatever the shop refuses becomes a failure. */
export async function callMedusa<Schema extends z.ZodType>(
  context: ChannelContext,
  request: MedusaRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(parseBody(await askMedusa(context, request))) as z.output<Schema>
}

/** The same with the reply's headers and without reading its body. */
export async function askMedusa(
  context: ChannelContext,
  { method = 'GET', path, query, body, repeatable = method === 'GET' }: MedusaRequest,
): Promise<ChannelReply> {
  const key = await context.secrets.get('apiKey')
  const text = queryText(query ?? {})
  const reply = await context.http({
    method,
    url: `${shopAddress(context)}/admin${path}${text ? `?${text}` : ''}`,
    headers: {
      accept: 'application/json',
      ...(body ? { 'content-type': 'application/json' } : {}),
      // A secret key stands in the place of the name, without a password.
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    bucket: 'requests',
    repeatable,
  })
  if (reply.status >= 400) throw toMedusaFailure(reply)
  return reply
}

function shopAddress({ settings }: ChannelContext): string {
  return String(settings.shop).replace(/\/+$/, '')
}

function queryText(query: Record<string, string | string[]>): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      typeof value === 'string'
        ? `${name}=${encodeURIComponent(value)}`
        : value.map((one) => `${name}[]=${encodeURIComponent(one)}`),
    )
    .join('&')
}

/** A page of a proxy in place of an answer passes or it does not. */
function parseBody(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    throw new ChannelFailure('transient', 'The shop answered with something that is not JSON.')
  }
}

function toMedusaFailure(reply: ChannelReply): ChannelFailure {
  const said = readRefusal(reply)
  const message = said?.message ?? `The shop answered ${reply.status}.`
  if (reply.status === 403)
    return new ChannelFailure('auth', `The shop forbids this to our key: ${message}`)
  if (reply.status === 404)
    return said
      ? new ChannelFailure('not_found', message)
      : new ChannelFailure('invalid', 'There is no Medusa admin API at this address.')
  // Another deed works on the same thing right now.
  if (reply.status === 409) return new ChannelFailure('transient', message)
  return new ChannelFailure('invalid', message)
}

function readRefusal(reply: ChannelReply): z.output<typeof refusal> | undefined {
  try {
    return refusal.safeParse(JSON.parse(reply.body.toString())).data
  } catch {
    return undefined
  }
}
