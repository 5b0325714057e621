import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { createOwner } from '../server/access/setUp.ts'
import { createApp } from '../server/app.ts'
import { buildStandings } from '../server/insights/standings.ts'
import { systemClock } from '../server/platform/clock.ts'
import { readConfig } from '../server/platform/config.ts'
import { createLog } from '../server/platform/log.ts'
import { launchChromium } from '../test/chromium.ts'
import { benchContext, type Ground, median, openGround, openLongDatabase, round } from './ground.ts'
import { fillInventory } from './inventory.ts'
import { buildCommit, keepBuild, measureSizes, type WebBuild } from './webBuilds.ts'
import { type Figures, measureInteractions, measurePaint } from './webFigures.ts'

// npm run bench:web -- [--against COMMIT] [--json FILE] [--quick]: the budgets of the web app, and what a
// reader of 100,000 items waits for, beside the web app of another commit (the one before, unless said) on
// the same server and data, in turns. Sizes are exact; of the rest only the ratios say much about a machine
// that has other things to do.

const { values } = parseArgs({
  options: {
    against: { type: 'string', default: 'HEAD~1' },
    json: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const TURNS = values.quick ? 1 : 5
const ROUNDS = values.quick ? 1 : 4
const OWNER = { email: 'bench@example.com', name: 'Bench', password: 'eleven slow tramways' }

/** The most, or for frames the least, that a figure may be. */
const BUDGETS: Figures = {
  'first load: script': 170_000,
  'first load: styles': 30_000,
  'chart: script': 30_000,
  'largest page: script': 60_000,
  'Today, largest paint, ms': 1_800,
  'Inventory, largest paint, ms': 1_800,
  'Inventory on a handheld, largest paint, ms': 2_500,
  'interaction to next paint, p75': 150,
  'palette: keys to open, median': 50,
  'scroll: frames per second': 55,
  'heap after it, MB': 150,
}

const ground = await openGround(values.quick)
const now = keepBuild()
const before = buildCommit(values.against)
try {
  const db = openLongDatabase(ground.url)
  await fillInventory({ ...ground, db })
  await buildStandings(db, benchContext())
  await db.close()
  report(await measureAll(ground, [now, before]), before.name)
} finally {
  now.remove()
  before.remove()
  await ground.close()
}

/** The figures of each build, measured in turns. */
async function measureAll({ db }: Ground, builds: WebBuild[]): Promise<Figures[]> {
  await createOwner(db, systemClock, OWNER)
  const site = await openSite(db)
  const browser = await launchChromium()
  if (!browser) throw new Error('No browser runs here.')
  const state = await logIn(browser, site.url)
  const found = builds.map((): Record<string, number[]> => ({}))
  const paintOf = (path: string, size: 'desktop' | 'handheld') =>
    measurePaint(browser, state, `${site.url}${path}`, size)
  for (let turn = 0; turn < TURNS; turn++)
    for (const [index, build] of builds.entries()) {
      site.show(build)
      const figures = {
        'Today, largest paint, ms': await paintOf('/today', 'desktop'),
        'Inventory, largest paint, ms': await paintOf('/inventory', 'desktop'),
        'Inventory on a handheld, largest paint, ms': await paintOf('/inventory', 'handheld'),
        ...(await measureInteractions(browser, state, site.url, ROUNDS)),
      }
      for (const [name, value] of Object.entries(figures))
        (found[index] ??= {})[name] = [...(found[index]?.[name] ?? []), value]
    }
  await browser.close()
  await site.close()
  return builds.map((build, index) => ({
    ...measureSizes(build),
    ...Object.fromEntries(
      Object.entries(found[index] ?? {}).map(([name, all]) => [name, round(median(all))]),
    ),
  }))
}

/** The program of today; its web app is whichever build is shown. One server, since sessions know only one. */
async function openSite(db: Ground['db']) {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-web-'))
  const shown = join(folder, 'shown')
  const show = (build: WebBuild) => {
    rmSync(shown, { force: true })
    symlinkSync(build.folder, shown)
  }
  const port = await findFreePort()
  const config = readConfig({
    PORT: String(port),
    ONHAND_DATA: '/nonexistent',
    ONHAND_LOG_LEVEL: 'silent',
  })
  const parts = { db, clock: systemClock, config, log: createLog('silent') }
  const app = await createApp({ ...parts, masterKey: randomBytes(32) }, shown)
  await app.listen({ host: '127.0.0.1', port })
  const close = async () => {
    await app.close()
    rmSync(folder, { recursive: true })
  }
  return { url: config.baseUrl, show, close }
}

async function logIn(browser: Browser, url: string) {
  const context = await browser.newContext()
  const { email, password } = OWNER
  const data = { email, password }
  const answer = await context.request.post(`${url}/v1/session`, { data, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`The log-in was refused: ${await answer.text()}`)
  return context.storageState()
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

function report([now = {}, then = {}]: Figures[], commit: string): void {
  const rows = Object.entries(now).map(([figure, value]) => {
    const budget = BUDGETS[figure]
    const isWithin =
      budget === undefined || (figure.startsWith('scroll') ? value >= budget : value <= budget)
    return {
      figure,
      now: value,
      [commit]: then[figure] ?? 0,
      ratio: round(value / (then[figure] || value)),
      budget: budget ?? '',
      holds: isWithin ? 'yes' : 'NO',
    }
  })
  console.table(rows)
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ against: commit, turns: TURNS, rows }, undefined, 2)}\n`,
    )
}
