// npm run check, npm test, npm run bench, npm run generate: what is run, on which Node.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules, readText, root, runNode, runScript, SetupFailure, say } from './program.mjs'
import { setUp } from './setup.mjs'
import { buildWeb } from './webBuild.mjs'

const bin = (file) => join(modules, ...file.split('/'))
const vitest = [bin('vitest/vitest.mjs'), 'run']

const COMMANDS = {
  check,
  test,
  bench,
  generate,
  words,
  screenshots,
  packages,
  browser,
  'test:orders': walkOrders,
  'test:oversell': raceBuyers,
  'bench:sync': benchSync,
  'bench:web': benchWeb,
  'test:stores': testStores,
  'planning:eval': evaluatePlanning,
  'planning:bench': benchPlanning,
}

await runScript(async () => {
  const [name, ...options] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) {
    say(`Usage: node scripts/run.mjs ${Object.keys(COMMANDS).join('|')}`)
    return 2
  }
  return command(await setUp(), options)
})

/** Everything that can be said about the sources without running them; goes on after a failure. */
async function check(node) {
  const steps = [
    ['format', bin('@biomejs/biome/bin/biome'), 'ci', '.'],
    ['lint', bin('oxlint/bin/oxlint'), '--type-aware'],
    ...listProjects().map((project) => [
      `types ${project}`,
      bin('typescript/bin/tsc'),
      '-p',
      project,
    ]),
    ['architecture', ...vitest, 'architecture.test.ts'],
    ['generated SDK and OpenAPI', 'scripts/generate.ts', '--check'],
    ['words for translators', 'scripts/extractWords.ts', '--check'],
  ]
  const failed = []
  for (const [name, ...command] of steps) {
    say(`\n── ${name}`)
    if ((await runNode(node, command)) !== 0) failed.push(name)
  }
  say(failed.length === 0 ? '\nAll checks hold.' : `\nFailed: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}

function listProjects() {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .filter(({ name }) => name !== 'node_modules')
    .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file}`))
    .filter((file) => /\/tsconfig[\w.]*\.json$/.test(file))
}

/** Every test but the long runs; the last line counts them. */
async function test(node, options) {
  const isBuilt = await tryBuildingWeb(node)
  const { status, counts } = await runVitest(node, options)
  const failed = counts.failed + (isBuilt ? 0 : 1)
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  process.stdout.write(`\n${counts.passed} passed, ${failed} failed${skipped}\n`)
  return status || (failed > 0 ? 1 : 0)
}

/** A web app that cannot be built fails the run, but not the tests that do without it. */
async function tryBuildingWeb(node) {
  try {
    await buildWeb(node)
    return true
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    say(error.message)
    return false
  }
}

async function runVitest(node, options) {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-counts-'))
  const file = join(folder, 'counts.json')
  const counter = join(root, 'scripts', 'countReporter.mjs')
  const reporters = ['--reporter=default', `--reporter=${counter}`]
  const status = await runNode(node, [...vitest, ...reporters, ...options], { ONHAND_COUNTS: file })
  const counts = JSON.parse(readText(file) ?? '{"passed":0,"failed":1,"skipped":0}')
  rmSync(folder, { recursive: true })
  return { status, counts }
}

async function bench(node, options) {
  await buildWeb(node)
  return runNode(node, ['bench/main.ts', ...options])
}

function evaluatePlanning(node, options) {
  return runNode(node, ['scripts/planningEval.ts', ...options])
}

function benchPlanning(node, options) {
  return runNode(node, ['scripts/planningBench.ts', ...options])
}

function generate(node, options) {
  return runNode(node, ['scripts/generate.ts', ...options])
}

/** Collects the texts of the web app for translators. */
function words(node, options) {
  return runNode(node, ['scripts/extractWords.ts', ...options])
}

/** Pictures of every page into the ignored folder screenshots/. */
async function screenshots(node, options) {
  await buildWeb(node)
  return runNode(node, ['test/screenshots.ts', ...options])
}

/** The published form of planning/ and sdk/. */
function packages(node, options) {
  return runNode(node, ['scripts/buildPackages.ts', ...options])
}

/** Whether a browser runs here, for the tests that need one. */
function browser(node) {
  return runNode(node, ['test/chromium.ts'])
}

/** Random walks over orders: npm run test:orders -- --steps=100000 --seed=7 */
function walkOrders(node, options) {
  const said = (name) => options.find((option) => option.startsWith(`--${name}=`))?.split('=')[1]
  const seed = said('seed') ?? String(Date.now() % 1_000_000)
  Object.assign(process.env, {
    ONHAND_ORDER_STEPS: said('steps') ?? '100000',
    ONHAND_ORDER_SEED: seed,
  })
  return runNode(node, [...vitest, 'test/orders.property.test.ts'])
}

/** The connectors against real shops: npm run test:stores [-- --if-available] */
function testStores(node, options) {
  return runNode(node, ['test/stores/main.ts', ...options])
}

/** Buyers race on five channels: npm run test:oversell -- --buyers 200 --units 50 --seed 7 */
function raceBuyers(node, options) {
  return runNode(node, ['test/long/oversell.ts', ...options])
}

/** How soon a sale is promised and told everywhere: npm run bench:sync -- --quick */
function benchSync(node, options) {
  return runNode(node, ['bench/sync.ts', ...options])
}

/** The web app's budgets, beside those of another commit: npm run bench:web -- --against v0.1.0 */
async function benchWeb(node, options) {
  await buildWeb(node)
  return runNode(node, ['bench/web.ts', ...options])
}
