import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOfLink } from '../../server/access/oneTimeLinks.ts'
import { createSetupToken } from '../../server/access/setUp.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { launchChromium } from '../chromium.ts'
import { OWNER, openSite, type Site, stockShop, visit } from './site.ts'

// From the printed link to an adjustment that is taken back, with keys alone: nothing here clicks.

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

// Letters that come faster than this are a scanner's.
const PACE_MS = 130

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (key.length === 1 || key === 'Space') await page.waitForTimeout(PACE_MS)
    await page.keyboard.press(key)
  }
}

/** What has the focus, as it is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
      .trim()
      .slice(0, 80)
  })
}

/** Presses Tab until that has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let step = 0; step < 60; step++) {
    const now = await focused(page)
    if (name.test(now)) return
    passed.push(now.slice(0, 20))
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(name)}: ${passed.join(' · ')}`)
}

async function isWithin(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((what) => document.activeElement?.closest(what) != null, selector)
}

const available = async (sku: string) => {
  const { data } = (await site.call('GET', `/v1/stock?sku=${sku}`)) as {
    data?: { available: number }[]
  }
  return data?.[0]?.available
}

describe('With keys alone', () => {
  test('an owner sets Onhand up', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const token = (await createSetupToken(site.db, systemClock)) ?? ''
    const link = addressOfLink(site.url, 'set_up', token)
    const { page, complaints } = await visit(browser, site, link, { anonymous: true })
    await page.getByLabel('Company').waitFor()
    expect(await focused(page)).toMatch(/^Company/)
    await page.keyboard.type('Harbor & Pine')
    await tabTo(page, /^Your name/)
    await page.keyboard.type(OWNER.name)
    await tabTo(page, /^E-mail/)
    await page.keyboard.type(OWNER.email)
    await tabTo(page, /^Password/)
    await page.keyboard.type(OWNER.password)
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    expect(complaints).toEqual([])
    await stockShop(site)
  })

  test('rows are walked, selected, opened and looked into', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/today')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    await press(page, 'g', 'i')
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
    await press(page, 'j', 'j')
    expect(await focused(page)).toContain('Canvas tote')
    await press(page, 'x')
    await page.getByText('1 item selected').waitFor()
    await press(page, 'x')
    await page.getByText('1 item selected').waitFor({ state: 'hidden' })
    await press(page, 'Space')
    await page.getByText('Where it lies').waitFor()
    await press(page, 'Escape')
    await page.getByText('Where it lies').waitFor({ state: 'hidden' })
    expect(await focused(page)).toContain('Canvas tote')
    await press(page, 'o')
    await page.getByRole('button', { name: 'Places of CNV-TOTE', expanded: true }).waitFor()
    await press(page, 'o', 'k')
    expect(await focused(page)).toContain('Blue crew tee')
    await press(page, '/')
    expect(await focused(page)).toBe('Search SKU, title, barcode')
    await page.keyboard.type('mug')
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor({ state: 'hidden' })
    await press(page, 'Escape')
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
    await press(page, 'Escape', 'j', 'Enter')
    await page.waitForURL('**/inventory/CNV-TOTE')
    expect(complaints).toEqual([])
  })

  test('a dialog keeps the focus, gives it back, and what it did is taken back', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/CNV-TOTE')
    const before = await available('CNV-TOTE')
    await page.getByRole('button', { name: 'Adjust stock' }).waitFor()
    await tabTo(page, /^Adjust stock$/)
    await press(page, 'Enter')
    await page.getByLabel('Change of CNV-TOTE').waitFor()
    for (let step = 0; step < 14; step++) {
      await press(page, 'Tab')
      expect(await isWithin(page, '[role="dialog"]')).toBe(true)
    }
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('Adjust stock')
    await press(page, 'Enter')
    await page.getByLabel('Change of CNV-TOTE').waitFor()
    await tabTo(page, /^Change of CNV-TOTE/)
    await page.keyboard.type('5')
    await press(page, 'Enter')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await available('CNV-TOTE')).toBe((before ?? 0) + 5)
    await press(page, 'Control+z')
    await page.getByText('It was taken back.').waitFor()
    expect(await available('CNV-TOTE')).toBe(before)
    expect(complaints).toEqual([])
  })

  test('the palette, the sheet of keys, a menu and the way past the rooms work', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/CNV-TOTE')
    await page.getByRole('button', { name: 'More' }).waitFor()
    await tabTo(page, /^More$/)
    await press(page, 'Enter')
    await page.getByRole('menuitem', { name: 'Print labels' }).waitFor()
    await press(page, 'Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More')
    await press(page, '?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More')
    await press(page, 'Control+k')
    await page.getByRole('textbox', { name: 'Search or jump to' }).waitFor()
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => focused(page)).toBe('More')
    await press(page, 'Control+k')
    await page.keyboard.type('locati')
    await page.locator('[data-action]', { hasText: 'Locations' }).waitFor()
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Locations' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.reload()
    await page.getByRole('heading', { name: 'Locations' }).waitFor()
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Skip to content')
    await press(page, 'Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(complaints).toEqual([])
  })
})
