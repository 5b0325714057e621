import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { openSite, type Site, visit } from './site.ts'

const FILE = [
  'Variant SKU,Product Title,Cost per item,Shelf',
  'TRAY-1,Walnut tray,6.72,A1',
  'TRAY-2,Oak tray,not a number,A2',
  'TRAY-3,Ash tray,4.10,A3',
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

test('a file is mapped, checked, imported and taken back', async ({ skip }) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await visit(browser, site, '/imports')
  await page.getByLabel('A CSV file').setInputFiles({
    name: 'trays.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(FILE),
  })
  const row = page.getByRole('row', { name: 'Variant SKU' })
  await row.getByText('Sure').waitFor()
  await page.getByRole('row', { name: 'Shelf' }).getByText('Left out').waitFor()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByText('Checked only').waitFor()
  expect((await site.call('GET', '/v1/items')).data).toEqual([])
  const errors = page.getByRole('link', { name: 'Download the 1 row with errors' })
  const answer = await page.request.get((await errors.getAttribute('href')) ?? '')
  expect(await answer.text()).toContain('TRAY-2')
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByText('The file was imported.').waitFor()
  expect((await site.call('GET', '/v1/items')).data).toHaveLength(2)
  await page.getByRole('button', { name: 'Roll back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click()
  await page.getByText('The import was taken back.').waitFor()
  expect((await site.call('GET', '/v1/items')).data).toEqual([])
  expect(complaints).toEqual([])
})
