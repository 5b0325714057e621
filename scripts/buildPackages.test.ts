import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackages } from './buildPackages.ts'

// A project of somebody else, who has nothing of this repository but the published packages.
const project = mkdtempSync(join(tmpdir(), 'onhand-consumer-'))
const compiler = join(import.meta.dirname, '..', 'node_modules', 'typescript', 'bin', 'tsc')

beforeAll(() => {
  buildPackages(join(project, 'node_modules', '@onhand'))
  mkdirSync(join(project, 'src'))
})
afterAll(() => rmSync(project, { recursive: true }))

const run = (...options: string[]) =>
  spawnSync(process.execPath, options, { cwd: project, encoding: 'utf8' })

describe('The published packages', () => {
  test('are JavaScript that Node runs as it stands', () => {
    writeFileSync(
      join(project, 'use.mjs'),
      `import { safetyStock } from '@onhand/planning/safetyStock'
       import { learnPortfolio } from '@onhand/planning/forecasting/learning.ts'
       import { createClient } from '@onhand/sdk/client'
       console.log(typeof safetyStock, typeof learnPortfolio, typeof createClient({ baseUrl: '' }).itemList)`,
    )
    const { stdout, stderr } = run('--no-experimental-strip-types', 'use.mjs')
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe('function function function')
  })

  test('bear types that hold in a strict project of their own', () => {
    writeFileSync(
      join(project, 'src', 'use.ts'),
      `import { classifyAbc } from '@onhand/planning/abc'
       import { createClient } from '@onhand/sdk/client'
       const client = createClient({ baseUrl: 'https://stock.example.com', apiKey: 'x' })
       export const skus: Promise<string[]> = client.itemList().then(({ data }) => data.map(({ sku }) => sku))
       // @ts-expect-error -- revenues are numbers
       classifyAbc(['a'])`,
    )
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
      types: [],
    }
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['src'] }),
    )
    writeFileSync(join(project, 'package.json'), '{"type":"module"}')
    expect(run(compiler, '-p', '.').stdout).toBe('')
  })
})
