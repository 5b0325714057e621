import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Problem } from '../platform/problem.ts'
import type { ReplyHead, Settle } from '../platform/route.ts'
import { getAccount } from './account.ts'
import { ChannelHttp, realWaiting } from './channelHttp.ts'
import type { Surroundings } from './checkConnection.ts'
import { requireConnector } from './connectAccount.ts'
import { keepMessages } from './messages.ts'
import { channelContext } from './syncAccount.ts'

const MAX_BYTES = 2 * 1024 * 1024

/**
 * Takes a channel's webhook: its signature is checked over the raw body, what it hints at is kept, and
 * only then is it answered. Work on it comes later, so that the channel never waits for us.
 */
export async function receiveMessages(
  surroundings: Surroundings,
  code: string,
  request: {
    headers: Record<string, string | undefined>
    body: Readable
  },
  { settle, reply: head }: { settle: Settle; reply: ReplyHead },
): Promise<string> {
  const { db, context, config, masterKey } = surroundings
  const body = await readBody(request.body)
  // Who does not know the secret does not learn which channels there are either.
  const account = await getAccount(db, code).catch(() => undefined)
  const connector = account && requireConnector(account.connector)
  if (!account || !connector?.verify) throw new Problem(401, 'message_not_verified')
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), String(value)]],
    ),
  )
  const waiting = realWaiting(context.clock)
  const sync = {
    db,
    context,
    masterKey,
    connector,
    accountId: account.id,
    http: new ChannelHttp(connector, config.allowedPrivateHosts, waiting),
    baseUrl: config.baseUrl,
    random: () => waiting.random(),
    signal: AbortSignal.timeout(10_000),
  }
  const verified = await connector.verify(channelContext(sync, account), {
    method: 'POST',
    headers,
    body,
  })
  if (!verified.ok) throw new Problem(401, 'message_not_verified')
  // Only what is verified takes an Idempotency-Key: a forged message cannot spend one that is to come.
  const { hints, reply } = verified
  return settle(async (tx) => {
    await keepMessages(tx, account.id, hints, context.clock.now())
    head.status = reply?.status ?? 200
    head.unchanged = true
    return reply?.body ?? ''
  }, createHash('sha256').update(body).digest('base64url'))
}

async function readBody(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BYTES) throw new Problem(413, 'body_too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
