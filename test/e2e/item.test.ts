import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { findFaultsInBoth } from './judge.ts'
import { DESKTOP, openSite, PHONE, type Site, visit } from './site.ts'

let browser: Browser | undefined
let site: Site

beforeAll(async () => {
  browser = await launchChromium()
  site = await openSite({ owner: true })
  await stockSpecials(site)
})
afterAll(async () => {
  await browser?.close()
  await site.close()
})

/** Items by serial, by lot and of parts, with something done to each. */
async function stockSpecials({ call }: Site): Promise<void> {
  await call('POST', '/v1/sites/MAIN/bins', { pattern: 'A-01' })
  const items = [
    { sku: 'PHONE', title: 'Phone', unitCost: '400', tracksSerials: true },
    { sku: 'YOGURT', title: 'Yogurt', unitCost: '1', tracksLots: true, tracksExpiry: true },
    { sku: 'MUG', title: 'Mug', unitCost: '4' },
    { sku: 'SET', title: 'Mug set', kind: 'assembled_kit' },
  ]
  for (const item of items) await call('POST', '/v1/items', item)
  await call('PUT', '/v1/items/SET/components', { components: [{ sku: 'MUG', quantity: 2 }] })
  const receive = (sku: string, quantity: number, more: object = {}) =>
    call('POST', '/v1/receipts', {
      lines: [{ sku, location: 'MAIN', quantity, ...more }],
      reference: 'PO-1',
    })
  await receive('PHONE', 3, { serials: ['S1', 'S2', 'S3'] })
  await receive('YOGURT', 12, { lot: 'L-1', expiresOn: '2035-01-31' })
  await receive('YOGURT', 5, { lot: 'L-2', expiresOn: '2036-01-31', location: 'MAIN/A-01' })
  await receive('MUG', 10)
  await receive('MUG', 10, { unitCost: '6' })
  await call('POST', '/v1/reservations', {
    reference: 'order-7',
    lines: [{ sku: 'MUG', site: 'MAIN', quantity: 3 }],
  })
}

const movements = (page: Page) =>
  page.getByRole('list', { name: 'Movements' }).getByRole('listitem')
const places = (page: Page) => page.getByRole('table', { name: 'Stock by location' })
const onHand = async (sku: string) => {
  const { data } = (await site.call('GET', `/v1/stock?sku=${sku}`)) as {
    data: { onHand: number }[]
  }
  return data.reduce((sum, row) => sum + row.onHand, 0)
}

/** Opens a deed from the page's menu. */
async function openDeed(page: Page, name: string) {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
  return page.getByRole('dialog')
}

describe('The page of an item', () => {
  test('opens a place to its lots and serials, and a serial leads to its movements', async ({
    skip,
  }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/YOGURT')
    await page.getByRole('button', { name: 'What lies at MAIN', exact: true }).click()
    await places(page).getByText('Lot L-1 · expires 01/31/2035 · Sellable').waitFor()
    await page.goto('/inventory/PHONE')
    const toggle = page.getByRole('button', { name: 'What lies at MAIN', exact: true })
    await toggle.focus()
    await page.keyboard.press('Enter')
    await places(page).getByRole('link', { name: 'S2' }).click()
    await page.waitForURL('**/inventory/PHONE?serial=S2')
    await movements(page).getByText('serial S2', { exact: false }).waitFor()
    expect(await movements(page).count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('receives, and the notice takes it back', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/YOGURT')
    await page.getByRole('button', { name: 'Receive' }).click()
    const dialog = page.getByRole('dialog', { name: 'Receive stock' })
    await dialog.getByLabel('Location').fill('MAIN/A')
    await page.getByRole('option', { name: 'MAIN/A-01' }).click()
    await dialog.getByLabel('Units').fill('7')
    await dialog.getByLabel('Lot').fill('L-3')
    await dialog.getByLabel('Expires on').fill('2035-06-30')
    await dialog.getByRole('button', { name: 'Receive' }).click()
    await page.getByText('Received 7 of YOGURT.').waitFor()
    await page.getByRole('table', { name: 'Lots' }).getByRole('link', { name: 'L-3' }).waitFor()
    expect(await onHand('YOGURT')).toBe(24)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    expect(await onHand('YOGURT')).toBe(17)
    expect(complaints).toEqual([])
  })

  test('moves and changes the condition of units that are picked by serial', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/PHONE')
    const move = await openDeed(page, 'Move')
    await move.getByRole('combobox', { name: 'To', exact: true }).click()
    await page.getByRole('option', { name: 'MAIN/A-01' }).click()
    await move.getByRole('button', { name: 'S3' }).click()
    await move.getByRole('button', { name: 'Move' }).click()
    await page.getByText('Moved 1 of PHONE.').waitFor()
    const change = await openDeed(page, 'Change condition')
    await change.getByLabel('Which units').click()
    await page.getByRole('option', { name: 'MAIN/A-01 · sellable (1)' }).click()
    await change.getByLabel('New condition').click()
    await page.getByRole('option', { name: 'Damaged' }).click()
    await change.getByRole('button', { name: 'S3' }).click()
    await change.getByRole('button', { name: 'Change' }).click()
    await page.getByText('Changed the condition of 1 of PHONE.').waitFor()
    const { units } = (await site.call('GET', '/v1/serials/S3')) as { units: object[] }
    expect(units).toMatchObject([{ location: 'MAIN/A-01', condition: 'damaged' }])
    expect(complaints).toEqual([])
  })

  test('adjusts units of a lot', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/YOGURT')
    await page.getByRole('button', { name: 'Adjust stock' }).click()
    const dialog = page.getByRole('dialog', { name: 'Adjust stock' })
    await dialog.getByLabel('Units', { exact: true }).fill('2')
    await dialog.getByRole('button', { name: 'Adjust stock' }).click()
    await page.getByText('Took away 2 of YOGURT.').waitFor()
    expect(await onHand('YOGURT')).toBe(15)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    expect(complaints).toEqual([])
  })

  test('assembles kits and takes them apart, and says how many can be made', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/SET')
    await page.getByRole('button', { name: /: why Pooled/ }).click()
    await page.getByRole('dialog', { name: 'Why: Pooled' }).getByText('17 ÷ 2').waitFor()
    await page.keyboard.press('Escape')
    const dialog = await openDeed(page, 'Assemble')
    await dialog.getByLabel('Location').click()
    await page.getByRole('option', { name: 'MAIN', exact: true }).click()
    await dialog.getByLabel('Units').fill('2')
    await dialog.getByRole('button', { name: 'Assemble' }).click()
    await page.getByText('Assembled 2 of SET.').waitFor()
    const apart = await openDeed(page, 'Take apart')
    await apart.getByLabel('Units', { exact: true }).fill('1')
    await apart.getByRole('button', { name: 'Take apart' }).click()
    await page.getByText('Took 1 of SET apart.').waitFor()
    expect([await onHand('SET'), await onHand('MUG')]).toEqual([1, 18])
    expect(complaints).toEqual([])
  })

  test('tells the past of the stock and its value by both methods, and why', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/MUG')
    const value = page.getByRole('region', { name: 'Value' })
    await value.getByRole('button', { name: /First in|FIFO/ }).click()
    await page
      .getByRole('dialog', { name: 'Why: Value by FIFO' })
      .getByText('Cost of all that came − Cost of what left', { exact: false })
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('As of').fill('2020-05-01')
    await page.waitForURL('**/inventory/MUG?at=2020-05-01')
    await page.getByText('Nothing was on hand anywhere.').waitFor()
    await page.getByRole('heading', { name: 'Value as of 05/01/2020' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('narrows the ledger by what stands in the URL', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/MUG')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('combobox', { name: 'Kind' }).click()
    await page.getByRole('option', { name: 'Receipt' }).click()
    await page.waitForURL('**kind=receipt*')
    await page.reload()
    await movements(page).first().waitFor()
    expect(await movements(page).count()).toBe(2)
    await page.getByRole('combobox', { name: 'Who' }).fill('nobody')
    await page.keyboard.press('Enter')
    await page.waitForURL('**who=nobody*')
    await page.getByText('No movement is so.').waitFor()
    await page.getByRole('button', { name: 'Show all movements' }).click()
    await page.waitForURL('**/inventory/MUG')
    await movements(page).nth(2).waitFor()
    expect(complaints).toEqual([])
  })

  test('reverses a movement after saying what that writes', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/YOGURT?lot=L-2')
    await page.getByRole('button', { name: 'Reverse receipt of 5' }).click()
    const dialog = page.getByRole('dialog', { name: 'Reverse this movement' })
    await dialog
      .getByText('brings 5 of YOGURT back: MAIN/A-01 → supplier', { exact: false })
      .waitFor()
    await dialog.getByRole('button', { name: 'Reverse it' }).click()
    await page.getByText('Reversed: 5 of YOGURT.').waitFor()
    expect(await onHand('YOGURT')).toBe(12)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('It was taken back.').waitFor()
    expect(await onHand('YOGURT')).toBe(17)
    expect(complaints).toEqual([])
  })

  test('ships a promise from its row, and takes it back', async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page, complaints } = await visit(browser, site, '/inventory/MUG')
    const before = await onHand('MUG')
    await page.getByRole('button', { name: 'What can be done with order-7' }).click()
    await page.getByRole('menuitem', { name: 'Ship it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ship it' }).click()
    await page.getByText('Shipped order-7.').waitFor()
    expect(await onHand('MUG')).toBe(before - 3)
    await page.getByText('No order and no cart holds this item.').waitFor()
    expect(complaints).toEqual([])
  })
})

describe.each([DESKTOP, PHONE])('At $width px', (viewport) => {
  test('the page, its filters and its dialogs break no rule of WCAG 2.2 AA', {
    timeout: 90_000,
  }, async ({ skip }) => {
    if (!browser) return skip('no Chromium runs here')
    const { page } = await visit(browser, site, '/inventory/PHONE?kind=receipt', { viewport })
    await page.getByRole('button', { name: 'What lies at MAIN', exact: true }).click()
    await places(page).getByRole('link', { name: 'S1' }).waitFor()
    const found = [await findFaultsInBoth(page, 'item')]
    for (const deed of ['Move', 'Change condition', 'Return to stock']) {
      await openDeed(page, deed)
      found.push(await findFaultsInBoth(page, deed))
      await page.getByRole('button', { name: 'Cancel' }).click()
    }
    await page.goto('/inventory/SET')
    await page.getByRole('table', { name: 'Components' }).waitFor()
    found.push(await findFaultsInBoth(page, 'kit'))
    expect(found.flat()).toEqual([])
  })
})
