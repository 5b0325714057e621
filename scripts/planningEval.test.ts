import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSet } from './planningSet.ts'

const folder = mkdtempSync(join(tmpdir(), 'planning-eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

const units = (k: number, t: number) => (7 * k + 5 * t + ((t * t) % 11)) % 13
const write = (name: string, head: string, rows: string[]) =>
  writeFileSync(join(folder, `${name}.csv.gz`), gzipSync([head, ...rows].join('\n')))
const rowsOf = (count: number, length: number, row: (k: number, t: number) => string | null) =>
  Array.from({ length: count * length }, (_, i) => row(Math.floor(i / length), i % length)).filter(
    (one) => one !== null,
  )
const day = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)

// Shapes that no tidy data have; of each, the rows of the plan: origin, steps, season, L, R.
const shapes: Record<string, [head: string, rows: string[], plan: string[]]> = {
  tiny: [
    'series_id,t,y',
    rowsOf(1, 9, (k, t) => `S${k},${t},${units(k, t)}`),
    ['1,4,12,1,1', '2,4,12,1,1', '0,3,1,0,1'],
  ],
  missing: ['series_id,t,y', ['other,1,5'], ['3,4,12,1,1']],
  zeros: ['series_id,t,y', rowsOf(3, 40, (k, t) => `S${k},${t},0`), ['30,6,12,1,1']],
  huge: [
    'series_id,t,y',
    rowsOf(2, 40, (k, t) => `S${k},${t},${t === 20 ? 1e12 : 0}`),
    ['30,6,12,1,1'],
  ],
  gaps: [
    'series_id,date,y,in_stock,price,remark',
    rowsOf(3, 60, (k, t) =>
      (t + k) % 7 === 3
        ? null
        : `S${k},${day(7 * t)},${t % 9 ? units(k, t) - 1 : ''},${t % 8 ? 'True' : 'no'},${t % 5 ? 2 : ''},note ${k} ${t}`,
    ),
    ['40,5,52,2,1'],
  ],
  shuffled: [
    'series_id,date,y',
    rowsOf(3, 50, (k, t) => `S${k},${day((t * 37) % 50)},${units(k, t)}`),
    ['40,5,7,2,1'],
  ],
  undated: [
    'series_id,date,y',
    rowsOf(3, 40, (k, t) => `S${k},week ${t},${units(k, t) + 0.5}`),
    ['30,5,7,1,1'],
  ],
  months: [
    'series_id,date,y',
    rowsOf(
      3,
      40,
      (k, t) =>
        `S${k},${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}-01,${units(k, t)}`,
    ),
    ['30,5,12,1,1', '36,3,12,6,4'],
  ],
  hours: [
    'series_id,date,y',
    rowsOf(
      2,
      200,
      (k, t) =>
        `S${k},${day(Math.floor(t / 24))} ${String(t % 24).padStart(2, '0')}:00,${units(k, t % 24)}`,
    ),
    ['180,10,24,6,6'],
  ],
}

describe('the evaluation', () => {
  beforeAll(() => {
    const plan = ['dataset,series_id,origin,h,m,L,R']
    for (const [name, [head, rows, origins]] of Object.entries(shapes)) {
      write(name, head, rows)
      for (const origin of origins) plan.push(`${name},S0,${origin}`)
    }
    writeFileSync(join(folder, 'eval_plan.csv'), plan.join('\n'))
  })

  it('answers every row of the plan, whatever shape the data have', async () => {
    const script = join(import.meta.dirname, 'planningEval.ts')
    await promisify(execFile)(process.execPath, [script, '--data', folder, '--out', folder])
    for (const [name, [, , origins]] of Object.entries(shapes)) {
      const read = (kind: string) =>
        gunzipSync(readFileSync(join(folder, `onhand.${name}.${kind}.csv.gz`)))
          .toString()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',').slice(3).map(Number))
      const steps = origins.map((origin) => Number(origin.split(',')[1]))
      const forecasts = read('fc')
      expect(forecasts, name).toHaveLength(steps.reduce((sum, h) => sum + h, 0))
      for (const [, mean, ...quantiles] of forecasts) {
        expect(mean, name).toBeGreaterThanOrEqual(0)
        expect(quantiles, name).toEqual(quantiles.toSorted((a, b) => a - b))
        expect(quantiles[0], name).toBeGreaterThanOrEqual(0)
      }
      for (const [, , level] of read('s')) expect(level, name).toBeGreaterThanOrEqual(0)
    }
  }, 60_000)

  it('counts periods without a row as unknown, and months as one apart', () => {
    const { histories } = readSet(folder, 'gaps')
    const history = histories.get('S0')!
    expect(history.offsets.slice(0, 4)).toEqual([0, 1, 2, 4])
    expect(history.inStock[3]).toBe(0)
    expect(readSet(folder, 'months').histories.get('S0')!.offsets.slice(0, 3)).toEqual([0, 1, 2])
    expect(readSet(folder, 'shuffled').histories.get('S0')!.offsets.slice(0, 3)).toEqual([0, 1, 2])
  })
})
