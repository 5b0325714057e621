import { describe, expect, test } from 'vitest'
import type { Meaning } from './codeBook.ts'
import { toCall } from './jobCalls.ts'
import {
  changeLine,
  differencesOf,
  expectedOf,
  missingOf,
  newJob,
  type ScanJob,
  takeScan,
} from './scanJob.ts'

function item(sku: string, more: object = {}, of: object = {}): Meaning {
  const facts = {
    sku,
    title: sku,
    packFactor: 1,
    isKit: false,
    tracksLots: false,
    tracksSerials: false,
  }
  return { kind: 'item', item: { code: `text ${sku}`, kind: 'item', ...facts, ...more }, ...of }
}
const place = (path: string): Meaning => ({ kind: 'location', path })

function scan(job: ScanJob, ...meanings: Meaning[]): ScanJob {
  return meanings.reduce((now, meaning) => takeScan(now, meaning).job, job)
}

const balance = (sku: string, quantity: number, version: number, more: object = {}) => ({
  sku,
  site: 'MAIN',
  location: 'MAIN/A-1',
  lot: '',
  expiresOn: null,
  condition: 'sellable' as const,
  quantity,
  version,
  ...more,
})

describe('A count', () => {
  test('sets what differs, with the versions that were seen, and leaves the rest alone', () => {
    const rows = [
      balance('TEE', 2, 7),
      balance('MUG', 3, 4),
      balance('HAT', 1, 2),
      balance('TEE', 5, 1, { condition: 'damaged' }),
      balance('TEE', 9, 3, { location: 'MAIN/B-1' }),
    ]
    const begun = { ...newJob('count'), place: 'MAIN/A-1', ...expectedOf(rows, 'MAIN/A-1') }
    const job = scan(begun, item('TEE'), item('TEE'), item('MUG'), item('NEW', { packFactor: 12 }))
    expect(job.otherUnits).toBe(5)
    expect(
      differencesOf(job).map(({ sku, expected, counted }) => [sku, expected, counted]),
    ).toEqual([
      ['NEW', 0, 12],
      ['MUG', 3, 1],
      ['HAT', 1, 0],
    ])
    expect(toCall(job)).toEqual({
      operation: 'adjustmentCreate',
      body: {
        reason: 'counted',
        lines: [
          { sku: 'NEW', location: 'MAIN/A-1', setTo: 12, expectedVersion: 0 },
          { sku: 'MUG', location: 'MAIN/A-1', setTo: 1, expectedVersion: 4 },
          { sku: 'HAT', location: 'MAIN/A-1', setTo: 0, expectedVersion: 2 },
        ],
      },
    })
  })

  test('that agrees posts nothing', () => {
    const books = expectedOf([balance('TEE', 1, 7)], 'MAIN/A-1')
    const job = scan({ ...newJob('count'), place: 'MAIN/A-1', ...books }, item('TEE'))
    expect(toCall(job)).toBeUndefined()
  })

  test('keeps to its bin until it is finished', () => {
    const job = scan(newJob('count'), place('MAIN/A-1'), item('TEE'))
    expect(takeScan(job, place('MAIN/A-2'))).toMatchObject({ tone: 'wrong', job })
    expect(takeScan(newJob('count'), item('TEE')).tone).toBe('wrong')
  })

  test('names each unit that has a name, once, and takes the only lot that lies there', () => {
    const begun = scan(newJob('count'), place('MAIN/A-1'))
    const named = item('CAM', { tracksSerials: true }, { serial: 'S1' })
    expect(takeScan(begun, item('CAM', { tracksSerials: true })).tone).toBe('wrong')
    const once = scan(begun, named)
    expect(takeScan(once, named).tone).toBe('wrong')
    const books = expectedOf([balance('VIT', 4, 1, { lot: 'L1' })], 'MAIN/A-1')
    const lots = scan({ ...begun, ...books }, item('VIT', { tracksLots: true }))
    expect(lots.lines[0]).toMatchObject({ lot: 'L1', units: 1 })
  })
})

describe('A move', () => {
  test('goes from the first bin to the next one', () => {
    const job = scan(
      newJob('move'),
      place('MAIN/A-1'),
      item('TEE'),
      item('CASE', { packFactor: 6 }),
      item('TEE'),
      place('MAIN/B-1'),
    )
    expect(missingOf(job)).toBeUndefined()
    expect(toCall(job)).toEqual({
      operation: 'moveCreate',
      body: {
        lines: [
          { sku: 'TEE', from: 'MAIN/A-1', to: 'MAIN/B-1', quantity: 2 },
          { sku: 'CASE', from: 'MAIN/A-1', to: 'MAIN/B-1', quantity: 6 },
        ],
      },
    })
    expect(takeScan(scan(newJob('move'), place('A'), item('TEE')), place('A')).tone).toBe('wrong')
  })
})

describe('An adjustment', () => {
  test('adds or takes away what was scanned, and forgets what was taken back to zero', () => {
    const job = scan(
      { ...newJob('adjust'), sign: -1, reason: 'damaged' },
      place('MAIN/A-1'),
      item('TEE'),
    )
    expect(toCall(changeLine(job, 0, { units: 3 }))?.body).toEqual({
      reason: 'damaged',
      lines: [{ sku: 'TEE', location: 'MAIN/A-1', quantity: -3 }],
    })
    expect(changeLine(job, 0, { units: 0 }).lines).toEqual([])
  })

  test('waits for the lot of what is kept by lots', () => {
    const job = scan(newJob('adjust'), place('MAIN/A-1'), item('VIT', { tracksLots: true }))
    expect(missingOf(job)).toBe('Choose the lot of VIT')
    expect(missingOf(changeLine(job, 0, { lot: 'L1' }))).toBeUndefined()
  })

  test('a kit without stock and an unknown code are told, and change nothing', () => {
    const job = scan(newJob('adjust'), place('MAIN/A-1'))
    expect(takeScan(job, item('KIT', { isKit: true }))).toMatchObject({ tone: 'wrong', job })
    expect(takeScan(job, { kind: 'unknown', code: 'x', isOffline: false })).toMatchObject({
      tone: 'wrong',
      job,
    })
  })
})
