import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCommandEnv, runInside } from '../test/commandLine.ts'
import { createStockApp } from '../test/stock.ts'

test('labels are written to a file, or to a printer that reads standard input', async () => {
  const app = await createStockApp()
  const folder = mkdtempSync(join(tmpdir(), 'onhand-labels-'))
  const env = await openCommandEnv(app, 'read_only')
  const run = (...words: string[]) => runInside(env, ['labels', ...words])
  const sku = await app.newItem()
  const file = join(folder, 'mugs.pdf')
  const made = await run('item', `${sku}=31`, '--out', file, '--json')
  expect(JSON.parse(made.out)).toEqual({ file, labels: 31, pages: 2 })
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  const zpl = await run('bin', 'MAIN=2', '--format', 'zpl', '--template', 'roll-4x6', '--out', '-')
  expect(zpl.out).toMatch(/^\^XA[^]*\^FDMAIN\^FS[^]*\^PQ2\n\^XZ$/)
  expect((await run('item', 'NO-SUCH')).code).toBe(1)
  rmSync(folder, { recursive: true })
  await app.close()
})
