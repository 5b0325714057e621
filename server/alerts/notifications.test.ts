import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type MailServer, startMailServer } from '../../test/mailServer.ts'
import { type Receiver, startReceiver } from '../../test/receiver.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { sql } from '../platform/sql.ts'
import { NewsLoop } from './newsLoop.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let app: TestApp
let mail: MailServer
let slack: Receiver
let config: Config
let loop: NewsLoop

beforeAll(async () => {
  mail = await startMailServer()
  slack = await startReceiver()
  const env = {
    ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
    ONHAND_DATA: '/nonexistent',
    ONHAND_LOG_LEVEL: 'silent',
    ONHAND_BASE_URL: 'https://onhand.example.com',
    ONHAND_SMTP_URL: mail.url,
  }
  app = await createTestApp({ env })
  config = readConfig(env)
  loop = new NewsLoop({ ...app, config, log: createLog('silent'), deadlineMs: 300 })
})
afterAll(async () => {
  await mail.close()
  await slack.close()
  await app.close()
})
afterEach(async () => {
  await app.db.run(sql`delete from notification_rule`)
  await app.db.run(sql`delete from alert`)
  mail.letters.length = 0
  slack.received.length = 0
  slack.answer = 200
})

let number = 0

/** An alert as the rules of the house would have made it; it ends at the next look. */
async function openAlert(values: { money?: number; kind?: string; severity?: string } = {}) {
  const { money = 12_345, kind = 'channel_blind', severity = 'critical' } = values
  const name = `Shop <${++number}>`
  await app.db.run(sql`
    insert into alert (id, kind, cause, severity, money_minor, subject_kind, subject_id, subject_name,
                       opened_at, changed_at, facts)
    values (gen_random_uuid(), ${kind}, ${name}, ${severity}, ${money}, 'channel', 'shop', ${name},
            ${app.clock.now()}, ${app.clock.now()}, '{"readAt": "2026-11-23T14:00:00Z"}')`)
  return name
}

/** Looks for what is to be told, without looking for what is wrong. */
async function tell() {
  await app.db.run(sql`
    insert into alert_mark (xid, outdated, looked_at) values ('9223372036854775807', false, now())
    on conflict (id) do update set xid = excluded.xid`)
  await loop.tick()
}

async function addRule(rule: Record<string, unknown>) {
  const { status, body } = await app.request('POST', '/v1/notification-rules', {
    company: true,
    ...rule,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id as string
}

const byMail = { way: 'mail', addresses: ['team@example.com'] }

describe('An alert', () => {
  test('is told once by mail, with its money, its reason and the next step', async () => {
    await addRule(byMail)
    const name = await openAlert()
    await tell()
    await tell()
    app.clock.advance(HOUR_MS)
    await tell()
    expect(mail.letters).toHaveLength(1)
    const [letter] = mail.letters as [string]
    expect(letter).toContain('team@example.com')
    expect(letter).toContain(`The orders of ${name} cannot be read`)
    expect(letter).toContain('$123.45 at risk')
    expect(letter).toContain('https://onhand.example.com/channels/shop')
  })

  test('comes in one message with those that come up at once, and waits a while after one', async () => {
    await addRule(byMail)
    for (let index = 0; index < 30; index++) await openAlert({ money: 100 })
    await tell()
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]).toContain('Subject: 30 alerts, $30.00 at risk')
    expect(mail.letters[0]).toContain('And 10 more.')
    await openAlert()
    await openAlert()
    await tell()
    expect(mail.letters).toHaveLength(1)
    app.clock.advance(6 * MINUTE_MS)
    await tell()
    expect(mail.letters).toHaveLength(2)
    expect(mail.letters[1]).toContain('Subject: 2 alerts')
  })

  test('is not told while it is snoozed, nor of another kind, nor below the severity', async () => {
    await addRule({ ...byMail, kinds: ['channel_blind'], severity: 'critical' })
    const snoozed = await openAlert()
    const until = new Date(app.clock.milliseconds() + HOUR_MS).toISOString()
    await app.db.run(sql`update alert set snoozed_until = ${until}`)
    await openAlert({ kind: 'channel_drift' })
    await openAlert({ severity: 'warning' })
    await tell()
    expect(mail.letters).toEqual([])
    app.clock.advance(2 * HOUR_MS)
    await tell()
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]).toContain(snoozed)
  })

  test('reaches Slack as blocks, whose words cannot become links', async () => {
    const id = await addRule({ way: 'slack', slackUrl: slack.url })
    await openAlert()
    await tell()
    const message = JSON.parse(slack.received[0]?.body ?? '{}')
    expect(message.text).toContain('&lt;')
    expect(message.blocks.map(({ type }: { type: string }) => type)).toEqual([
      'header',
      'section',
      'context',
    ])
    const { body } = await app.request('GET', '/v1/notification-rules')
    const rule = body.data.find((row: { id: string }) => row.id === id)
    expect(rule).toMatchObject({ hasSlackUrl: true, lastError: null })
    expect(JSON.stringify(body)).not.toContain(slack.url)
  })

  test('reaches a program through its webhook', async () => {
    const { body } = await app.request('POST', '/v1/webhooks', {
      url: slack.url,
      eventTypes: ['order'],
    })
    await addRule({ way: 'webhook', endpointId: body.webhook.id })
    const name = await openAlert()
    await tell()
    expect(JSON.parse(slack.received[0]?.body ?? '{}')).toMatchObject({
      type: 'alert.notified',
      data: { alerts: [{ headline: `The orders of ${name} cannot be read`, money: 12_345 }] },
    })
  })
})

describe('A digest', () => {
  test('comes once a day at the hour of the site, and not where there is nothing to say', async () => {
    await app.request('PATCH', '/v1/settings', { company: { timeZone: 'America/Los_Angeles' } })
    // Nine in the morning there, when the clock says 17:00 UTC.
    await app.db.run(sql`delete from alert`)
    const at = (iso: string) => app.clock.advance(Date.parse(iso) - app.clock.milliseconds())
    at('2026-12-01T06:00:00Z')
    await addRule({ ...byMail, pace: 'daily', digestHour: 9 })
    at('2026-12-01T18:00:00Z')
    await tell()
    expect(mail.letters).toEqual([])
    await openAlert()
    at('2026-12-02T16:30:00Z')
    await tell()
    expect(mail.letters).toEqual([])
    at('2026-12-02T17:10:00Z')
    await tell()
    await tell()
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]).toContain('Today: 1 alert')
    at('2026-12-03T17:10:00Z')
    await tell()
    expect(mail.letters).toHaveLength(2)
  })
})

describe('A message that does not arrive', () => {
  test('is tried again, is seen, and is given up as an alert of its own', async () => {
    const id = await addRule({ way: 'slack', slackUrl: slack.url })
    slack.answer = 500
    await openAlert()
    await tell()
    const list = async () => (await app.request('GET', '/v1/notifications')).body.data
    expect(await list()).toMatchObject([
      { state: 'waiting', attempts: 1, error: 'Slack answered 500.' },
    ])
    for (let round = 0; round < 8; round++) {
      app.clock.advance(13 * HOUR_MS)
      await tell()
    }
    expect(await list()).toMatchObject([{ state: 'failed', attempts: 8 }])
    await app.request('POST', '/v1/alert-checks', {})
    const { body } = await app.request('GET', '/v1/alerts?kind=notification_failed')
    expect(body.data).toMatchObject([{ subjectId: id, path: '/settings/notifications' }])
    slack.answer = 200
    const [{ id: message }] = await list()
    expect((await app.request('POST', `/v1/notifications/${message}/resends`)).status).toBe(204)
    await tell()
    expect((await list())[0].state).toBe('sent')
  })

  test('is tested by hand first', async () => {
    const id = await addRule({ way: 'slack', slackUrl: slack.url })
    await app.request('POST', `/v1/notification-rules/${id}/tests`)
    await tell()
    expect(slack.received[0]?.body).toContain('Onhand can reach you here')
  })
})

describe('A way to be told', () => {
  test('is the company’s for the owner alone, and one’s own for people', async () => {
    const rule = { company: true, ...byMail }
    const asBuyer = await app.request('POST', '/v1/notification-rules', rule, { role: 'buyer' })
    expect(asBuyer.status).toBe(403)
    const own = await app.request('POST', '/v1/notification-rules', { way: 'mail' })
    expect([own.status, own.body.code]).toEqual([422, 'only_for_people'])
    const picker = await app.request('GET', '/v1/notification-rules', undefined, { role: 'picker' })
    expect(picker.status).toBe(403)
    const asPicker = await app.request(
      'POST',
      '/v1/notification-rules',
      { way: 'mail', addresses: ['me@example.com'] },
      { role: 'picker' },
    )
    expect(asPicker.status).toBe(403)
  })

  test('needs an address of its own kind, and none inside', async () => {
    for (const [rule, code] of [
      [{ way: 'slack' }, 'notification_way_incomplete'],
      [{ way: 'mail' }, 'notification_way_incomplete'],
      [{ ...byMail, slackUrl: slack.url }, 'notification_way_incomplete'],
      [{ way: 'slack', slackUrl: 'https://10.1.2.3/x' }, 'address_not_allowed'],
    ] as const) {
      const { body } = await app.request('POST', '/v1/notification-rules', {
        company: true,
        ...rule,
      })
      expect(body.code).toBe(code)
    }
  })
})
