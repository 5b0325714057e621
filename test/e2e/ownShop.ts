import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

/** A shop of one's own, as docs/channels.md shows it: it hears of stock by signed messages. */
export interface OwnShop {
  url: string
  /** What it was last told, by listing. */
  shows: Map<string, number>
  /** Messages of another secret are refused from now on. */
  trust(secret: string): void
  close(): Promise<void>
}

interface Told {
  type: string
  data: { listings: { listing: string; available: number; seq: number }[] }
}

/** Opens the shop; until it trusts a secret it refuses every message. */
export async function openOwnShop(): Promise<OwnShop> {
  const shows = new Map<string, number>()
  const newest = new Map<string, number>()
  let webhook: Webhook | undefined
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const body = await text(request)
    try {
      if (!webhook) throw new Error('no secret yet')
      const { type, data } = webhook.verify(body, request.headers as Record<string, string>) as Told
      for (const { listing, available, seq } of type === 'stock.changed' ? data.listings : []) {
        if (seq <= (newest.get(listing) ?? 0)) continue
        newest.set(listing, seq)
        shows.set(listing, available)
      }
      reply.end()
    } catch {
      reply.writeHead(401).end()
    }
  }
  const server = createServer((request, reply) => void answer(request, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stock`,
    shows,
    trust: (secret) => {
      webhook = new Webhook(secret)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
