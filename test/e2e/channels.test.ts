import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { readShopifySchema } from '../shopifySchema.ts'
import { openShopifyShop, SHOPIFY_SECRET, type ShopifyShop } from '../shopifyShop.ts'
import { countWaiting, goTo, rest } from './clickAll.ts'
import { findFaults } from './judge.ts'
import { type OwnShop, openOwnShop } from './ownShop.ts'
import { DESKTOP, openSite, PHONE, type Site, visit } from './site.ts'

// Shopify's schema comes from npm; without it there is no shop to connect.
const schema = readShopifySchema()

let browser: Browser | undefined
let site: Site
let shopify: ShopifyShop | undefined
let own: OwnShop

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true, channels: true })
  own = await openOwnShop()
  if (schema) shopify = await openShopifyShop(schema, { MUG: 9, 'the-lid': 3, 'GIFT-CARD': 1 })
  for (const [sku, title] of [
    ['MUG', 'Blue mug'],
    ['LID', 'Lid of the mug'],
  ])
    await site.call('POST', '/v1/items', { sku, title })
  await site.call('POST', '/v1/opening-balances', {
    lines: [
      { sku: 'MUG', location: 'MAIN', quantity: 40 },
      { sku: 'LID', location: 'MAIN', quantity: 12 },
    ],
  })
})
afterAll(async () => {
  await browser?.close()
  await shopify?.close()
  await own.close()
  await site.close()
})

const soon = { timeout: 20_000, interval: 100 }

describe('Channels in the browser', () => {
  test('a store is connected, mapped, reviewed and switched on', { timeout: 120_000 }, async ({
    skip,
  }) => {
    if (!browser || !shopify) return skip('no Chromium, or no schema of Shopify')
    const shop = shopify
    const { page, complaints } = await visit(browser, site, '/channels')
    await page.getByRole('link', { name: 'Connect a shop' }).first().click()
    await page.getByText('Shopify', { exact: true }).click()
    await page.getByLabel('Name here').fill('Mug Shop')
    await page.getByLabel('Address of the shop').fill(shop.url)
    await page.getByLabel('Admin API access token').fill('shpat_wrong')
    await page.getByLabel('Client secret of the app').fill(SHOPIFY_SECRET)
    await page.getByRole('button', { name: 'Test and connect' }).click()
    await page.getByRole('alert').filter({ hasText: 'did not accept these credentials' }).waitFor()
    expect(await site.call('GET', '/v1/channels')).toMatchObject({ data: [] })
    await page.getByLabel('Admin API access token').fill('shpat_right')
    await page.getByRole('button', { name: 'Test and connect' }).click()

    await page.getByRole('heading', { name: 'Mug Shop', level: 1 }).waitFor()
    await page.getByText('3 listings were read.').waitFor()
    await page.getByRole('link', { name: 'Mapping 2' }).click()
    const lid = page.getByRole('region', { name: 'the-lid' })
    await lid.getByLabel('Item that the-lid is').fill('LID')
    await page.getByRole('option', { name: 'Lid of the mug' }).click()
    await lid.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Ignore GIFT-CARD' }).click()
    await page.getByRole('link', { name: 'Review what it would write' }).click()

    // What was just mapped is read from the shop before it is shown.
    await page.getByText('3 → 12').waitFor({ timeout: 20_000 })
    await page.getByText('9 → 40').waitFor()
    expect(shop.mutations).toEqual([])
    await page.getByRole('button', { name: 'Switch on and write 2' }).click()
    await expect.poll(() => [shop.stockOf('MUG'), shop.stockOf('the-lid')], soon).toEqual([40, 12])
    await page.getByText('Nothing to write: the channel shows what it should.').waitFor()
    expect(shop.stockOf('GIFT-CARD')).toBe(1)
    expect(complaints).toEqual([])
  })

  test('a shop of one’s own is connected with a secret that is shown once', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/connect')
    await page.getByText('Any shop, by webhook').click()
    await page.getByLabel('Name here').fill('Own')
    await page.getByLabel('Address that hears of changes').fill(own.url)
    own.trust(await page.locator('code').innerText())
    await page.getByRole('button', { name: 'Test and connect' }).click()
    await page.getByText('The shop has not said yet what it offers.').waitFor()
    await site.call('PUT', '/v1/channels/own/listings', {
      listings: [{ listing: 'own-mug', sku: 'MUG', title: 'Blue mug' }],
    })
    await page.getByText('1 listing was read.').waitFor()
    await page.getByRole('link', { name: 'Review and switch on' }).click()
    await page.getByRole('button', { name: 'Switch on and write 1' }).click()
    await expect.poll(() => own.shows.get('own-mug'), soon).toBe(40)
  })

  test('what one sells falls everywhere, and each number can be asked why', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!browser || !shopify) return skip('no Chromium, or no schema of Shopify')
    const shop = shopify
    const { page } = await visit(browser, site, '/inventory/MUG')
    const shown = page.getByRole('table', { name: 'Channels that sell it' })
    await shown.getByRole('row', { name: /Mug Shop 40 40/ }).waitFor()

    const id = shop.sell([{ sku: 'MUG', quantity: 3 }], new Date().toISOString())
    await tellOfOrder(shop, id ?? '')
    await expect.poll(() => own.shows.get('own-mug'), soon).toBe(37)
    await shown.getByRole('row', { name: /Own 37/ }).waitFor()
    await site.call('PUT', '/v1/channels/own/orders/1', {
      placedAt: new Date().toISOString(),
      updatedAt: new Date().toISOString(),
      lines: [{ lineId: '1', listing: 'own-mug', ordered: 2 }],
    })
    await expect.poll(() => shop.stockOf('MUG'), soon).toBe(35)
    await shown.getByRole('row', { name: /Mug Shop 35 35/ }).waitFor()

    await shown.getByRole('link', { name: 'Mug Shop' }).click()
    await page.getByRole('heading', { name: 'The MUG', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByLabel('Keep for others').fill('5')
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByText('5 kept for the other channels').waitFor()
    await expect.poll(() => shop.stockOf('MUG'), soon).toBe(30)
    expect(own.shows.get('own-mug')).toBe(35)

    await page.goto('/orders?q=%231001')
    await page.getByRole('link', { name: /#1001/ }).click()
    await page.getByRole('link', { name: 'Mug Shop' }).click()
    await page.waitForURL('**/channels/mug-shop')
  })

  test('keys that are refused stop it, and say what to do', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if (!browser || !shopify) return skip('no Chromium, or no schema of Shopify')
    shopify.faults.push(401)
    await site.call('POST', '/v1/channels/mug-shop/scans')
    const { page } = await visit(browser, site, '/channels')
    await page.getByText('The channel refuses our keys.').waitFor()
    await page.getByRole('link', { name: 'Give new keys' }).click()
    await page.getByRole('button', { name: 'Test and save' }).click()
    await page.locator('header').getByText('Shadow').first().waitFor()
    await page.goto('/channels')
    await page.getByRole('button', { name: 'Stop all writes' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stop all writes' }).click()
    await page.getByText('All writes are stopped').waitFor()
    await page.getByRole('button', { name: 'Let them go on' }).click()
    await page.getByRole('button', { name: 'Stop all writes' }).waitFor()
  })
})

describe.each([
  ['dark', 'desktop', DESKTOP],
  ['light', 'phone', PHONE],
] as const)('In %s on a %s', (colorScheme, _name, viewport) => {
  test('no page of the channels breaks a rule', { timeout: 120_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const channel = `/channels/${shopify ? 'mug-shop' : 'own'}`
    const { data } = (await site.call('GET', '/v1/listings?q=MUG')) as { data: { id: string }[] }
    const { page, complaints } = await visit(browser, site, '/log-in', { colorScheme, viewport })
    await countWaiting(page)
    await page.goto('/')
    await page.locator('h1').waitFor()
    const found: string[] = []
    for (const path of [
      '/channels',
      channel,
      `${channel}/mapping`,
      `${channel}/review`,
      `${channel}/work`,
      `${channel}/settings`,
      '/listings',
      `/listings/${data[0]?.id}`,
    ]) {
      await goTo(page, path)
      await page.locator('h1').waitFor()
      await rest(page)
      found.push(...(await findFaults(page, path)))
    }
    await goTo(page, '/connect')
    await page.getByText('Any shop, by webhook').click()
    await page.getByLabel('Name here').waitFor()
    found.push(...(await findFaults(page, 'connect')))
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})

/** Shopify's message about an order, signed by it. */
async function tellOfOrder(shop: ShopifyShop, id: string): Promise<void> {
  const body = JSON.stringify({ admin_graphql_api_id: id })
  const answer = await fetch(`${site.url}/v1/channels/mug-shop/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/create',
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': shop.sign(body),
    },
    body,
  })
  expect(answer.status).toBe(200)
}
