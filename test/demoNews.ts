import { startWebhookFeed } from '../server/alerts/carryEvents.ts'
import { createNotificationRule } from '../server/alerts/notificationRules.ts'
import { refreshAlerts } from '../server/alerts/refreshAlerts.ts'
import { replayEvents } from '../server/alerts/webhookDeliveries.ts'
import { createEndpoint } from '../server/alerts/webhookEndpoints.ts'
import type { Database, DeedContext } from '../server/platform/database.ts'
import { sql } from '../server/platform/sql.ts'

/** Lets the demo company hear of its alerts and tell a program of its deeds; gives the program's id. */
export async function inventNews(
  db: Database,
  context: DeedContext,
  masterKey: Buffer,
): Promise<string> {
  await refreshAlerts(db, context, { whole: true })
  const actor = { ...context.actor, permissions: new Set(['alerts.read', 'settings.write']) }
  return db.transaction({ ...context, actor }, async (tx) => {
    await startWebhookFeed(tx)
    const books = { url: 'https://books.example.com/onhand', description: 'Accounting' }
    const { id } = await createEndpoint(tx, masterKey, { ...books, eventTypes: ['order'] }, [])
    await createEndpoint(
      tx,
      masterKey,
      { url: 'https://old.example.com/hook', description: '', eventTypes: [] },
      [],
    )
    await tx.run(sql`
      update webhook_endpoint set enabled = false, disabled_reason = 'failing' where id <> ${id}`)
    await replayEvents(tx, id, new Date(tx.clock.milliseconds() - 86_400_000).toISOString())
    await tx.run(sql`
      update webhook_delivery
         set state = case when sequence % 7 = 3 then 'waiting' else 'delivered' end, attempts = 1 + sequence % 2,
             response_status = case when sequence % 7 = 3 then 503 else 200 end, duration_ms = 84,
             error = case when sequence % 7 = 3 then 'It answered 503.' end,
             attempted_at = created_at, done_at = created_at, due_at = created_at + interval '10 minutes'`)
    const rule = { company: true, kinds: [], severity: 'critical' as const }
    const mail = { ...rule, way: 'mail' as const, addresses: ['warehouse@example.com'] }
    await createNotificationRule(tx, masterKey, { ...mail, pace: 'daily', digestHour: 7 }, [])
    const slackUrl = 'https://hooks.slack.com/services/T000/B000/made-up'
    await createNotificationRule(tx, masterKey, { ...rule, way: 'slack', slackUrl }, [])
    await tx.run(sql`
      insert into notification (id, rule_id, subject, alert_count, state, attempts, due_at, error, created_at,
                                done_at)
      select gen_random_uuid(), id, case when way = 'mail' then 'Today: 14 alerts, $1,204.50 at risk'
               else 'GEAR-18-BLU is out of stock, $180.00 at risk' end, 1,
             case when way = 'mail' then 'sent' else 'waiting' end, 2, now() + interval '5 minutes',
             case when way = 'slack' then 'Slack answered 404.' end, now(),
             case when way = 'mail' then now() end
        from notification_rule`)
    return id
  })
}
