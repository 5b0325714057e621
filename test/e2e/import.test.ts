import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openSite, type Site, visit } from './site.ts'

const FILE = [
  'Variant SKU,Product Title,Cost per item,Shelf',
  'TRAY-1,Walnut tray,6.72,A1',
  'TRAY-2,Oak tray,not a number,A2',
  '',
  'TRAY-3,Ash tray,4.10,A3',
  'Total,,10.82,',
].join('\r\n')

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

const countItems = async () => ((await site.call('GET', '/v1/items')).data as unknown[]).length

test('a file is mapped, checked, corrected in place, imported and taken back', async ({ skip }) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await visit(browser, site, '/imports')
  await page.getByLabel('A file: CSV, TSV or Excel').setInputFiles({
    name: 'trays.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(FILE),
  })
  await page.getByRole('row', { name: 'Variant SKU' }).getByText('Sure').waitFor()
  await page
    .getByRole('row', { name: 'Cost per item' })
    .getByText(/not a number/)
    .first()
    .waitFor()
  await page.getByRole('row', { name: 'Shelf' }).getByText('Left out').waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByText('Checked only').waitFor()
  await page.getByText(/blank: 1; totals: 1 \(row 6\)/).waitFor()
  expect(await countItems()).toBe(0)
  const errors = page.getByRole('link', { name: 'Download the 1 row with errors' })
  const answer = await page.request.get((await errors.getAttribute('href')) ?? '')
  expect(await answer.text()).toContain('TRAY-2')
  await page.getByRole('textbox', { name: 'Cost per item of row 3' }).fill('5.30')
  await page.getByRole('button', { name: 'Check 1 row again' }).click()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('The file was imported.').waitFor()
  expect(await countItems()).toBe(3)
  await page.getByRole('button', { name: 'Roll back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
  await page.getByText('The import was taken back.').waitFor()
  expect(await countItems()).toBe(0)
  expect(complaints).toEqual([])
})

test('cells are pasted; doubtful letters and dates are asked about; a view leaves as a workbook', async ({
  skip,
}) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await visit(browser, site, '/imports')
  await page.getByLabel(/Or paste cells/).fill('SKU\tTitle\nPASTE-1\tWalnut bowl\n')
  await page.getByRole('button', { name: 'Use these cells' }).click()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await page.getByText('The file was imported.').waitFor()
  await page.getByRole('link', { name: 'Import', exact: true }).first().click()
  await page.getByLabel('A file: CSV, TSV or Excel').setInputFiles({
    name: 'sales.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('SKU;Date;Units sold;Channel\nPASTE-1;03/04/2026;2;Caf\u00e9\n', 'latin1'),
  })
  await page.getByText('Say whether the letters of the file are right.').waitFor()
  await page.getByLabel('These letters are right').check()
  await page.getByText('Say how its dates are meant.').waitFor()
  await page.getByRole('combobox', { name: 'How 01/02/2026 is meant' }).click()
  await page.getByRole('option', { name: 'January 2 (U.S.)' }).click()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).waitFor()
  await page.goto('/inventory')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^inventory-.*\.xlsx$/)
  expect(complaints).toEqual([])
})

test('numbers with a decimal comma are seen; what was said is remembered, named and forgotten', async ({
  skip,
}) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await visit(browser, site, '/imports')
  await page.getByLabel('A file: CSV, TSV or Excel').setInputFiles({
    name: 'prices.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('SKU;Title;Price\nEU-1;Thing;3,50\n'),
  })
  await page.getByText('How numbers are written').waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByText('Checked only').waitFor()
  await page.goto('/settings/mappings')
  await page.getByRole('button', { name: 'Rename' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Price list')
  await page.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row', { name: /Price list/ })
  await row.getByRole('button', { name: 'Forget' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click()
  await row.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})
