import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendOn,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** What may go wrong between a shop and us. */
export type Fault =
  | 429
  | 500
  | 'errors_in_200'
  | 'timeout_after'
  | 'wrong_json'
  | 'slow_body'
  | 'redirect'

export interface Call {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

/** Stands before a shop and lets calls through, but for those that it spoils. */
export interface FaultyGate {
  url: string
  /** Spoils the next call of this kind. */
  spoil(isMeant: (call: Call) => boolean, fault: Fault): void
  /** Answers every call with 401. */
  refusing: boolean
  /** Lets nothing through and answers nothing. */
  down: boolean
  /** How long a call is on its way to the shop. */
  delayMs: number
  /** Hears of each call when it comes. */
  heard: (call: Call) => void
  /** Calls that the shop refused because there were too many. */
  throttled: number
  /** Calls that came through. */
  calls: Call[]
  /** Calls that followed a redirect to where none may go. */
  trapped: number
  close(): Promise<void>
}

// As GraphQL says that it failed; of another form than any of the other shops answers.
const ERRORS = {
  errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
}

/** Opens a gate before an address. */
export async function openFaultyGate(target: string): Promise<FaultyGate> {
  const spoiled: { isMeant: (call: Call) => boolean; fault: Fault }[] = []
  const trap = createServer((_request, reply) => {
    gate.trapped++
    reply.end('{}')
  })
  const trapUrl = await open(trap)
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      const call = callOf(request, body)
      if (gate.down) return request.socket.destroy()
      if (gate.refusing) return reply.writeHead(401).end('{}')
      const at = spoiled.findIndex(({ isMeant }) => isMeant(call))
      const fault = at < 0 ? undefined : spoiled.splice(at, 1)[0]?.fault
      if (typeof fault === 'number') return reply.writeHead(fault).end('{}')
      if (fault === 'errors_in_200') return reply.writeHead(200).end(JSON.stringify(ERRORS))
      if (fault === 'redirect') return reply.writeHead(302, { location: trapUrl }).end()
      gate.calls.push(call)
      gate.heard(call)
      const isThrottled = () => gate.throttled++
      if (gate.delayMs === 0) return passOn(target, call, reply, fault, isThrottled)
      return setTimeout(() => passOn(target, call, reply, fault, isThrottled), gate.delayMs)
    })
  })
  const gate: FaultyGate = {
    url: await open(server),
    spoil: (isMeant, fault) => spoiled.push({ isMeant, fault }),
    refusing: false,
    down: false,
    delayMs: 0,
    heard: () => {},
    throttled: 0,
    calls: [],
    trapped: 0,
    close: async () => {
      for (const one of [server, trap]) {
        one.closeAllConnections()
        await new Promise((resolve) => one.close(resolve))
      }
    },
  }
  return gate
}

async function open(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function callOf(request: IncomingMessage, body: string): Call {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body }
}

/** The call is done in any case; only its answer may be lost, spoiled or late. */
function passOn(
  target: string,
  call: Call,
  reply: ServerResponse,
  fault: Fault | undefined,
  onThrottled: () => void,
): void {
  const { method, path, headers, body } = call
  const onward = sendOn(`${target}${path}`, { method, headers }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', () => {
      if (answer.statusCode === 429) onThrottled()
      if (fault === 'timeout_after') return reply.destroy()
      if (fault === 'wrong_json') return reply.writeHead(200).end('<html>Maintenance</html>')
      const whole = Buffer.concat(parts)
      const { 'transfer-encoding': _parts, ...kept } = answer.headers
      const length = { 'content-length': String(whole.length) }
      reply.writeHead(answer.statusCode ?? 500, { ...kept, ...length })
      // Half of it, and then nothing more.
      return fault === 'slow_body' ? reply.write(whole.subarray(0, 10)) : reply.end(whole)
    })
  })
  onward.on('error', () => reply.destroy())
  onward.end(body)
}
