import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { countWaiting, goTo, rest } from './clickAll.ts'
import { findFaults, findFaultsInBoth } from './judge.ts'
import { DESKTOP, OWNER, openSite, PHONE, type Site, stockShop, visit } from './site.ts'

const PAGES = [
  ['/audit', 'Audit'],
  ['/inventory', 'Inventory'],
  ['/inventory/CNV-TOTE', 'Canvas tote'],
  ['/alerts', 'Alerts'],
  ['/orders', 'Orders'],
  ['/scan', 'Scan'],
  ['/reorder', 'Reorder'],
  ['/locations', 'Locations'],
  ['/locations/MAIN', 'MAIN'],
  ['/imports', 'Import'],
  ['/activity', 'Activity'],
  ['/settings/company', 'Settings'],
  ['/settings/planning', 'Settings'],
  ['/settings/users', 'Settings'],
  ['/settings/roles', 'Settings'],
  ['/settings/api-keys', 'Settings'],
  ['/settings/phones', 'Settings'],
  ['/settings/webhooks', 'Settings'],
  ['/settings/notifications', 'Settings'],
  ['/settings/backup', 'Settings'],
  ['/settings/appearance', 'Settings'],
  ['/settings/account', 'Settings'],
] as const

const OPEN_PAGES = [
  ['/log-in', 'Log in'],
  ['/set-up?token=x', 'Set up Onhand'],
  ['/accept-invitation?token=x', 'Welcome to Onhand'],
  ['/forgot-password', 'Forgot your password?'],
  ['/reset-password?token=x', 'New password'],
] as const

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
  await stockShop(site)
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
] as const)('On %s', (_name, viewport) => {
  test('no page breaks WCAG 2.2 AA or runs off the screen', { timeout: 120_000 }, async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/log-in', { viewport })
    await countWaiting(page)
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const found: string[] = []
    for (const [path, heading] of PAGES) {
      await goTo(page, path)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await rest(page)
      found.push(...(await findFaultsInBoth(page, path)))
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })

  test('nor does one for those who are not logged in, also at 400 % zoom', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/log-in', {
      viewport,
      anonymous: true,
    })
    const found: string[] = []
    for (const [path, heading] of OPEN_PAGES) {
      await page.goto(path)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      found.push(...(await findFaultsInBoth(page, path)))
      await page.setViewportSize({ width: 320, height: 640 })
      found.push(...(await findFaults(page, `${path} at 320 px`, ['target-size'])))
      await page.setViewportSize(viewport)
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})

test('nothing that opens over a page breaks it either', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) return skip('no Chromium runs here')
  const { page } = await visit(browser, site, '/inventory', {})
  await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
  const found: string[] = []
  const judgeBoth = async (name: string) => found.push(...(await findFaultsInBoth(page, name)))
  const look = async (name: string) => {
    await page.getByRole('dialog', { name }).waitFor()
    await judgeBoth(name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name }).waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: 'Adjust stock' }).click()
  await page.getByLabel('Add an item').fill('BLU')
  await page.getByRole('option', { name: 'Blue crew tee' }).click()
  await page.getByLabel('Change of BLU-TEE-S').waitFor()
  await look('Adjust stock')
  await page.keyboard.press('?')
  await look('Keyboard shortcuts')
  await page.getByRole('button', { name: 'Columns' }).click()
  await look('Columns')
  await page.getByLabel('Select CNV-TOTE').check()
  await page.getByRole('button', { name: 'Print labels' }).click()
  await page.getByRole('img', { name: 'The first page of labels' }).waitFor()
  await look('Print labels')
  await page.getByRole('button', { name: 'Set thresholds' }).click()
  await page.getByLabel('Case pack', { exact: true }).fill('6')
  await page.getByRole('table', { name: 'Preview' }).waitFor()
  await look('Set thresholds')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await look('Move stock')
  await page.getByRole('button', { name: 'Places of CNV-TOTE' }).click()
  await page.getByRole('button', { name: 'Peek at CNV-TOTE' }).click()
  await page.getByText('Where it lies').waitFor()
  await judgeBoth('peek and places')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^4\s*: why Available of CNV-TOTE/ }).click()
  await look('Why: Available of CNV-TOTE')
  await page.getByRole('button', { name: OWNER.name }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).waitFor()
  await judgeBoth('menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/jump to a room/).fill('wool')
  await page.locator('[data-action]', { hasText: 'WOL-BEAN' }).waitFor()
  await judgeBoth('palette')
  expect(found).toEqual([])
})
