import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Buyers } from './buyers.ts'
import { createProgram } from './program.ts'

// npm run test:crash -- --cycles=N: the real program sells under load and is killed at random
// instants: itself, its database, or both. What was acknowledged must be there, once; each number
// must be what the callers were told.

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    callers: { type: 'string', default: '24' },
  },
})
const cycles = Number(values.cycles)
const folder = mkdtempSync(join(tmpdir(), 'onhand-crash-'))
const program = await createProgram(folder)
let failed = true
try {
  await program.start()
  const { key } = (await program.operate('key', { name: 'crash', role: 'owner' })) as {
    key: string
  }
  const buyers = new Buyers(program.url, key)
  await buyers.stockUp()
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const load = buyers.work(Number(values.callers))
    await sleep(200 + Math.random() * 1800)
    const victim = (['app', 'database', 'both'] as const)[cycle % 3] as 'app' | 'database' | 'both'
    program.kill(victim)
    await sleep(Math.random() * 500)
    await program.start()
    await sleep(200)
    buyers.finish()
    await load
    const wrong = await buyers.findDifferences()
    const { differences } = (await program.operate('verify', null)) as { differences: unknown[] }
    console.log(
      `cycle ${cycle}: killed ${victim}; ${buyers.answered} answers, ${buyers.repeated} repeated, ` +
        `${wrong.length} told otherwise, ${differences.length} found by verify`,
    )
    if (program.endings() > 0) throw new Error('The program ended by itself.')
    if (wrong.length + differences.length > 0) {
      console.error(JSON.stringify({ wrong, differences }, undefined, 2))
      throw new Error('The program told its callers otherwise than it keeps.')
    }
  }
  failed = false
} finally {
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
  if (!failed) rmSync(`${folder}.log`, { force: true })
}
console.log(`${cycles} cycles: nothing lost, nothing doubled`)
