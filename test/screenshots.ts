// npm run screenshots: every page of the demo company, light and dark, on a desk and on a phone, into
// screenshots/. Look at each of them before a release. Options: the beginnings of the names wanted, or
// --guide for those of docs/guide.md alone, into docs/images/.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createApp, jobs } from '../server/app.ts'
import { openDemo } from '../server/demo.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { openDatabase } from '../server/platform/database.ts'
import { startEmbeddedPostgres } from '../server/platform/embeddedPostgres.ts'
import { jobContext, startJobs } from '../server/platform/jobs.ts'
import { createLog } from '../server/platform/log.ts'
import { APP_ROLE, migrateDatabase } from '../server/platform/migrate.ts'
import { sql } from '../server/platform/sql.ts'
import { launchChromium } from './chromium.ts'
import { inventChannelStates } from './demoChannels.ts'
import { inventNews } from './demoNews.ts'

const isGuide = process.argv.includes('--guide')
const out = join(import.meta.dirname, '..', ...(isGuide ? ['docs', 'images'] : ['screenshots']))

/** The pictures of the guide; where a phone shows it best, that. */
const GUIDE: Record<string, keyof typeof SIZES> = {
  today: 'desktop',
  audit: 'desktop',
  inventory: 'desktop',
  item: 'desktop',
  order: 'desktop',
  'channels-review': 'desktop',
  reorder: 'desktop',
  'scan-count': 'phone',
  'report-slow': 'desktop',
  'imports-check': 'desktop',
}

const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 640 },
} as const

/** Pages by the name of their picture; what is done on them before it is taken. */
const PAGES: [name: string, path: string, prepare?: (page: Page) => Promise<void>][] = [
  ['today', '/today'],
  ['reports', '/reports'],
  ['report-abc', '/reports/abc'],
  ['report-turnover', '/reports/turnover'],
  ['report-ageing', '/reports/ageing'],
  ['report-slow', '/reports/slow-stock'],
  ['report-valuation', '/reports/valuation'],
  ['report-sales', '/reports/sales'],
  ['report-stock-outs', '/reports/stock-outs'],
  ['report-cash-flow', '/reports/cash-flow'],
  ['audit', '/audit'],
  ['inventory', '/inventory'],
  ['inventory-columns', '/inventory', (page) => click(page, 'Columns')],
  ['inventory-palette', '/inventory', openPalette],
  ['inventory-places', '/inventory', openFirst('Places of')],
  ['inventory-peek', '/inventory', openFirst('Peek at')],
  ['inventory-selected', '/inventory', selectSome],
  ['item', '/inventory/{sku}'],
  ['orders', '/orders'],
  ['orders-short', '/orders?tab=short'],
  ['orders-new', '/orders/new'],
  ['orders-unmapped', '/orders/unmapped'],
  ['order', '/orders/#1021'],
  ['order-short', '/orders/#1039'],
  ['order-ship', '/orders/#1042', (page) => click(page, 'Ship')],
  ['channels', '/channels'],
  ['channels-connect', '/connect', (page) => page.getByText('Any shop, by webhook').click()],
  ['channels-one', '/channels/juniper'],
  ['channels-shadow', '/channels/corner-shop'],
  ['channels-mapping', '/channels/corner-shop/mapping'],
  ['channels-review', '/channels/corner-shop/review'],
  ['channels-work', '/channels/juniper/work'],
  ['channels-settings', '/channels/juniper/settings'],
  ['listings', '/listings'],
  ['listings-drifted', '/listings?show=drifted&channel=juniper'],
  ['listing', '/listings/{listing}'],
  ['listing-accept', '/listings/{drifted}', (page) => page.getByText(/^Accept \d/).click()],
  ['alerts', '/alerts'],
  ['alerts-selected', '/alerts', selectSome],
  ['scan', '/scan'],
  ['scan-item', '/scan', (page) => typeCodes(page, 'Look up', '{sku}')],
  ['scan-count', '/scan', (page) => typeCodes(page, 'Count', 'MAIN', '{sku}', '{sku}')],
  ['scan-wrong', '/scan', (page) => typeCodes(page, 'Move', 'MAIN', '{sku}', 'NO-SUCH')],
  ['labels', '/inventory', printLabels],
  ['settings-planning', '/settings/planning'],
  ['settings-backup', '/settings/backup'],
  ['settings-appearance', '/settings/appearance'],
  ['settings-roles', '/settings/roles'],
  ['settings-mappings', '/settings/mappings'],
  ['settings-phones', '/settings/phones'],
  ['reorder', '/reorder'],
  ['promotions', '/reorder/promotions'],
  ['locations', '/locations'],
  ['locations-bins', '/locations?make=bins', (page) => page.getByRole('dialog').waitFor()],
  ['location', '/locations/MAIN'],
  ['imports', '/imports'],
  ['imports-columns', '/imports', (page) => dropFile(page, false)],
  ['imports-check', '/imports', (page) => dropFile(page, true)],
  ['activity', '/activity'],
  ['settings-company', '/settings/company'],
  ['settings-users', '/settings/users'],
  ['settings-api-keys', '/settings/api-keys'],
  ['settings-account', '/settings/account'],
  ['settings-webhooks', '/settings/webhooks'],
  ['settings-webhook-one', '/settings/webhooks/{webhook}'],
  ['settings-notifications', '/settings/notifications'],
]

/** A file as people have them: a total, a mistyped barcode, a price that is a word. */
const SHEET = `Stock list of Elm & Co;;;;
SKU;Description;UPC;Cost;Date of birth
0017;Café tray, walnut;840000000019;6.72;x
0018;Oak board;840000000027;dear;y
0019;Ash bowl;12345678905;4.10;z
Total;;;10.82;
`

async function dropFile(page: Page, isChecked: boolean): Promise<void> {
  await page.getByLabel('A file: CSV, TSV or Excel').setInputFiles({
    name: 'stock.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(SHEET, 'latin1'),
  })
  await page.getByLabel('These letters are right').check()
  if (!isChecked) return
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('table', { name: 'Rows with errors' }).waitFor()
}

const folder = mkdtempSync(join(tmpdir(), 'onhand-screenshots-'))
const browser = await launchChromium()
if (!browser) process.exit(1)
const postgres = await startEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') })
try {
  await takeAll(browser, postgres.url, process.argv.slice(2))
} finally {
  await browser.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

async function takeAll(chromium: Browser, url: string, wanted: string[]): Promise<void> {
  await migrateDatabase(url)
  const db = openDatabase({ url, role: APP_ROLE, connections: 12 })
  const masterKey = randomBytes(32)
  const logIn = await openDemo(db, systemClock, folder, masterKey)
  const { sku } = await db.one<{ sku: string }>(sql`select min(sku) as sku from item`)
  const orders = await db.many<{ number: string; id: string }>(sql`
    select number, id from sales_order`)
  await inventChannelStates(db, jobContext(systemClock))
  const webhook = await inventNews(db, jobContext(systemClock), masterKey)
  const { listing, drifted } = await db.one<{ listing: string; drifted: string }>(sql`
    select id as listing,
           (select listing_id from listing_stock
             where drift_since is not null order by listing_id limit 1) as drifted
      from listing where item_id is not null order by title limit 1`)
  const port = await findFreePort()
  const config = readConfig({
    PORT: String(port),
    ONHAND_DATA: folder,
    ONHAND_LOG_LEVEL: 'silent',
  })
  const parts = { db, clock: systemClock, config, log: createLog('silent') }
  const app = await createApp({ ...parts, masterKey })
  const worker = await startJobs({ ...parts, masterKey, jobs, url })
  await app.listen({ host: '127.0.0.1', port })
  mkdirSync(out, { recursive: true })
  for (const colorScheme of isGuide ? (['light'] as const) : (['light', 'dark'] as const))
    for (const [size, viewport] of Object.entries(SIZES)) {
      const context = await chromium.newContext({
        baseURL: config.baseUrl,
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      await context.request.post('/v1/session', {
        data: logIn,
        headers: { origin: config.baseUrl },
      })
      const page = await context.newPage()
      for (const [name, path, prepare] of PAGES) {
        if (isGuide ? GUIDE[name] !== size : !isWanted(name, wanted)) continue
        const order = orders.find(({ number }) => path.endsWith(number))
        await page.goto(
          order
            ? `/orders/${order.id}`
            : path
                .replace('{sku}', encodeURIComponent(sku))
                .replace('{listing}', listing)
                .replace('{drifted}', drifted)
                .replace('{webhook}', webhook),
        )
        await settle(page)
        // A phone has no such button: its picture is of the page itself.
        await prepare?.(page).catch(() => {})
        const file = isGuide ? name : `${name}.${size}.${colorScheme}`
        await page.screenshot({ path: join(out, `${file}.png`) })
      }
      await context.close()
    }
  console.log(`Pictures are in ${out}`)
  await app.close()
  await worker.stop()
  await db.close()
}

function isWanted(name: string, wanted: string[]): boolean {
  return wanted.length === 0 || wanted.some((start) => name.startsWith(start))
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.waitForTimeout(250)
}

async function click(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.waitForTimeout(300)
}

/** As a scanner types them. */
async function typeCodes(page: Page, mode: string, ...codes: string[]): Promise<void> {
  const sku = await page.evaluate(async () => {
    const answer = await fetch('/v1/items?limit=1')
    return ((await answer.json()) as { data: { sku: string }[] }).data[0]?.sku ?? ''
  })
  await page.getByText(mode, { exact: true }).first().click()
  for (const code of codes) {
    await page.keyboard.type(code.replace('{sku}', sku))
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
  }
  await page.waitForTimeout(500)
}

async function printLabels(page: Page): Promise<void> {
  await selectSome(page)
  await page.getByRole('button', { name: 'Print labels' }).click()
  await page.getByRole('img', { name: 'The first page of labels' }).waitFor()
  await page.waitForTimeout(500)
}

function openFirst(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator('[data-row="1"]').getByRole('button', { name }).click()
    await page.waitForTimeout(400)
  }
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or jump to' }).fill('ma')
  await page.waitForTimeout(600)
}

async function selectSome(page: Page): Promise<void> {
  for (const row of [0, 1, 2]) await page.locator(`[data-row="${row}"] input`).click()
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
