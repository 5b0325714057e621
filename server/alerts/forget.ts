import type { Database, DeedContext } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

const ALERT_DAYS = 365
const MESSAGE_DAYS = 30

/** Forgets what is long over: alerts after a year, messages after a month. */
export async function forgetOldNews(db: Database, { clock }: DeedContext): Promise<void> {
  const now = clock.now()
  const before = (days: number) => sql`${now}::timestamptz - make_interval(days => ${days})`
  await db.run(sql`
    delete from webhook_delivery where created_at < ${before(MESSAGE_DAYS)} and state <> 'waiting'`)
  await db.run(sql`
    delete from notification where created_at < ${before(MESSAGE_DAYS)} and state <> 'waiting'
       and not exists (select from notification_alert told join alert on alert.id = told.alert_id
                        where told.notification_id = notification.id and alert.ended_at is null)`)
  await db.run(sql`delete from alert where ended_at < ${before(ALERT_DAYS)}`)
}
