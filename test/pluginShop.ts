import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** What the plugins of all shops sign with. */
export const PLUGIN_SECRET = `whsec_${Buffer.from('a secret that only tests know').toString('base64')}`

/** A message of the file that a shop is given, as it arrives at our address. */
export interface PluginMessage {
  headers: Record<string, string>
  body: string
}

/** Signs as docs/shops/ do; the age of a message is judged by the machine's own clock. */
export function signPluginMessage(news: {
  type: string
  kind: string
  id?: string
}): PluginMessage {
  const body = JSON.stringify(news)
  const id = randomUUID()
  const at = new Date()
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(PLUGIN_SECRET).sign(id, at, body),
    },
  }
}
