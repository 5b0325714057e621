import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { openBrowser } from '../../test/browser.ts'
import { type MailServer, startMailServer } from '../../test/mailServer.ts'
import { readConfig } from '../platform/config.ts'
import { startJobs } from '../platform/jobs.ts'
import { createLog } from '../platform/log.ts'
import { mailJobs } from '../platform/mail.ts'
import { accessJobs } from './routes.ts'
import { createOwner } from './setUp.ts'

const PASSWORD = 'seven green bicycles'

let app: TestApp
let mail: MailServer
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  mail = await startMailServer()
  const env = { ONHAND_SMTP_URL: mail.url, ONHAND_DATA: '/nonexistent' }
  app = await createTestApp({ env })
  await createOwner(app.db, app.clock, { email: 'a@example.com', name: 'Ada', password: PASSWORD })
  worker = await startJobs({
    ...app,
    jobs: { ...accessJobs, ...mailJobs },
    log: createLog('silent'),
    config: readConfig(env),
  })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
  await mail.close()
})

/** The token of the link in a letter, whose lines were folded on their way. */
function tokenIn(letter: string | undefined): string {
  const text = (letter ?? '').replaceAll('=\n', '').replaceAll('=3D', '=')
  return /token=([\w-]+)/.exec(text)?.[1] ?? ''
}

describe('With a mail server', () => {
  test('an invitation comes by mail and its link works', async () => {
    const { body } = await app.request('POST', '/v1/invitations', {
      email: 'bert@example.com',
      role: 'buyer',
    })
    expect(body.mailed).toBe(true)
    await mail.waitFor(1)
    expect(mail.letters[0]).toContain('To: bert@example.com')
    expect(mail.letters[0]).toContain('From: stock@example.com')
    const token = tokenIn(mail.letters[0])
    expect(body.url).toContain(token)
    const accepted = { token, name: 'Bert', password: PASSWORD }
    const answer = await openBrowser(app.app).send('POST', '/v1/invitations/acceptances', accepted)
    expect(answer.status).toBe(201)
  })

  test('a forgotten password is reset by mail, and strangers get none', async () => {
    const browser = openBrowser(app.app)
    for (const email of ['stranger@example.com', 'bert@example.com'])
      expect((await browser.send('POST', '/v1/password-resets', { email })).status).toBe(202)
    await mail.waitFor(2)
    expect(mail.letters[1]).toContain('To: bert@example.com')
    const token = tokenIn(mail.letters[1])
    const body = { token, password: 'eight blue tricycles' }
    const done = await browser.send('POST', '/v1/password-resets/completions', body)
    expect(done.status).toBe(204)
    expect(mail.letters).toHaveLength(2)
  })
})
