import { z } from 'zod'
import { type ChannelContext, ChannelFailure, type ChannelReply } from '../connector.ts'
import { vendureDocuments } from './vendureDocuments.ts'

const envelope = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
})

/** Sends one document and reads its data; whatever the shop refuses becomes a failure. */
export async function callVendure<Schema extends z.ZodType>(
  context: ChannelContext,
  name: keyof typeof vendureDocuments,
  variables: Record<string, unknown>,
  schema: Schema,
  options: { repeatable?: boolean } = {},
): Promise<z.output<Schema>> {
  const { data } = await askVendure(context, name, variables, options)
  return schema.parse(data) as z.output<Schema>
}

/** The same with the reply's headers and without reading its data. */
export async function askVendure(
  context: ChannelContext,
  name: keyof typeof vendureDocuments,
  variables: Record<string, unknown>,
  options: { repeatable?: boolean } = {},
): Promise<{ data: unknown; reply: ChannelReply }> {
  const query = vendureDocuments[name]
  const channel = context.settings.channelToken
  const reply = await context.http({
    method: 'POST',
    url: String(context.settings.shop).replace(/\/+$/, ''),
    headers: {
      'content-type': 'application/json',
      'vendure-api-key': await context.secrets.get('apiKey'),
      ...(channel ? { 'vendure-token': String(channel) } : {}),
    },
    body: JSON.stringify({ query, variables }),
    bucket: 'requests',
    repeatable: options.repeatable ?? query.trimStart().startsWith('query'),
  })
  if (reply.status === 403)
    throw new ChannelFailure('auth', 'The shop forbids this to our key (403).')
  const { data, errors } = readEnvelope(reply)
  if (errors?.[0]) throw toVendureFailure(errors[0])
  return { data, reply }
}

function readEnvelope(reply: ChannelReply): z.output<typeof envelope> {
  const read = envelope.safeParse(parseBody(reply)).data
  if (reply.status === 404 || (!read && reply.status < 400))
    throw new ChannelFailure('invalid', 'There is no Vendure admin API at this address.')
  if (!read) throw new ChannelFailure('invalid', `The shop answered ${reply.status}.`)
  return read
}

/** A page of a proxy in place of an answer passes or it does not. */
function parseBody(reply: ChannelReply): unknown {
  try {
    return JSON.parse(reply.body.toString())
  } catch {
    if (reply.status === 404) return undefined
    throw new ChannelFailure('transient', 'The shop answered with something that is not JSON.')
  }
}

type GraphqlError = NonNullable<z.output<typeof envelope>['errors']>[number]

/** A key that is unknown and one that lacks a permission are told in the same way, with status 200. */
function toVendureFailure({ message, extensions }: GraphqlError): ChannelFailure {
  const code = extensions?.code
  if (code === 'FORBIDDEN' || code === 'UNAUTHORIZED')
    return new ChannelFailure('auth', `The shop refuses our key: ${message}`)
  if (code === 'CHANNEL_NOT_FOUND')
    return new ChannelFailure('auth', 'The shop has no channel with this token.')
  if (code === 'ENTITY_NOT_FOUND') return new ChannelFailure('not_found', message)
  if (code === 'INTERNAL_SERVER_ERROR') return new ChannelFailure('transient', message)
  return new ChannelFailure('invalid', message)
}

/** What a mutation says that it could not do. */
export const vendureOutcome = z.object({
  __typename: z.string(),
  id: z.string().optional(),
  state: z.string().optional(),
  errorCode: z.string().optional(),
  message: z.string().optional(),
})

/** Throws the refusal that a mutation answers with. */
export function refuseOutcome(outcome: z.output<typeof vendureOutcome>): void {
  if (outcome.errorCode) throw new ChannelFailure('invalid', outcome.message ?? outcome.errorCode)
}
