import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { planItem } from '../planItem.ts'
import { type Receiver, startReceiver } from '../receiver.ts'
import { openSite, type Site, stockShop, visit } from './site.ts'

let browser: Browser | undefined
let site: Site
let receiver: Receiver

beforeAll(async () => {
  browser = await launchChromium()
  receiver = await startReceiver()
  site = await openSite({ owner: true, news: true })
  await stockShop(site)
})
afterAll(async () => {
  await browser?.close()
  await site.close()
  await receiver.close()
})

describe('Alerts in the browser', () => {
  test('an item that runs out is told with its money, put to rest and made somebody’s', {
    timeout: 90_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    await planItem(site.db, 'BLU-TEE-S', { daily: 5, leadTimeDays: 10 })
    const { page, complaints } = await visit(browser, site, '/alerts')
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor()
    await site.call('POST', '/v1/adjustments', {
      reason: 'lost',
      lines: [{ sku: 'BLU-TEE-S', location: 'MAIN', quantity: -40 }],
    })
    // Nobody asks for it: the loop looks within ten seconds, and the page hears of it.
    const alert = page.getByRole('link', { name: 'BLU-TEE-S is out of stock' })
    await alert.waitFor({ timeout: 40_000 })
    expect(await alert.getAttribute('href')).toBe('/inventory/BLU-TEE-S')
    await page.getByRole('button', { name: 'money at risk: BLU-TEE-S' }).click()
    await page.getByText('dailyDemand × margin × days').waitFor()
    expect(await page.getByText('$774.50').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')

    const more = page.getByRole('button', { name: 'More for: BLU-TEE-S is out of stock' })
    await more.click()
    await page.getByRole('menuitem', { name: 'Until tomorrow' }).click()
    await alert.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await alert.waitFor()
    await more.click()
    await page.getByRole('menuitem', { name: 'Olga Owner' }).click()
    await page.getByRole('link', { name: /^Mine/ }).click()
    await alert.waitFor()
    await page.getByRole('link', { name: 'Reorder' }).last().click()
    await page.getByRole('heading', { name: 'Reorder', level: 1 }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a webhook is added, its message arrives signed, and is sent again', {
    timeout: 90_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/settings/webhooks')
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    await page.getByLabel('Address').fill(receiver.url)
    await page.getByLabel('What it is for').fill('Bookkeeping')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText(/^whsec_/).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('link', { name: 'Bookkeeping' }).click()
    await page.getByRole('button', { name: 'Send a test' }).click()
    const row = page.getByRole('row', { name: /webhook\.tested/ })
    await row.getByText('Arrived').waitFor({ timeout: 30_000 })
    const arrived = () => receiver.received.filter(({ body }) => body.includes('webhook.tested'))
    expect(arrived()).toHaveLength(1)
    expect(arrived()[0]?.headers['webhook-signature']).toMatch(/^v1,/)
    await row.getByRole('button', { name: /^Resend/ }).click()
    await expect.poll(() => arrived().length, { timeout: 30_000 }).toBe(2)
    const ids = arrived().map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(1)
    expect(complaints).toEqual([])
  })
})
