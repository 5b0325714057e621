import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What the theme decides; all else is the same in both. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What breaks WCAG 2.2 AA on a page as it stands, and whether it runs off the screen. */
export async function findFaults(
  page: Page,
  what: string,
  rules: string[] = WCAG_2_2_AA,
): Promise<string[]> {
  // Loaded once a page, which takes half as long as looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const faults = await page.evaluate(async (runOnly) => {
    const { axe: judge } = window as unknown as { axe: typeof axe }
    const { violations } = await judge.run(document, { runOnly, resultTypes: ['violations'] })
    const isWide = document.documentElement.scrollWidth > innerWidth
    return [
      ...violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(', ')}`),
      ...(isWide ? ['runs off the screen'] : []),
    ]
  }, rules)
  return faults.map((fault) => `${what}: ${fault}`)
}

/** Looks at a page in both themes: at all of it in the one in which it was opened. */
export async function findFaultsInBoth(page: Page, what: string): Promise<string[]> {
  const found = await findFaults(page, what)
  await showIn(page, 'dark')
  found.push(...(await findFaults(page, `${what} in dark`, COLOUR_RULES)))
  await showIn(page, 'light')
  return found
}

async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page
    .locator(`html[data-mantine-color-scheme="${colorScheme}"]`)
    .waitFor({ state: 'attached' })
}
