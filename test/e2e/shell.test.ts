import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openSite, type Site, stockShop, visit } from './site.ts'

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
  await stockShop(site)
  await site.call('POST', '/v1/items/WOL-BEAN/identifiers', { kind: 'upc', value: '036000291452' })
  await site.call('POST', '/v1/sites/MAIN/bins', { pattern: 'A-01-01..A-01-04' })
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

/** A scanner types without waiting for anybody, and ends with Enter. */
async function scan(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const press = (key: string, text: string) => [
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
  ]
  await Promise.all([...[...code].flatMap((key) => press(key, key)), ...press('Enter', '\r')])
}

describe('The shell', () => {
  test('a scanned barcode opens its item, a bin’s label its bin, whatever has the focus', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/audit')
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
    await scan(page, '036000291452')
    await page.waitForURL('**/inventory/WOL-BEAN')
    // The Enter of the scanner must not press the button that has the focus.
    await page.getByRole('button', { name: 'Adjust stock' }).focus()
    await scan(page, ']C1MAIN/A-01-02')
    await page.waitForURL('**/locations/MAIN%2FA-01-02')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await scan(page, 'no-such-code-1')
    await page.getByText('Nothing found.').waitFor()
    expect(complaints).toEqual([])
  })

  test('the palette finds items, places and documents, and does things', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory')
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('textbox', { name: 'Search or jump to' })
    await box.fill('A-01-03')
    await page.getByText('MAIN/A-01-03').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/locations/MAIN%2FA-01-03')
    await page.keyboard.press('Control+k')
    await box.fill('order-1')
    await page.getByText('committed').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Reservation order-1' }).waitFor()
    await page.keyboard.press('Control+k')
    await box.fill('check the books')
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('region', { name: 'Work in progress' })
    await drawer.getByText('Every number agrees with the ledger.').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByRole('heading', { name: 'Locations' }).waitFor()
    // What was begun on one page is told on every other.
    await drawer.getByText('Every number agrees with the ledger.').waitFor()
    await drawer.getByRole('button', { name: /Dismiss/ }).click()
    await drawer.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  test('columns and row height follow their owner to another browser', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory')
    await page.getByRole('button', { name: 'Columns' }).click()
    const menu = page.getByRole('dialog', { name: 'Columns' })
    await menu.getByLabel('Unavailable', { exact: true }).uncheck()
    await menu.getByLabel('Unit cost', { exact: true }).check()
    await menu.getByRole('button', { name: 'Move Available left' }).click()
    await menu.getByRole('button', { name: 'Pin On hand' }).click()
    await menu.getByText('Compact').click()
    const kept = async () => {
      const { rows } = await site.db.pool.query('select value from user_preference order by name')
      return rows.map(({ value }: { value: string }) => value).join(' ')
    }
    await expect.poll(kept, { timeout: 10_000 }).toMatch(/compact.*"pinned":\["onHand"\]/)
    const { page: elsewhere } = await visit(browser, site, '/inventory')
    await elsewhere.getByRole('columnheader', { name: 'Unit cost' }).waitFor()
    const headers = await elsewhere.getByRole('columnheader').allTextContents()
    expect(headers.map((text) => text.replace(/[↑↓]/g, '')).filter(Boolean)).toEqual([
      'Product',
      'On hand',
      'Status',
      'Committed',
      'Available',
      'Incoming',
      'Days of cover',
      'Unit cost',
    ])
    const row = elsewhere.locator('[data-row="0"]')
    expect((await row.boundingBox())?.height).toBeCloseTo(28, 0)
    await site.db.pool.query('delete from user_preference')
  })

  test('a view is saved, shared by its address, and deleted', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory?sort=onHand&direction=desc')
    await page.getByRole('button', { name: 'Save view' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save this view' })
    await dialog.getByLabel('Name').fill('Most first')
    await dialog.getByLabel('Share with everyone').check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL('**view=*')
    const address = page.url()
    const { page: other } = await visit(browser, site, address.replace(site.url, ''))
    await other.getByRole('link', { name: 'Most first' }).waitFor()
    await other.locator('[data-active]', { hasText: 'Most first' }).waitFor()
    expect(await other.locator('tbody th a').first().textContent()).toContain('Wool beanie')
    await other.getByRole('button', { name: 'This view' }).click()
    await other.getByRole('menuitem', { name: 'Delete' }).click()
    await other.getByRole('link', { name: 'Most first' }).waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  test('an owner looks at Onhand as a picker, can change nothing, and ends it', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/settings/roles')
    const table = page.getByRole('table', { name: 'What roles may do' })
    await table.getByRole('row', { name: 'Ship orders' }).waitFor()
    await page.getByRole('button', { name: 'View as Picker' }).click()
    const strip = page.getByRole('region', { name: 'Preview' })
    await strip.getByText('You see Onhand as Picker').waitFor()
    const rooms = page.getByRole('navigation', { name: 'Rooms' }).first()
    await rooms.getByRole('link', { name: 'Orders' }).waitFor()
    expect(await rooms.getByRole('link', { name: 'Reports' }).count()).toBe(0)
    await strip.getByRole('button', { name: 'End' }).click()
    await page.waitForURL('**/settings/roles')
    await rooms.getByRole('link', { name: 'Reports' }).waitFor()
    expect(await strip.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a supplier’s planning says how many items it changes; a backup comes by the drawer', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    await site.call('POST', '/v1/suppliers', { code: 'ACME', name: 'Acme' })
    await site.call('PUT', '/v1/items/WOL-BEAN/suppliers/ACME', {})
    const { page, complaints } = await visit(browser, site, '/settings/planning')
    await page.getByRole('button', { name: 'Edit Acme' }).click()
    const dialog = page.getByRole('dialog', { name: 'Planning of Acme' })
    await dialog.getByLabel('Lead time, days').fill('21')
    await dialog.getByText('Changes 1 of 1 item.').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    const row = page.getByRole('table', { name: 'Planning by supplier' }).getByRole('row').nth(1)
    await row.getByText('21', { exact: true }).waitFor()

    await page.getByRole('link', { name: 'Backup' }).click()
    await page.getByText('None yet').waitFor()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Make a backup' }).click()
    expect((await coming).suggestedFilename()).toMatch(/^onhand-.*\.backup$/)
    await page.getByRole('region', { name: 'Work in progress' }).getByText('downloaded.').waitFor()
    await page.getByText('Olga Owner').nth(1).waitFor()
    expect(complaints).toEqual([])
  })
})
