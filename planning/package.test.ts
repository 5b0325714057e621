import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'
import { describe, expect, it } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))

async function bundle(source: string): Promise<string> {
  const entry = '\0entry'
  const plugin = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? entry : null),
    load: (id: string) => (id === entry ? source : null),
  }
  const rollupOptions = { input: 'entry', preserveEntrySignatures: 'strict' as const }
  const built = await build({
    root: here,
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: { write: false, rollupOptions },
  })
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rollup.RollupOutput
  return output[0].code
}

describe('the package', () => {
  it('gives a browser one formula without the rest', async () => {
    const file = JSON.stringify(join(here, 'safetyStock.ts'))
    const code = await bundle(`export { safetyStock } from ${file}`)
    expect(code).not.toContain('node:')
    expect(code.length).toBeLessThan(4000)
  })

  it('gives a browser the whole portfolio in little', async () => {
    const file = (name: string) => JSON.stringify(join(here, 'forecasting', name))
    const code = await bundle(
      `export { learnPortfolio } from ${file('learning.ts')}
       export { forecastDemand } from ${file('portfolio.ts')}`,
    )
    expect(code).not.toContain('node:')
    expect(code.length).toBeLessThan(60_000)
  })

  it('imports nothing but its own files', () => {
    const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => /(?<!\.test)\.ts$/.test(name))) {
      for (const [, from] of readFileSync(join(here, file), 'utf8').matchAll(/ from '([^']+)'/g)) {
        expect(from, file).toMatch(/^\.{1,2}\//)
      }
    }
  })
})
