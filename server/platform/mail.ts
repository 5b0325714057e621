import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { Tx } from './database.ts'
import { newId } from './identifier.ts'
import { enqueueJob, type Jobs } from './jobs.ts'
import { openSecret, sealSecret } from './secrets.ts'

/** One letter in plain text. */
export interface Mail {
  to: string
  subject: string
  text: string
}

const TIMEOUT_MS = 15_000

/** Queues a letter with the deed; it holds links that open accounts, so it waits encrypted. */
export async function queueMail(tx: Tx, masterKey: Buffer, mail: Mail): Promise<void> {
  const id = newId()
  const sealed = sealSecret(masterKey, JSON.stringify(mail), placeOf(id))
  await enqueueJob(tx, 'platform.send_mail', { id, sealed })
}

/** Sends what was queued. */
export const mailJobs: Jobs = {
  'platform.send_mail': {
    run: async ({ payload, config, masterKey }) => {
      const { id, sealed } = payload as { id: string; sealed: string }
      await sendMail(config, JSON.parse(openSecret(masterKey, sealed, placeOf(id))) as Mail)
    },
  },
}

function placeOf(id: string) {
  return { table: 'mail', row: id, column: 'payload' }
}

/** Sends a letter through ONHAND_SMTP_URL; without one it sends nothing. */
export async function sendMail(config: Config, mail: Mail): Promise<void> {
  if (!config.smtpUrl) return
  const url = new URL(config.smtpUrl)
  const transport = createTransport({
    url: config.smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A letter never pulls in a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: senderOf(url, config), ...mail })
  } finally {
    transport.close()
  }
}

/** `?from=` of the SMTP address, else its user, else a name at our own host. */
function senderOf(url: URL, config: Config): string {
  const user = decodeURIComponent(url.username)
  const own = user.includes('@') ? user : `onhand@${new URL(config.baseUrl).hostname}`
  return url.searchParams.get('from') ?? own
}
