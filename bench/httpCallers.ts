import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { newId } from '../server/platform/identifier.ts'
import { runCallers } from './ground.ts'

const { url, keys, skus, seconds, connections } = workerData as {
  url: string
  keys: string[]
  skus: string[]
  seconds: number
  connections: number
}

const agent = new Agent({ keepAlive: true, maxSockets: connections })
const tag = newId().slice(-12)

/** One reservation over a kept connection; anything but 201 ends the bench. */
function send(call: number): Promise<void> {
  const sku = skus[(call * 7919) % skus.length]
  const body = JSON.stringify({
    reference: `${tag}-${call}`,
    lines: [{ sku, site: 'MAIN', quantity: 1 }],
  })
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${keys[call % keys.length]}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': `${tag}-${call}`,
        },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () =>
          answer.statusCode === 201
            ? resolve()
            : reject(new Error(`answered ${answer.statusCode}`)),
        )
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

parentPort?.postMessage(await runCallers(connections, seconds, send))
agent.destroy()
