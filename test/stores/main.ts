import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installStore, StoreMissing } from './installStore.ts'

// npm run test:stores: brings a real Medusa and a real Vendure from npm into .cache/ and holds the connectors
// to them. With --if-available a machine that npm does not reach skips this; elsewhere it is a failure.

const words = process.argv.slice(2)
const mayBeMissing = words.includes('--if-available')
const root = join(import.meta.dirname, '..', '..')

try {
  const began = performance.now()
  await Promise.all([installStore('medusa'), installStore('vendure')])
  console.log(`Both stores are installed (${Math.round((performance.now() - began) / 1000)} s).`)
  process.exitCode = await runTests(words.filter((word) => word !== '--if-available'))
} catch (error) {
  if (!(error instanceof StoreMissing)) throw error
  console.error(error.message)
  console.error(mayBeMissing ? 'skipped: the tests with real stores' : 'FAILED: no real stores')
  process.exitCode = mayBeMissing ? 0 : 1
}

function runTests(options: string[]): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const config = join('test', 'stores', 'vitest.config.ts')
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...options], {
    cwd: root,
    stdio: 'inherit',
  })
  // The keyboard's interrupt reaches the child by itself; this one waits for it to close the stores.
  process.on('SIGINT', () => {})
  return new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)))
}
