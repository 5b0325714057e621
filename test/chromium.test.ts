import { afterAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'

const browser = await launchChromium()
afterAll(() => browser?.close())

test.skipIf(!browser)('The browser of the tests draws letters and runs scripts', async () => {
  const page = await browser?.newPage()
  await page?.setContent('<span id="a">Stock</span><script>document.title = "ran"</script>')
  expect(await page?.title()).toBe('ran')
  expect(await page?.locator('#a').evaluate((letters) => letters.clientWidth >= 0)).toBe(true)
  expect((await page?.locator('#a').boundingBox())?.width).toBeGreaterThan(10)
})
