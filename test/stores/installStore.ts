import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'

const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'stores')
const PACKAGES = ['package.json', 'package-lock.json', '.npmrc']

export type StoreName = 'medusa' | 'vendure'

/** The packages of a store could not be brought: says what to do about it. */
export class StoreMissing extends Error {}

/** Brings a store's packages from npm where they are not at hand; answers their folder. */
export async function installStore(name: StoreName): Promise<string> {
  const from = join(import.meta.dirname, name)
  const folder = join(CACHE, `${name}-${printOf(from)}`)
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  // Half an installation never bears the name of a whole one.
  const half = mkdtempSync(join(CACHE, 'half-'))
  try {
    for (const file of PACKAGES) copyFileSync(join(from, file), join(half, file))
    const { status, output } = await runNpm(half)
    if (status !== 0) throw new StoreMissing(adviceOn(name, status, output))
    for (const old of readdirSync(CACHE))
      if (old.startsWith(`${name}-`)) rmSync(join(CACHE, old), { recursive: true, force: true })
    renameSync(half, folder)
    return folder
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function adviceOn(name: StoreName, status: number, output: string): string {
  return (
    `npm could not bring the real ${name} (it ended with ${status}):\n${output.trim().slice(-2_000)}\n` +
    'Its packages come from the npm registry: check the network, and the proxy and registry in your npm settings.'
  )
}

function printOf(from: string): string {
  const hash = createHash('sha256')
  for (const file of PACKAGES) hash.update(readFileSync(join(from, file)))
  return hash.digest('hex').slice(0, 12)
}

/** Without install scripts: what they compile is for image previews, which nobody looks at here. */
function runNpm(folder: string): Promise<{ status: number; output: string }> {
  const words = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
  ]
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const child = spawn(npm, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      output += part.toString()
    })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: 127, output: error.message }))
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
