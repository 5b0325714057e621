import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/identifier.ts'
import { enqueueJob, type Jobs } from '../platform/jobs.ts'
import { queueMail } from '../platform/mail.ts'
import { openSecret, sealSecret } from '../platform/secrets.ts'
import { sql } from '../platform/sql.ts'
import { addressOfLink } from './oneTimeLinks.ts'
import { createPasswordReset } from './resetPassword.ts'

/** Mails the link by which a user sets a new password. */
export async function queuePasswordResetMail(
  tx: Tx,
  masterKey: Buffer,
  email: string,
  url: string,
): Promise<void> {
  await queueMail(tx, masterKey, {
    to: email,
    subject: 'Set a new Onhand password',
    text: `Set a new password here; the link works once:\n${url}\n\nIf you did not ask for it, leave it: nothing changes.\n`,
  })
}

/** Queues the question whether there is such a user: the asker's answer cannot depend on it. */
export async function queuePasswordResetRequest(
  tx: Tx,
  masterKey: Buffer,
  email: string,
): Promise<void> {
  const id = newId()
  await enqueueJob(tx, 'access.answer_password_reset', {
    id,
    sealed: sealSecret(masterKey, email, placeOf(id)),
  })
}

/** Mails a link to whoever asked for one and is a user. */
export const passwordResetJobs: Jobs = {
  'access.answer_password_reset': {
    run: async ({ payload, db, context, config, masterKey }) => {
      const { id, sealed } = payload as { id: string; sealed: string }
      const email = openSecret(masterKey, sealed, placeOf(id))
      await db.transaction(context, async (tx) => {
        const user = await tx.maybe<{ id: string }>(
          sql`select id from app_user where email = ${email} and active`,
        )
        if (!user) return
        const { token } = await createPasswordReset(tx, user.id, { mailed: true })
        const url = addressOfLink(config.baseUrl, 'password_reset', token)
        await queuePasswordResetMail(tx, masterKey, email, url)
      })
    },
  },
}

function placeOf(id: string) {
  return { table: 'password_reset_request', row: id, column: 'email' }
}
