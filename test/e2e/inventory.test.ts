import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openSite, PHONE, type Site, stockShop, visit } from './site.ts'

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

const namesIn = async (page: Page) =>
  (await page.locator('tbody th a').allTextContents()).map((text) => text.trim())

describe('The inventory', () => {
  test('order, view and search stand in the URL and survive a reload', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory')
    await page.getByRole('link', { name: 'On hand' }).click()
    await page.waitForURL('**/inventory?*sort=onHand*')
    await page.getByRole('columnheader', { name: 'On hand', exact: false }).waitFor()
    await page.waitForFunction(() =>
      document.querySelector('tbody th a')?.textContent?.includes('WOL-BEAN'),
    )
    expect((await namesIn(page))[3]).toContain('CER-MUG')
    await page.keyboard.press('/')
    await page.keyboard.type('canvas')
    await page.waitForURL('**search=canvas*')
    await page.waitForFunction(() => document.querySelectorAll('tbody th a').length === 1)
    await page.reload()
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
    expect(await namesIn(page)).toHaveLength(1)
    expect(page.url()).toContain('sort=onHand')
    await page
      .getByRole('link', { name: /^Incoming 1$|^Incoming$/ })
      .first()
      .waitFor()
    expect(complaints).toEqual([])
  })

  test('rows are links, and a keyboard does all of it', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/audit')
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('link', { name: 'Wool beanie' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('region', { name: 'Selection' }).getByText('1 item selected').waitFor()
    const focused = page.locator('tbody th a:focus')
    const address = await focused.getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${address}`)
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Search or jump to' }).fill('CER')
    await page.getByText('CER-MUG', { exact: false }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/inventory/CER-MUG')
  })

  test('a number tells why it is what it is', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory/CNV-TOTE')
    await page.getByRole('button', { name: /^4\s*: why Available/ }).click()
    const why = page.getByRole('dialog', { name: 'Why: Available' })
    await why.getByText('On hand − Unavailable − Committed − Held').waitFor()
    expect(await why.locator('dl').innerText()).toMatch(/Committed\s+2[\s\S]*Result\s+4/)
    await page.getByRole('row', { name: 'order-1' }).waitFor()
  })

  test('the ledger shows what others do, as they do it', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/BLU-TEE-S')
    await page.getByText('Opening balance').waitFor()
    await site.call('POST', '/v1/adjustments', {
      reason: 'damaged',
      note: 'Forklift, aisle 3',
      lines: [{ sku: 'BLU-TEE-S', location: 'MAIN', quantity: -3 }],
    })
    const entry = page.getByRole('list', { name: 'Movements' }).getByRole('listitem').first()
    await entry.getByText('Forklift, aisle 3').waitFor()
    expect(await entry.innerText()).toContain('−3')
    await page.locator('dl').getByText('37', { exact: true }).first().waitFor()
    expect(complaints).toEqual([])
  })

  test('an adjustment is undone from its notice', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/WOL-BEAN')
    await page.getByRole('button', { name: 'Adjust stock' }).click()
    await page.getByLabel('Change of WOL-BEAN').fill('-18')
    const dialog = page.getByRole('dialog', { name: 'Adjust stock' })
    await dialog.getByText('118 → 100').waitFor()
    await dialog.getByRole('button', { name: 'Adjust stock' }).click()
    await page.getByText('Adjusted WOL-BEAN by −18.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    const { data } = await site.call('GET', '/v1/stock?sku=WOL-BEAN')
    expect(data).toMatchObject([{ onHand: 118 }])
    expect(complaints).toEqual([])
  })

  test('on a phone rows are cards and nothing runs off the screen', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory', { viewport: PHONE })
    await page.getByRole('listitem').getByRole('link', { name: 'Wool beanie' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await page.getByRole('button', { name: 'Rooms' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Reorder' }).click()
    await page.getByRole('heading', { name: 'Reorder' }).waitFor()
  })
})
