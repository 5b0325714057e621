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
  await site.call('POST', '/v1/sites/MAIN/bins', { pattern: 'A-01..A-03' })
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

async function select(page: Page, ...skus: string[]): Promise<void> {
  for (const sku of skus) await page.getByLabel(`Select ${sku}`).check()
}

describe('Many items at once', () => {
  test('thresholds are previewed, set, undone from the notice, and again from history', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory')
    await page.getByRole('link', { name: 'Wool beanie' }).waitFor()
    await select(page, 'BLU-TEE-S', 'CNV-TOTE')
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByRole('button', { name: 'Set thresholds' }).click()
    const dialog = page.getByRole('dialog', { name: 'Set thresholds' })
    await dialog.getByLabel('Lead time, days', { exact: true }).fill('21')
    await dialog.getByText('2 changed, 0 left out').waitFor()
    await dialog.getByRole('button', { name: 'Change 2 items' }).click()
    await page.getByText('Changed 2 items.').waitFor()
    expect(await leadTimeOf('CNV-TOTE')).toBe(21)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    expect(await leadTimeOf('CNV-TOTE')).toBeNull()
    await site.call('POST', '/v1/item-edits', { rows: [{ sku: 'WOL-BEAN', casePack: 6 }] })
    await page.goto('/activity')
    await page
      .getByRole('row', { name: /Item edit created/ })
      .first()
      .getByRole('link', { name: 'WOL-BEAN' })
      .click()
    await page.getByRole('row', { name: /Case pack/ }).waitFor()
    await page.getByRole('button', { name: 'Revert' }).click()
    await page.getByText('Taken back by Olga Owner').waitFor()
    expect(complaints).toEqual([])
  })

  async function leadTimeOf(sku: string) {
    const { data } = await site.call('GET', `/v1/inventory?sku=${sku}`)
    return (data as { leadTimeDays: number | null }[])[0]?.leadTimeDays
  }

  async function onHandOf(sku: string) {
    const { data } = await site.call('GET', `/v1/inventory?sku=${sku}`)
    return (data as { onHand: number }[])[0]?.onHand
  }

  test('a cell is changed where it stands, and an error stays in it', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory')
    const row = rowOf(page, 'Canvas tote')
    await row.getByRole('button', { name: /^6\s*: why On hand of CNV-TOTE/ }).focus()
    await page.keyboard.press('Enter')
    const field = row.getByRole('textbox', { name: 'On hand' })
    await field.fill('many')
    await page.keyboard.press('Enter')
    await row.getByRole('alert').getByText('Type a whole number.').waitFor()
    await field.fill('9')
    await page.keyboard.press('Enter')
    await row.getByLabel('Saved').waitFor()
    expect(await onHandOf('CNV-TOTE')).toBe(9)
    await row.getByRole('button', { name: /^9\s*: why On hand/ }).dblclick()
    await field.fill('1000')
    await page.keyboard.press('Escape')
    await row.getByRole('button', { name: /^9\s*: why On hand/ }).waitFor()
    expect(await onHandOf('CNV-TOTE')).toBe(9)
    expect(complaints).toEqual([])
  })

  test('a range of a spreadsheet is pasted after a look at it', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory?sort=sku')
    await rowOf(page, 'Blue crew tee')
      .getByRole('button', { name: /why On hand of BLU-TEE-S/ })
      .focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      // Blue tee, mug, tote, beanie: by SKU; the last is no number, the mug stays at zero.
      data.setData('text/plain', '41\n0\n8\nsome\n')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    const dialog = page.getByRole('dialog', { name: 'Paste into the list' })
    await dialog.getByText('2 changed, 2 left out').waitFor()
    await dialog.getByText('some: Type a whole number.').waitFor()
    await dialog.getByRole('row', { name: /BLU-TEE-S.*40.*41/ }).waitFor()
    await dialog.getByRole('button', { name: 'Change 2 values' }).click()
    await page.getByText('Adjusted 2 items.').waitFor()
    expect(await onHandOf('CNV-TOTE')).toBe(8)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    expect(await onHandOf('CNV-TOTE')).not.toBe(8)
    expect(await onHandOf('BLU-TEE-S')).toBe(40)
    expect(complaints).toEqual([])
  })

  test('many are moved to a bin, and the bin shows them', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory')
    await page.getByRole('link', { name: 'Wool beanie' }).waitFor()
    await select(page, 'WOL-BEAN', 'CER-MUG')
    await page
      .getByRole('region', { name: 'Selection' })
      .getByRole('button', { name: 'Move' })
      .click()
    const dialog = page.getByRole('dialog', { name: 'Move stock' })
    await dialog
      .getByRole('combobox', { name: 'To' })
      .or(dialog.getByLabel('To'))
      .first()
      .fill('A-02')
    await page.getByRole('option', { name: 'MAIN/A-02' }).click()
    await dialog.getByText('1 changed, 1 left out').waitFor()
    await dialog.getByText('So many do not lie there.').waitFor()
    await dialog.getByRole('button', { name: 'Change 1 item' }).click()
    await page.getByText('Moved 1 item to MAIN/A-02.').waitFor()
    await page.goto('/locations/MAIN%2FA-02')
    await page.getByRole('row', { name: /WOL-BEAN/ }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a row shows its places below and all of it beside, by keys alone', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory?sort=sku')
    await page.getByRole('link', { name: 'Canvas tote' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    const places = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'MAIN' }) })
    await places.first().waitFor()
    await page.keyboard.press('o')
    await places.first().waitFor({ state: 'hidden' })
    await page.keyboard.press('Space')
    const peek = page.getByRole('complementary', { name: 'Peek at BLU-TEE-S' })
    await peek.getByText('Where it lies').waitFor()
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'hidden' })
  })
})
