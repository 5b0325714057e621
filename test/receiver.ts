import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a receiver was sent. */
export interface Received {
  headers: Record<string, string>
  body: string
}

type Answer = number | ((request: IncomingMessage, response: ServerResponse) => void)

/** A program outside that is told something, over real HTTP. */
export interface Receiver {
  url: string
  received: Received[]
  /** How it answers from now on: a status, or something worse. */
  answer: Answer
  close(): Promise<void>
}

/** Starts a receiver on the machine itself; it says 204 until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      receiver.received.push({ headers, body: Buffer.concat(parts).toString() })
      const { answer } = receiver
      if (typeof answer === 'number') response.writeHead(answer).end()
      else answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    answer: 204,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}
