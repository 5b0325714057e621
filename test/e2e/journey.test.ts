import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOfLink } from '../../server/access/oneTimeLinks.ts'
import { createSetupToken } from '../../server/access/setUp.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { launchChromium } from '../chromium.ts'
import { OWNER, openSite, type Site, visit } from './site.ts'

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: false })
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

describe('The first day', () => {
  test('the printed link makes the owner, who is shown where to begin', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const token = (await createSetupToken(site.db, systemClock)) ?? ''
    const link = addressOfLink(site.url, 'set_up', token)
    const { page, complaints } = await visit(browser, site, link, { anonymous: true })
    await page.getByLabel('Company').fill('Harbor & Pine')
    await page.getByLabel('Your name').fill(OWNER.name)
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('password')
    await page.getByRole('button', { name: 'Set up' }).click()
    // Twelve characters is the browser's own rule here; the server has more to say.
    await page.getByRole('textbox', { name: 'Password' }).fill('passwordpassword')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('alert').getByText('too easy to guess').waitFor()
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await page.getByRole('link', { name: 'Import your files' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the link works once, and says so', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/set-up?token=used', { anonymous: true })
    await page.getByLabel('Company').fill('Harbor & Pine')
    await page.getByLabel('Your name').fill(OWNER.name)
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('heading', { name: 'Already set up' }).waitFor()
  })

  test('who is not logged in comes back to the page that was asked for', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory?status=low', {
      anonymous: true,
    })
    await page.getByLabel('E-mail').fill(OWNER.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').getByText('wrong').waitFor()
    await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.waitForURL('**/inventory?status=low')
    await page.getByRole('button', { name: OWNER.name }).click()
    await page.getByRole('menuitem', { name: 'Log out' }).click()
    await page.getByRole('heading', { name: 'Log in' }).waitFor()
    await page.goto('/inventory')
    await page.getByRole('heading', { name: 'Log in' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('an API key is shown once and can be revoked', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/settings/api-keys')
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByLabel('Name').fill('Label printer')
    await page.getByRole('button', { name: 'Make the key' }).click()
    const key = (await page.locator('code').textContent()) ?? ''
    const answer = await fetch(`${site.url}/v1/items`, {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(answer.status).toBe(200)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.reload()
    await page.getByRole('row', { name: 'Label printer' }).waitFor()
    expect(await page.getByText(key).count()).toBe(0)
    await page.getByRole('button', { name: 'Revoke Label printer' }).click()
    await page.getByRole('button', { name: 'Revoke the key' }).click()
    await page.getByRole('row', { name: 'Label printer' }).getByText('Revoked').waitFor()
  })
})
