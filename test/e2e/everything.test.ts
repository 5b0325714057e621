import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { clickAll, countWaiting, goTo, rest } from './clickAll.ts'
import { type Examples, fillSite } from './fullSite.ts'
import { plainWords } from './plainWords.ts'
import { openSite, type Site, visit } from './site.ts'

let browser: Browser | undefined
let site: Site
let examples: Examples

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
  examples = await fillSite(site)
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

/** Pages for those who are not logged in have their own journeys. */
const OUTSIDE = /^\/(set-up|log-in|accept-invitation|forgot-password|reset-password)$/

/** An address of every page that the router knows, so that a new page cannot be forgotten. */
async function listAddresses(page: Page): Promise<string[]> {
  const paths = await page.evaluate(() => Object.keys(window.router.routesByPath))
  const inside = paths.filter((path) => !OUTSIDE.test(path) && path !== '/')
  expect(inside.length).toBeGreaterThan(40)
  return inside.map((path) => {
    const address = path.includes('$') ? examples[path] : path
    if (!address) throw new Error(`Give an example of ${path} in fullSite.ts.`)
    return address
  })
}

/** What the browser complains about, and each request that failed. */
async function enter(chromium: Browser, language = 'en') {
  const opened = await visit(chromium, site, '/log-in')
  const { page, complaints } = opened
  await page.addInitScript((name) => localStorage.setItem('onhand-language', name), language)
  page.on('response', async (answer) => {
    // What a number cannot be made true by is told before it is tried, by a refusal.
    if (answer.status() < 400 || /\/acceptance\?/.test(answer.url())) return
    const asked = `${answer.request().method()} ${answer.url()}`
    complaints.push(`${asked}: ${answer.status()} ${await answer.text().catch(() => '')}`)
  })
  await countWaiting(page)
  await page.goto('/today')
  await page.locator('h1').first().waitFor()
  await rest(page)
  return opened
}

async function judge(page: Page, path: string): Promise<string[]> {
  return page.evaluate((where) => {
    const found: string[] = []
    if (!document.querySelector('main h1')) found.push(`${where}: has no heading`)
    for (const alert of document.querySelectorAll('main [role="alert"]'))
      found.push(`${where}: ${alert.textContent}`)
    return found
  }, path)
}

test('in the pseudo-locale no page has a plain word', { timeout: 120_000 }, async ({ skip }) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await enter(browser, 'pseudo')
  const plain: string[] = []
  for (const path of await listAddresses(page)) {
    await goTo(page, path)
    for (const text of await plainWords(page)) plain.push(`${path}: ${text}`)
  }
  const outside = await browser.newContext({ baseURL: site.url })
  await outside.addInitScript(() => localStorage.setItem('onhand-language', 'pseudo'))
  const entrance = await outside.newPage()
  for (const path of ['/log-in', '/forgot-password', '/accept-invitation', '/set-up']) {
    await entrance.goto(path)
    await entrance.locator('h1').waitFor()
    for (const text of await plainWords(entrance)) plain.push(`${path}: ${text}`)
  }
  await outside.close()
  expect(plain).toEqual([])
  expect(complaints).toEqual([])
})

test('every page opens, and everything on it can be clicked, without a complaint', {
  timeout: 240_000,
}, async ({ skip }) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await enter(browser)
  const found: string[] = []
  const links = new Set<string>()
  let clicks = 0
  for (const path of await listAddresses(page)) {
    await goTo(page, path)
    found.push(...(await judge(page, path)))
    const clicked = await clickAll(page, path, links)
    clicks += clicked.length
    found.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`))
  }
  expect(found).toEqual([])
  expect(clicks).toBeGreaterThan(300)
})

test('no page scrolls sideways at twice the size or at 320 px', { timeout: 120_000 }, async ({
  skip,
}) => {
  if (!browser) return skip('no Chromium runs here')
  const { page, complaints } = await enter(browser)
  const wide: string[] = []
  const addresses = await listAddresses(page)
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 400 })
    for (const path of addresses) {
      await goTo(page, path)
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        wide.push(`${path} at ${width} px`)
    }
  }
  expect(wide).toEqual([])
  expect(complaints).toEqual([])
})
