import type { Browser, CDPSession, Page } from 'playwright-core'
import { median } from './ground.ts'

export type Figures = Record<string, number>

/** A slow phone's network and a processor four times slower, as Lighthouse has them. */
const SLOW = { kilobitsPerSecond: 1_600, latencyMs: 150, processor: 4 }

export const SIZES = {
  desktop: { width: 1280, height: 800 },
  handheld: { width: 360, height: 740 },
} as const

type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>

/** A page of a browser that has never been here, but is logged in. */
async function openPage(
  browser: Browser,
  state: State,
  viewport: (typeof SIZES)['desktop' | 'handheld'],
) {
  const context = await browser.newContext({
    storageState: state,
    viewport,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  return { page, devtools: await context.newCDPSession(page), close: () => context.close() }
}

async function slowDown(devtools: CDPSession): Promise<void> {
  const bytesPerSecond = (SLOW.kilobitsPerSecond * 1000) / 8
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor })
}

/** The largest contentful paint of a first visit, in milliseconds, on a slow network and processor. */
export async function measurePaint(
  browser: Browser,
  state: State,
  url: string,
  size: keyof typeof SIZES,
): Promise<number> {
  const { page, devtools, close } = await openPage(browser, state, SIZES[size])
  await slowDown(devtools)
  await page.goto(url)
  await page.locator('#main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().at(-1)?.startTime ?? 0),
        ).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await close()
  return paint
}

declare global {
  interface Window {
    interactions: Map<number, number>
    changed: Promise<number>
  }
}

/** What a reader of a large inventory does, timed by the browser itself. */
export async function measureInteractions(
  browser: Browser,
  state: State,
  url: string,
  rounds: number,
): Promise<Figures> {
  const { page, devtools, close } = await openPage(browser, state, SIZES.desktop)
  await page.addInitScript(watchInteractions)
  await page.goto(`${url}/inventory`)
  await page.locator('tbody tr[data-row="0"]').waitFor()
  const times: Record<string, number[]> = { sort: [], filter: [], search: [], palette: [] }
  for (let round = 0; round < rounds; round++) {
    for (const [name, act] of Object.entries(ACTS)) times[name]?.push(...(await act(page)))
  }
  const framesPerSecond = await scrollThrough(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools
    .send('Performance.enable')
    .then(() => devtools.send('Performance.getMetrics'))
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
  const interactions = await page.evaluate(() => [...window.interactions.values()])
  await close()
  return {
    'interaction to next paint, p75': at(interactions, 0.75),
    'sort: click to new rows, median': median(times.sort ?? []),
    'filter: click to new rows, median': median(times.filter ?? []),
    'search: last key to rows, median': median(times.search ?? []),
    'palette: keys to open, median': median(times.palette ?? []),
    'scroll: frames per second': framesPerSecond,
    'heap after it, MB': heap / 1e6,
  }
}

function at(values: number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0
}

/** Keeps how long each click and key took until the next paint, by the browser's own account. */
function watchInteractions(): void {
  window.interactions = new Map()
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId)
        window.interactions.set(
          entry.interactionId,
          Math.max(entry.duration, window.interactions.get(entry.interactionId) ?? 0),
        )
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

const ACTS: Record<string, (page: Page) => Promise<number[]>> = {
  sort: async (page) => {
    const times: number[] = []
    for (const name of ['On hand', 'Product'])
      times.push(
        await timeChange(page, 'tbody', () =>
          page.getByRole('columnheader', { name }).getByRole('link').first().click(),
        ),
      )
    return times
  },
  filter: async (page) => {
    const times: number[] = []
    for (const name of [/^(Low|In stock|Out of stock|Overstock|No sales)/, /^All/])
      times.push(
        await timeChange(page, 'tbody', () => page.getByRole('link', { name }).first().click()),
      )
    return times
  },
  search: async (page) => {
    const box = page.locator('[data-search-box]')
    await box.focus()
    const time = await timeChange(page, 'tbody', () =>
      box.pressSequentially('teal mug', { delay: 40 }),
    )
    await timeChange(page, 'tbody', () => box.fill(''))
    return [time]
  },
  palette: async (page) => {
    const time = await timeChange(page, '[aria-modal="true"] input', () =>
      page.keyboard.press('Control+k'),
    )
    await page.keyboard.press('Escape')
    await page.locator('[aria-modal="true"]').waitFor({ state: 'hidden' })
    return [time]
  },
}

/** From the last key or click until what is named shows something else than before and rests. */
async function timeChange(
  page: Page,
  selector: string,
  act: () => Promise<unknown>,
): Promise<number> {
  await page.evaluate((what) => {
    const read = () => document.querySelector(what)?.outerHTML
    const before = read()
    let last = performance.now()
    const heard = (event: Event) => {
      last = event.timeStamp
    }
    for (const type of ['keydown', 'click', 'input']) addEventListener(type, heard, true)
    window.changed = new Promise((resolve) => {
      const look = () => {
        if (read() === before || document.querySelector('[data-stale], [aria-busy="true"]'))
          return requestAnimationFrame(look)
        for (const type of ['keydown', 'click', 'input']) removeEventListener(type, heard, true)
        resolve(performance.now() - last)
      }
      requestAnimationFrame(look)
    })
  }, selector)
  await act()
  return page.evaluate(() => window.changed)
}

/** Frames per second while the wheel turns through a few thousand rows. */
async function scrollThrough(page: Page): Promise<number> {
  await page.locator('tbody tr[data-row="3"]').hover()
  await page.evaluate(() => {
    let [frames, began] = [0, performance.now()]
    const count = () => {
      frames++
      Object.assign(window, { framesPerSecond: (frames * 1000) / (performance.now() - began) })
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 480)
    await page.waitForTimeout(16)
  }
  return page.evaluate(() => (window as unknown as { framesPerSecond: number }).framesPerSecond)
}
