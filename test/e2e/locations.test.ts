import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openSite, type Site, stockShop, visit } from './site.ts'

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

describe('Locations', () => {
  test('bins are made from the first and the last, filled, renamed and archived', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/locations')
    await page.getByRole('button', { name: 'Make bins' }).click()
    const make = page.getByRole('dialog', { name: 'Make bins' })
    await make.getByRole('textbox', { name: 'Bins' }).fill('A-01-01..A-03-04')
    await make.getByText('12 bins, from A-01-01 to A-03-04').waitFor()
    await make.getByRole('button', { name: 'Make bins' }).click()
    await page.getByText('12 bins were made; 0 were there already.').waitFor()
    await page.getByRole('link', { name: 'MAIN/A-03-04' }).waitFor()
    await page.getByRole('link', { name: 'MAIN Main warehouse' }).click()
    await page.getByRole('heading', { name: 'MAIN', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Move from here' }).click()
    const move = page.getByRole('dialog', { name: 'Move from here' })
    await move.getByLabel('To', { exact: true }).first().fill('A-01-01')
    await page.getByRole('option', { name: 'MAIN/A-01-01' }).click()
    await move.getByLabel('Units of WOL-BEAN').fill('100')
    await move.getByRole('button', { name: 'Move 3 items' }).click()
    await page.getByText('Moved 3 items to MAIN/A-01-01.').waitFor()
    await page.goto('/locations/MAIN%2FA-01-01')
    await page.getByRole('row', { name: /WOL-BEAN.*100/ }).waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Code' }).fill('B-01')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'MAIN/B-01' }).waitFor()
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('MAIN/B-01 was archived.').waitFor()
    await page.getByRole('button', { name: 'Open again' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Archive' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a site has its zone and its address', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/locations')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Site' }).click()
    const dialog = page.getByRole('dialog', { name: 'New site' })
    await dialog.getByRole('textbox', { name: 'Code' }).fill('RNO')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Reno')
    await dialog.getByLabel('Street').fill('12 Pier Rd')
    await dialog.getByLabel('City').fill('Reno')
    await dialog.getByLabel('State').fill('NV')
    await dialog.getByLabel('ZIP').fill('89501')
    await dialog.getByRole('button', { name: 'Make site' }).click()
    await page.getByText('RNO was made.').waitFor()
    await page.getByRole('link', { name: 'RNO Reno' }).click()
    await page.getByText('Reno, NV 89501').waitFor()
    expect(complaints).toEqual([])
  })
})
