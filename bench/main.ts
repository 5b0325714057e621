import { writeFileSync } from 'node:fs'
import { arch, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { forecastBench } from './forecast.ts'
import { type Bench, openGround } from './ground.ts'
import { importBench } from './imports.ts'
import { inventoryBench } from './inventory.ts'
import { ledgerBench } from './ledger.ts'
import { processesBench } from './processes.ts'
import { reportsBench } from './reports.ts'
import { reservationBenches } from './reservations.ts'

// npm run bench -- [--json FILE] [--only NAME] [--quick]: every figure beside what it is compared with,
// measured in turns in the same run, because absolute numbers say little about another machine or hour.

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
  },
})

const BENCHES: Bench[] = [
  ...reservationBenches,
  processesBench,
  inventoryBench,
  reportsBench,
  importBench,
  ledgerBench,
  forecastBench,
]

const ground = await openGround(values.quick)
const results: Record<string, unknown> = {}
try {
  for (const bench of BENCHES) {
    if (values.only && !values.only.includes(bench.name)) continue
    process.stdout.write(`\n${bench.name}: ${bench.about}\n`)
    const result = await bench.run(ground)
    results[bench.name] = result
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  }
} finally {
  await ground.close()
}

if (values.json) {
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model,
    memoryBytes: totalmem(),
    arch: arch(),
    node: process.version,
    postgres: ground.postgresVersion,
  }
  writeFileSync(values.json, `${JSON.stringify({ machine, results }, undefined, 2)}\n`)
}
