import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { findFaultsInBoth } from './judge.ts'
import { DESKTOP, openSite, PHONE, type Site, stockShop, visit } from './site.ts'

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

interface MadeOrder {
  id: string
  number: string
}

const makeOrder = (body: object) =>
  site.call('POST', '/v1/orders', body) as unknown as Promise<MadeOrder>

const stockOf = async (sku: string) => {
  const { data } = (await site.call('GET', `/v1/stock?sku=${sku}`)) as { data: unknown[] }
  return data[0] as { onHand: number; committed: number; available: number }
}

describe('Orders in the browser', () => {
  test('taken by hand, held, released, shipped in part and refunded', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/orders/new')
    await page.getByLabel('Add an item').fill('BLU')
    await page.getByRole('option', { name: 'Blue crew tee' }).click()
    await page.getByLabel('Units of BLU-TEE-S').fill('3')
    await page.getByLabel('Name', { exact: true }).fill('Pat Doe')
    await page.getByLabel('Street').fill('1 Main Street')
    await page.getByLabel('City').fill('Springfield')
    await page.getByLabel('State').fill('IL')
    await page.getByRole('button', { name: 'Take the order' }).click()
    await page.getByRole('heading', { name: /Order SO-/, level: 1 }).waitFor()
    await page.getByText('1 Main Street').waitFor()
    expect(await stockOf('BLU-TEE-S')).toMatchObject({ committed: 3 })

    await openMore(page, 'Hold for review')
    await page.getByLabel('Reason').fill('Ask about the size')
    await page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click()
    await page.getByText('On hold').waitFor()
    await page.getByRole('button', { name: 'Release' }).click()

    await page.getByRole('button', { name: 'Ship', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Ship order' })
    await dialog.getByLabel('Units of BLU-TEE-S').fill('2')
    await dialog.getByLabel('Carrier').fill('UPS')
    await dialog.getByLabel('Tracking').fill('1Z-TEST')
    await dialog.getByRole('button', { name: 'Ship', exact: true }).click()
    await page.getByText('Partly shipped').waitFor()
    await page.getByRole('cell', { name: '1Z-TEST' }).waitFor()
    expect(await stockOf('BLU-TEE-S')).toMatchObject({ onHand: 38, committed: 1 })

    await openMore(page, 'Refund')
    const refund = page.getByRole('dialog', { name: 'Refund' })
    await refund.getByLabel('Units of BLU-TEE-S').fill('1')
    await refund.getByLabel('What becomes of BLU-TEE-S').click()
    await page.getByRole('option', { name: 'And they are back in stock' }).click()
    await refund.getByRole('button', { name: 'Refund' }).click()
    await page.getByRole('table', { name: 'Refunds' }).waitFor()
    expect(await stockOf('BLU-TEE-S')).toMatchObject({ onHand: 39, committed: 1 })

    await openMore(page, 'Cancel units')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel units' }).click()
    await page.getByRole('button', { name: 'Ship', exact: true }).waitFor({ state: 'hidden' })
    expect(await stockOf('BLU-TEE-S')).toMatchObject({ onHand: 39, committed: 0 })
    expect(complaints).toEqual([])
  })

  test('short ones are found by their tab and may wait', { timeout: 60_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { id, number } = await makeOrder({
      accepted: true,
      lines: [{ sku: 'CER-MUG', quantity: 5 }],
    })
    const { page } = await visit(browser, site, '/orders')
    await page.getByRole('link', { name: /^Short/ }).click()
    expect(new URL(page.url()).searchParams.get('tab')).toBe('short')
    await page.getByRole('link', { name: number }).click()
    await page.waitForURL(`**/orders/${id}`)
    await page.getByText('All of it is expected by 01/15/2030.').waitFor()
    await page.getByRole('button', { name: 'Let it wait' }).click()
    await page.getByText('Backorder').waitFor()
    await page.goto('/orders?tab=short')
    await page.getByText('No order matches.').waitFor()
  })

  test('a SKU that nobody knows is mapped, and its order is promised', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    await makeOrder({
      channel: 'market',
      lines: [
        { sku: 'THEIR-BEANIE', title: 'Wool beanie', quantity: 2 },
        { sku: 'WOL-BEAN', quantity: 1 },
      ],
    })
    const { page } = await visit(browser, site, '/orders?tab=unmapped')
    await page.getByRole('link', { name: 'Map SKUs' }).click()
    await page.getByLabel('Units in one THEIR-BEANIE').fill('6')
    await page.getByRole('button', { name: /WOL-BEAN/ }).click()
    await page.getByText('Every line of every order is mapped.').waitFor()
    expect(await stockOf('WOL-BEAN')).toMatchObject({ committed: 13 })
  })

  test('are searched, filtered and opened by keyboard, all in the address', {
    timeout: 60_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { number, id } = await makeOrder({
      number: 'PHONE-77',
      lines: [{ sku: 'WOL-BEAN', quantity: 1 }],
    })
    const { page } = await visit(browser, site, '/orders')
    await page.getByRole('link', { name: number }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('PHONE-77')
    await page.waitForURL(/q=PHONE-77/)
    await page.getByRole('link', { name: number }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: number }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders/${id}`)
  })
})

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('On a %s', (_name, viewport) => {
  test('an order and its dialogs break no rule', { timeout: 90_000 }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { id, number } = await makeOrder({
      accepted: true,
      lines: [
        { sku: 'CER-MUG', quantity: 2 },
        { sku: 'WOL-BEAN', quantity: 2 },
        { sku: `unknown-${viewport.width}`, quantity: 1 },
      ],
    })
    const { page, complaints } = await visit(browser, site, `/orders/${id}`, { viewport })
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor()
    await page.getByRole('heading', { name: 'Short lines' }).waitFor()
    const found: string[] = []
    const look = async (what: string) => found.push(...(await findFaultsInBoth(page, what)))
    await look('order')
    await page.getByRole('button', { name: 'Ship', exact: true }).click()
    await page.getByRole('dialog', { name: 'Ship order' }).waitFor()
    await look('ship')
    await page.keyboard.press('Escape')
    for (const name of ['Refund', 'Change lines', 'Cancel units']) {
      await openMore(page, name)
      await page.getByRole('dialog', { name }).waitFor()
      await look(name)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name }).waitFor({ state: 'hidden' })
    }
    await page.goto('/orders/unmapped')
    await page.getByRole('heading', { name: 'Which item is it?' }).waitFor()
    await look('unmapped')
    await page.goto('/orders/new')
    await page.getByLabel('Add an item').fill('BLU')
    await page.getByRole('option', { name: 'Blue crew tee' }).click()
    await page.getByLabel('Price of BLU-TEE-S').waitFor()
    await look('new order')
    await page.goto('/orders')
    await page.getByRole('link', { name: number }).waitFor()
    await look('orders')
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})

async function openMore(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
}
