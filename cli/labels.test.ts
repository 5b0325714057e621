import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createStockApp } from '../test/stock.ts'

test('labels are written to a file, or to a printer that reads standard input', async () => {
  const app = await createStockApp()
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const folder = mkdtempSync(join(tmpdir(), 'onhand-labels-'))
  const env = {
    PATH: process.env.PATH ?? '',
    ONHAND_URL: `http://127.0.0.1:${port}`,
    ONHAND_API_KEY: await app.keyOf('read_only'),
  }
  const run = async (...words: string[]) => {
    const program = join(import.meta.dirname, 'main.ts')
    const child = spawn(process.execPath, [program, 'labels', ...words], { env })
    child.stdin.end()
    const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
    const [out, code] = await Promise.all([text(child.stdout), exit])
    return { out, code }
  }
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
}, 60_000)
