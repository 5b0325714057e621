import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { DESKTOP, openSite, PHONE, type Site, stockShop, visit } from './site.ts'

const PAGES = [
  ['/audit', 'Audit'],
  ['/inventory', 'Inventory'],
  ['/inventory/CNV-TOTE', 'Canvas tote'],
  ['/reorder', 'Reorder'],
  ['/imports', 'Import'],
  ['/activity', 'Activity'],
  ['/settings/company', 'Settings'],
  ['/settings/users', 'Settings'],
  ['/settings/api-keys', 'Settings'],
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
  ['light', 'desktop', DESKTOP],
  ['dark', 'desktop', DESKTOP],
  ['light', 'phone', PHONE],
  ['dark', 'phone', PHONE],
] as const)('In %s on a %s', (colorScheme, _name, viewport) => {
  test('no page breaks WCAG 2.2 AA', { timeout: 60_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const inside = await visit(browser, site, '/audit', { colorScheme, viewport })
    const outside = await visit(browser, site, '/log-in', {
      colorScheme,
      viewport,
      anonymous: true,
    })
    const found: string[] = []
    for (const [{ page }, pages] of [
      [inside, PAGES],
      [outside, OPEN_PAGES],
    ] as const) {
      for (const [path, heading] of pages) {
        await page.goto(path)
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
        await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
          found.push(`${path}: runs off the screen`)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        for (const { id, nodes } of violations)
          found.push(`${path}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      }
    }
    expect(found).toEqual([])
    expect([...inside.complaints, ...outside.complaints]).toEqual([])
  })
})
