import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { createKeyAsOperator } from '../../server/access/apiKeys.ts'
import { createOwner } from '../../server/access/setUp.ts'
import { NewsLoop } from '../../server/alerts/newsLoop.ts'
import { createApp, jobs } from '../../server/app.ts'
import { ChannelSync } from '../../server/channels/channelSync.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import type { Database } from '../../server/platform/database.ts'
import { startJobs } from '../../server/platform/jobs.ts'
import { createLog } from '../../server/platform/log.ts'
import { createTestDatabase } from '../database.ts'

export const OWNER = {
  email: 'olga@example.com',
  name: 'Olga Owner',
  password: 'seven green bicycles',
}

/** The whole program on a port of its own, with the built web app. */
export interface Site {
  url: string
  db: Database
  masterKey: Buffer
  /** One call of the API as an owner's program; a body that is text is a CSV file. */
  call(method: string, path: string, body?: object | string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

/** Starts the program as it is started for people; without an owner when the set-up is tested. */
export async function openSite(options: {
  owner: boolean
  /** With the engine of the channels, which may call shops on this machine. */
  channels?: boolean
  /** With the loop that looks for alerts and sends webhooks, also to this machine. */
  news?: boolean
}): Promise<Site> {
  if (!existsSync(join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html')))
    throw new Error('The web app is not built: use npm test, or vite build in web/ first.')
  const database = await createTestDatabase()
  const port = await findFreePort()
  const config = readConfig({
    PORT: String(port),
    ONHAND_DATA: '/nonexistent',
    ONHAND_LOG_LEVEL: 'silent',
    ...(options.channels || options.news ? { ONHAND_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } : {}),
  })
  const parts = {
    db: database.db,
    clock: systemClock,
    config,
    log: createLog('silent'),
    masterKey: randomBytes(32),
  }
  const app = await createApp(parts)
  const worker = await startJobs({ ...parts, jobs, url: database.url })
  await app.listen({ host: '127.0.0.1', port })
  const channels = options.channels ? new ChannelSync(parts) : undefined
  channels?.start()
  const news = options.news ? new NewsLoop(parts) : undefined
  news?.start()
  if (options.owner) await createOwner(database.db, systemClock, OWNER)
  const { key } = await createKeyAsOperator(database.db, systemClock, {
    name: 'test',
    role: 'owner',
  })
  return {
    url: config.baseUrl,
    db: database.db,
    masterKey: parts.masterKey,
    call: (method, path, body) => callApi(config.baseUrl, key, method, path, body),
    close: async () => {
      await channels?.stop()
      await news?.stop()
      await app.close()
      await worker.stop()
      await database.drop()
    },
  }
}

/** The links to the program are made of its address, so the port is chosen before it starts. */
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

async function callApi(
  url: string,
  key: string,
  method: string,
  path: string,
  body: object | string | undefined,
): Promise<Record<string, unknown>> {
  const isFile = typeof body === 'string'
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': isFile ? 'text/csv' : 'application/json' } : {}),
    },
    ...(body ? { body: isFile ? body : JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}

/** A page of the site; anything that the browser complains about fails the test that asks. */
export interface Visit {
  page: Page
  context: BrowserContext
  complaints: string[]
}

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 360, height: 740 }

/** Opens a browser of its own on the site, logged in unless said otherwise. */
export async function visit(
  browser: Browser,
  site: Pick<Site, 'url'>,
  path: string,
  options: {
    anonymous?: boolean
    viewport?: typeof DESKTOP
    colorScheme?: 'light' | 'dark'
  } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: options.viewport ?? DESKTOP,
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  })
  // A page that stays open goes on hearing news and asking for numbers.
  onTestFinished(() => context.close())
  context.setDefaultTimeout(10_000)
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A refusal is no fault of the page; a broken policy or a warning of React is.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text())
  })
  if (!options.anonymous) await logIn(context, site)
  await page.goto(path)
  return { page, context, complaints }
}

/** The session of a site's owner: to prove a password takes half a second, which is tested once. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

async function logIn(context: BrowserContext, site: Pick<Site, 'url'>): Promise<void> {
  const known = sessions.get(site.url)
  if (known) {
    await context.addCookies(known)
    if (await isOwner(context)) return
    await context.clearCookies()
  }
  const { email, password } = OWNER
  const answer = await context.request.post('/v1/session', {
    data: { email, password },
    headers: { origin: site.url },
  })
  if (!answer.ok()) throw new Error(`The log-in was refused: ${await answer.text()}`)
  sessions.set(site.url, await context.cookies())
}

/** An earlier visit may have logged out, or looks at the program as another role. */
async function isOwner(context: BrowserContext): Promise<boolean> {
  const answer = await context.request.get('/v1/session')
  return answer.ok() && (await answer.json()).previewRole === null
}

/** A small shop: items with costs, stock, a promise and expected units. */
export async function stockShop(site: Site): Promise<void> {
  const items = [
    ['BLU-TEE-S', 'Blue crew tee', 40],
    ['CNV-TOTE', 'Canvas tote', 6],
    ['CER-MUG', 'Ceramic mug 12oz', 0],
    ['WOL-BEAN', 'Wool beanie', 118],
  ] as const
  for (const [sku, title] of items)
    await site.call('POST', '/v1/items', { sku, title, unitCost: '4.50', priceMinor: 1_999 })
  await site.call('POST', '/v1/opening-balances', {
    lines: items.map(([sku, , quantity]) => ({ sku, location: 'MAIN', quantity })),
  })
  await site.call('POST', '/v1/reservations', {
    reference: 'order-1',
    lines: [{ sku: 'CNV-TOTE', site: 'MAIN', quantity: 2 }],
  })
  await site.call('POST', '/v1/expected-receipts', {
    sku: 'CER-MUG',
    site: 'MAIN',
    quantity: 24,
    expectedOn: '2030-01-15',
  })
}
