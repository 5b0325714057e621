import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveSalesDays } from '../../server/orders/saveSalesDays.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { sql } from '../../server/platform/sql.ts'
import { refreshPlans } from '../../server/replenishment/refreshPlans.ts'
import { launchChromium } from '../chromium.ts'
import { testContext } from '../database.ts'
import { countWaiting, goTo, rest } from './clickAll.ts'
import { findFaults } from './judge.ts'
import { DESKTOP, openSite, PHONE, type Site, stockShop, visit } from './site.ts'

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

/** Eight blue tees over the last days, as an import tells of them. */
async function sellSome(): Promise<void> {
  const context = testContext(systemClock)
  const { itemId, siteId } = await site.db.one<{ itemId: string; siteId: string }>(sql`
    select item.id as "itemId", site.id as "siteId" from item, location site
     where item.sku = 'BLU-TEE-S' and site.path = 'MAIN'`)
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  await site.db.transaction(context, (tx) =>
    saveSalesDays(
      tx,
      [2, 3, 4, 5].map((ago) => ({
        itemId,
        siteId,
        channel: '',
        day: day(ago),
        units: 2,
        revenueMinor: 3_998,
        inStockShare: 1,
      })),
    ),
  )
  await refreshPlans(site.db, systemClock, context)
}

describe('The first day', () => {
  test('shows what to do first; what is done is ticked, and it can be put away', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/')
    await page.waitForURL('**/today')
    await page.getByRole('link', { name: 'Import your files' }).waitFor()
    await stockShop(site)
    await sellSome()
    await page.reload()
    const steps = page.getByRole('region', { name: /^Set up: 3 of 7/ })
    await steps.getByRole('link', { name: 'Connect a channel' }).waitFor()
    await page.getByRole('button', { name: /\$738\.00.*why Cash in stock/ }).click()
    await page.getByRole('dialog', { name: 'Why: Cash in stock' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Cash in stock' }).click()
    await page.waitForURL('**/reports/valuation')
    await page.getByText('stock was worth $738.00').waitFor()
    await page.goBack()
    await steps.getByRole('button', { name: 'Do not show again' }).click()
    await steps.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  test('what needs a decision has its reason, its money and one step, and can rest', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    await site.call('POST', '/v1/orders', {
      accepted: true,
      lines: [{ sku: 'CER-MUG', quantity: 5 }],
    })
    await site.call('POST', '/v1/alert-checks', { whole: true })
    const { page } = await visit(browser, site, '/today')
    const list = page.getByRole('region', { name: 'Needs a decision' }).getByRole('listitem')
    const mug = list.filter({ hasText: 'CER-MUG' }).or(list.filter({ hasText: 'Ceramic mug' }))
    await mug.first().waitFor()
    const before = await list.count()
    await mug
      .first()
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: 'Until tomorrow' }).click()
    await page.getByText('1 alert rests.').waitFor()
    await expect.poll(() => list.count()).toBe(before - 1)
  })
})

describe('Reports in the browser', () => {
  test('answer, are narrowed by their chart, and lead to the item', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/reports')
    await page.getByRole('link', { name: /Cash in stock.*is in stock\. In 13 weeks/ }).waitFor()
    await page.getByRole('link', { name: /^ABC and XYZ/ }).click()
    await page.getByRole('heading', { name: 'ABC and XYZ', level: 1 }).waitFor()
    await page.getByText('of the items bring 100% of the revenue').waitFor()
    await page
      .getByRole('table', { name: 'Revenue by class' })
      .getByRole('link', { name: /A[XYZ]: 1/ })
      .click()
    await page.waitForURL(/group=A/)
    await page.getByRole('link', { name: /Blue crew tee/ }).click()
    await page.waitForURL('**/inventory/BLU-TEE-S')
    await page.goto('/reports/valuation?method=fifo')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByLabel('End of').fill('2020-01-31')
    await page.waitForURL(/at=2020-01-31/)
    await page.getByText('At the end of 01/31/2020 stock was worth $0.00').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^End of is/ }).click()
    await page.getByText('stock was worth $738.00').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/^valuation-.*\.csv$/)
    expect(complaints).toEqual([])
  })

  test('the audit is there as a PDF', { timeout: 30_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, context } = await visit(browser, site, '/audit')
    const link = page.getByRole('link', { name: 'PDF' })
    const answer = await context.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.headers()['content-type']).toContain('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

// One report for each kind of chart and of rows; the others are drawn by the same parts.
const PAGES = [
  '/today',
  '/reports',
  '/reports/abc',
  '/reports/ageing',
  '/reports/slow-stock',
  '/reports/cash-flow',
]

describe.each([
  ['light', 'desktop', DESKTOP],
  ['dark', 'phone', PHONE],
] as const)('In %s on a %s', (colorScheme, _name, viewport) => {
  test('today and the reports break no rule', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/log-in', { colorScheme, viewport })
    await countWaiting(page)
    await page.goto('/today')
    await page.locator('h1').waitFor()
    const found: string[] = []
    for (const path of PAGES) {
      await goTo(page, path)
      await page.locator('h2').first().waitFor()
      await rest(page)
      found.push(...(await findFaults(page, path)))
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})
