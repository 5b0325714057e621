import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Requests that have no answer yet, but for the feed of news, which never ends. */
    waiting: number
    /** The app's own router, as its library leaves it. */
    router: {
      routesByPath: Record<string, unknown>
      history: { push(href: string): void }
      state: { isLoading: boolean; location: { href: string }; resolvedLocation?: { href: string } }
      matchRoutes(path: string, search: object): { fullPath: string }[]
    }
  }
}

/** Lets the page count what it waits for, from its first script on, and find its router. */
export async function countWaiting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'router', { get: () => Reflect.get(window, '__TSR_ROUTER__') })
    window.waiting = 0
    const { fetch } = window
    window.fetch = async (...given) => {
      const [what] = given
      const url = what instanceof Request ? what.url : String(what)
      if (url.includes('/v1/events')) return fetch(...given)
      window.waiting++
      return fetch(...given).finally(() => window.waiting--)
    }
  })
}

/** Goes to a page as a link does, without loading the app anew, and waits until it rests. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => window.router.history.push(href), path)
  await rest(page)
}

/** Until nothing is asked for, nothing is being read and some frames have been drawn. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let [still, frames] = [0, 0]; still < 2 && frames < 600; frames++) {
      await frame()
      const { isLoading, location, resolvedLocation } = window.router.state
      // The code of a page is no request that is counted.
      const isLeaving = isLoading || resolvedLocation?.href !== location.href
      const isBusy = isLeaving || window.waiting > 0 || document.querySelector('[aria-busy="true"]')
      still = isBusy ? 0 : still + 1
    }
  })
}

/** What ends the visit, leaves the browser, or takes back what the rest of the visit looks at. */
const UNSAFE = [
  'Log out',
  'View as .*',
  'Take a photo',
  'Use the camera',
  'Start the camera',
  'Roll back',
  'Trust this .*',
]

const MOST_CLICKS = 150

/**
 * Clicks all there is on a page, and in what that opens, which is dismissed again. Links are clicked once
 * on the whole visit for each page that they lead to. Gives what was clicked.
 */
export async function clickAll(page: Page, path: string, links: Set<string>): Promise<string[]> {
  const clicked: string[] = []
  const done = new Set<string>()
  let opener = ''
  for (let turn = 0; turn < MOST_CLICKS; turn++) {
    const { layer, things } = await page.evaluate(listThings, `^(${UNSAFE.join('|')})$`)
    const left = things.filter(({ key, isLink }) => !(isLink ? links : done).has(key))
    const [next] = left
    if (next) {
      await page.evaluate(
        (index) => document.querySelector<HTMLElement>(`[data-thing="${index}"]`)?.click(),
        next.index,
      )
      clicked.push(next.key)
      if (next.isLink) links.add(next.key)
      else done.add(next.key)
      // A menu closes with each of its words, so what opened it is clicked again.
      if (layer === 'menu' && left.length > 1) done.delete(opener)
      if (layer !== 'menu') opener = next.key
    } else if (layer === 'page') return clicked
    else await page.keyboard.press('Escape')
    await rest(page)
    await comeBack(page, path)
  }
  throw new Error(`${path}: no end of things to click: ${clicked.slice(-8).join(' · ')}`)
}

/** Back to the page where a click led away from it, once nothing lies over it. */
async function comeBack(page: Page, path: string): Promise<void> {
  const isAway = await page.evaluate((href) => {
    const open = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')
    const isCovered = [...open].some((one) => one.checkVisibility({ visibilityProperty: true }))
    return !isCovered && location.pathname + location.search !== href
  }, path)
  if (isAway) await goTo(page, path)
}

interface Things {
  layer: 'page' | 'dialog' | 'menu' | 'listbox'
  things: { index: number; key: string; isLink: boolean }[]
}

/** Runs in the page: numbers what can be clicked in what lies on top. */
function listThings(unsafe: string): Things {
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 0
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') || element.textContent || '')
      .trim()
      .replaceAll(/\d+/g, '#')
      .slice(0, 60) ||
    document.querySelector(`label[for="${element.id}"]`)?.textContent ||
    element.getAttribute('placeholder') ||
    element.tagName
  const open = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')
  const top = [...open].findLast(isSeen)
  const layer = (top?.getAttribute('role') ?? 'page') as Things['layer']
  const what = {
    menu: '[role^="menuitem"]',
    listbox: '[role="option"]:last-of-type',
    dialog: 'button, [role="tab"], input[type="checkbox"], input[type="radio"]',
    page: 'a[href], button, summary, [role="tab"], input[type="checkbox"], input[type="radio"], input[aria-haspopup="listbox"]',
  }[layer]
  // What is sent or confirmed has its own journeys; here it is only looked at. Rows of a list are alike.
  const left =
    '[type="submit"], [data-autofocus], [target="_blank"], [download], :disabled, [data-disabled]' +
    ', [role="dialog"] [data-variant="filled"]' +
    ', [data-row]:not([data-row="0"]) *, tbody tr:nth-child(n + 3) *, li:nth-child(n + 3) *'
  for (const old of document.querySelectorAll('[data-thing]')) old.removeAttribute('data-thing')
  const found = [...(top ?? document.querySelector('main') ?? document.body).querySelectorAll(what)]
  const things = found
    .filter((one) => isSeen(one) && !one.matches(left) && !new RegExp(unsafe).test(nameOf(one)))
    .map((element, index) => {
      element.setAttribute('data-thing', String(index))
      const link = element instanceof HTMLAnchorElement ? new URL(element.href) : undefined
      const page = link && window.router.matchRoutes(link.pathname, {}).at(-1)?.fullPath
      const asked = [...(link?.searchParams.keys() ?? [])].toSorted().join('&')
      const from = link?.pathname === location.pathname ? 'itself' : 'elsewhere'
      const place = top ? `${layer} ${nameOf(top).slice(0, 30)} > ` : ''
      const key = link ? `${page}?${asked} from ${from}` : place + nameOf(element)
      return { index, key, isLink: link !== undefined, link }
    })
    .toSorted(
      (one, other) =>
        Number(/> (Close|Cancel)$/.test(one.key)) - Number(/> (Close|Cancel)$/.test(other.key)),
    )
    .filter(
      ({ link }) =>
        !link ||
        (link.origin === location.origin && !/^\/(v1|reference|openapi)/.test(link.pathname)),
    )
  return { layer, things: things.map(({ index, key, isLink }) => ({ index, key, isLink })) }
}
