import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { guardedLookup, requireOutgoingAddress } from './outgoingAddress.ts'

export interface OutgoingRequest {
  method: string
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface OutgoingReply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export interface OutgoingLimits {
  /** Hosts of the private network that the operator allows. */
  allowedPrivateHosts: readonly string[]
  /** From the first byte sent to the last byte read. */
  deadlineMs: number
  maxReplyBytes?: number
  signal?: AbortSignal
}

const MAX_REPLY_BYTES = 32 * 1024 * 1024

/** A reply that is larger than the caller is willing to read. */
export class ReplyTooLargeError extends Error {}

/**
 * One request to a host outside: only to addresses that are allowed, never following a redirect
 * (a redirect could lead inside), and over by the deadline whatever the other side does.
 */
export async function sendOutgoing(
  request: OutgoingRequest,
  limits: OutgoingLimits,
): Promise<OutgoingReply> {
  const url = requireOutgoingAddress(request.url, limits.allowedPrivateHosts)
  const deadline = AbortSignal.timeout(limits.deadlineMs)
  const signal = limits.signal ? AbortSignal.any([deadline, limits.signal]) : deadline
  const lookup = guardedLookup(url, limits.allowedPrivateHosts)
  const body = request.body === undefined ? undefined : Buffer.from(request.body)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: request.method,
        headers: {
          'user-agent': 'Onhand',
          ...(body ? { 'content-length': String(body.length) } : {}),
          ...request.headers,
        },
        signal,
        ...(lookup ? { lookup } : {}),
      },
      (incoming) => {
        const parts: Buffer[] = []
        let size = 0
        incoming.on('data', (part: Buffer) => {
          size += part.length
          if (size > (limits.maxReplyBytes ?? MAX_REPLY_BYTES))
            incoming.destroy(new ReplyTooLargeError(`The reply of ${url.host} is too large.`))
          parts.push(part)
        })
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.join(', ') : (value ?? ''),
              ]),
            ),
            body: Buffer.concat(parts),
          }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
