import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findItems } from '../../server/catalog/findItems.ts'
import { saveSalesDays } from '../../server/orders/saveSalesDays.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { launchChromium } from '../chromium.ts'
import { testContext } from '../database.ts'
import { findFaultsInBoth } from './judge.ts'
import { DESKTOP, openSite, PHONE, type Site, stockShop, visit } from './site.ts'

const MAIN = '00000000-0000-7000-8000-000000000010'
const DAY_MS = 86_400_000

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
  await stockShop(site)
  await sell('CNV-TOTE')
  await site.call('POST', '/v1/expected-receipts', {
    sku: 'CNV-TOTE',
    site: 'MAIN',
    quantity: 60,
    expectedOn: new Date(systemClock.milliseconds() + 20 * DAY_MS).toISOString().slice(0, 10),
  })
  const run = await site.call('POST', '/v1/forecast-runs', { scope: 'all' })
  await waitForRun(String(run.id))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site.close()
})

/** A year of sales, out of stock for two weeks of it. */
async function sell(sku: string) {
  await site.db.transaction(testContext(systemClock), async (tx) => {
    const item = (await findItems(tx, [sku])).get(sku)
    const rows = Array.from({ length: 400 }, (_, index) => {
      const isOut = index >= 60 && index < 74
      return {
        itemId: item?.id ?? '',
        siteId: MAIN,
        channel: 'web',
        day: new Date(systemClock.milliseconds() - (index + 1) * DAY_MS).toISOString().slice(0, 10),
        units: isOut ? 0 : 3 + (index % 4),
        inStockShare: isOut ? 0 : 1,
      }
    })
    await saveSalesDays(tx, rows)
  })
}

async function waitForRun(id: string) {
  for (;;) {
    const { state } = await site.call('GET', `/v1/forecast-runs/${id}`)
    if (state === 'done') return
    if (state !== 'queued' && state !== 'running') throw new Error(`The run is ${String(state)}.`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

describe('The forecast of an item', () => {
  test('is a chart with its band, told week by week, and a table', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/CNV-TOTE')
    const section = page.getByRole('region', { name: 'Demand by week' })
    const chart = section.getByRole('img', { name: /Units sold and expected by week/ })
    await chart.waitFor()
    for (const mark of ['Sold', 'Expected', '8 of 10 weeks', 'Out of stock', 'Incoming'])
      await section.getByText(mark, { exact: true }).waitFor()
    const box = await chart.boundingBox()
    if (!box) throw new Error('The chart has no size.')
    await page.mouse.move(box.x + box.width * 0.9, box.y + 40)
    await section.getByText(/\d+ expected, \d+ to \d+ in 8 of 10 weeks/).waitFor()
    await chart.focus()
    await page.keyboard.press('ArrowLeft')
    await section.getByText(/Week of .*\d\d\d\d/).waitFor()
    await section.getByText('Table', { exact: true }).click()
    const table = section.getByRole('table', { name: 'Demand by week' })
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(60)
    expect(complaints).toEqual([])
  })

  test('says why, how good it has been, and when the stock runs out', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory/CNV-TOTE')
    const section = page.getByRole('region', { name: 'Demand by week' })
    await section.getByText('Next stock-out').waitFor()
    await section.getByText(/Looking back 8 weeks, off by/).waitFor()
    await section.getByRole('button', { name: /why Expected demand/ }).click()
    const why = page.getByRole('dialog', { name: /Why: Expected demand/ })
    await why.getByRole('heading', { name: 'Weekly demand' }).waitFor()
    await why.getByRole('heading', { name: 'Hidden by stockouts' }).waitFor()
  })

  test('an item without sales says that there is nothing to forecast', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory/WOL-BEAN')
    await page.getByText('No sale is known in the last year.').waitFor()
  })

  test.each([DESKTOP, PHONE])(
    'breaks nothing of WCAG 2.2 AA at $width px',
    { timeout: 60_000 },
    async (viewport) => {
      if (!browser) return
      const { page } = await visit(browser, site, '/inventory/CNV-TOTE', { viewport })
      await page.getByRole('img', { name: /Units sold and expected/ }).waitFor()
      for (const path of ['', '/reorder/promotions']) {
        if (path) {
          await page.goto(path)
          await page.getByRole('heading', { name: 'Promotions' }).waitFor()
        }
        expect(await findFaultsInBoth(page, path)).toEqual([])
      }
    },
  )
})

describe('Under Reorder', () => {
  test('forecasts are made anew at the press of a button, and say how old they are', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/reorder')
    await page.getByText(/Forecast from sales to/).waitFor()
    await page.getByRole('button', { name: 'Forecast anew' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    await page.getByText(/Forecast from sales to/).waitFor({ timeout: 60_000 })
    const { data } = await site.call('GET', '/v1/forecast-runs')
    expect((data as { state: string }[]).map(({ state }) => state)).toEqual(['done', 'done'])
  })

  test('promotions are added, changed and deleted', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/reorder')
    await page.getByRole('link', { name: 'Promotions' }).click()
    await page.getByRole('button', { name: 'Add promotion' }).click()
    await page.getByLabel('Name').fill('Tote week')
    await page.getByLabel('First day').fill('2027-03-01')
    await page.getByLabel('Last day').fill('2027-03-07')
    await page.getByLabel('Discount in per cent').fill('20')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Tote week' }).click()
    await page.getByLabel('Name').fill('Tote days')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Tote days' }).waitFor()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText(/None yet\. Add past ones too/).waitFor()
    expect(complaints).toEqual([])
  })
})
