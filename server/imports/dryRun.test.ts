import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { createTestClock } from '../../test/database.ts'
import { importFile } from '../../test/importData.ts'
import { sql } from '../platform/sql.ts'
import { startPace } from './pace.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  const skus = Array.from({ length: 30 }, (_, index) => `D-${index}`)
  await importFile(app, 'items', ['SKU', ...skus].join('\n'))
  await importFile(app, 'items', 'SKU,Track lots\nL-1,yes')
})
afterAll(() => app.close())

describe('A dry run of stock, most of which is foreseen by reading', () => {
  const opening = fileOf('SKU,Qty,Lot', (index) => [index % 3, ''], 'L-1,4,B7', 'L-1,2,')
  const counts = fileOf('SKU,Qty,Lot', (index) => [index % 2, ''], 'L-1,3,B7', 'D-0,9,B7')
  const later = fileOf('SKU,Qty', (index) => [index % 4], 'D-3,0')

  test.each([
    ['opening_stock', opening],
    ['stock_counts', counts],
    ['opening_stock', later],
    ['opening_stock', later],
  ])('counts what the run of %s then does, and writes nothing', async (kind, file) => {
    const before = await countMovements()
    const { id: _, ...told } = outcomeOf(await importFile(app, kind, file, { dryRun: 'true' }))
    expect(await countMovements()).toBe(before)
    const { id, ...done } = outcomeOf(await importFile(app, kind, file))
    expect(told).toEqual(done)
    expect(done.created + done.changed + done.unchanged + done.errors).toBe(done.rowsTotal)
    const { body } = await app.request('GET', `/v1/imports/${id}/error-rows`)
    expect(body.data).toHaveLength(done.errors)
  })
})

test('Samples of a dry run are the first rows of the file that would change', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `D-${index},77`)
  const { samples } = await importFile(app, 'stock_counts', `SKU,Qty\n${rows.join('\n')}`, {
    dryRun: 'true',
  })
  expect(samples.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 2))
})

test('A batch grows while it is quick, shrinks where the machine is slow, and never to nothing', async () => {
  const clock = createTestClock()
  const pace = startPace(clock)
  const work = (tookMs: number) => pace.measure(pace.rows, async () => clock.advance(tookMs))
  const first = pace.rows
  await work(10)
  expect(pace.rows).toBe(first * 2)
  for (let round = 0; round < 5; round++) await work(10)
  const most = pace.rows
  await work(3_000)
  expect(pace.rows).toBe(most / 10)
  for (let round = 0; round < 9; round++) await work(60_000)
  expect(pace.rows).toBeGreaterThanOrEqual(50)
  const least = pace.rows
  await pace.measure(3, async () => clock.advance(1))
  expect(pace.rows).toBe(least)
})

function fileOf(header: string, rest: (index: number) => unknown[], ...more: string[]): string {
  const rows = Array.from({ length: 30 }, (_, index) => [`D-${index}`, ...rest(index)].join(','))
  return [header, ...rows, ...more].join('\n')
}

function outcomeOf(view: Awaited<ReturnType<typeof importFile>>) {
  const { id, created, changed, unchanged, errors, rowsTotal, state } = view
  return { id, created, changed, unchanged, errors, rowsTotal: rowsTotal ?? 0, state }
}

async function countMovements(): Promise<number> {
  const { count } = await app.db.one<{ count: number }>(sql`
    select count(*) as count from stock_movement`)
  return count
}
