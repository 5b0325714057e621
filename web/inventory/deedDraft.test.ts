import { describe, expect, test } from 'vitest'
import { newDraft, readSerials, toDeedCall } from './deedDraft.ts'

const item = { sku: 'A', tracksSerials: false }
const source = {
  site: 'MAIN',
  location: 'MAIN',
  lot: 'L1',
  expiresOn: null,
  condition: 'sellable',
  quantity: 9,
} as const

describe('A deed that is typed', () => {
  test('is sent only when it is whole and changes something', () => {
    expect(
      toDeedCall('receive', item, { ...newDraft('move'), units: 3 }, undefined),
    ).toBeUndefined()
    expect(
      toDeedCall('receive', item, { ...newDraft('move'), place: 'MAIN' }, undefined),
    ).toBeUndefined()
    const still = { ...newDraft('move'), units: 3, place: 'MAIN' }
    expect(toDeedCall('move', item, still, source)).toBeUndefined()
    const same = { ...still, condition: 'sellable' as const }
    expect(toDeedCall('condition', item, same, source)).toBeUndefined()
  })

  test('says what was typed, and of what lies there only where and which', () => {
    const draft = { ...newDraft('move'), units: 3, place: 'WEST', reason: ' balance ' }
    expect(toDeedCall('move', item, draft, source)).toEqual({
      name: 'moveCreate',
      body: {
        lines: [
          {
            sku: 'A',
            quantity: 3,
            from: 'MAIN',
            to: 'WEST',
            fromCondition: 'sellable',
            toCondition: 'sellable',
            lot: 'L1',
          },
        ],
        reason: 'balance',
      },
    })
    expect(toDeedCall('receive', item, { ...draft, unitCost: '2.50' }, undefined)).toEqual({
      name: 'receiptCreate',
      body: {
        lines: [
          { sku: 'A', quantity: 3, location: 'WEST', condition: 'sellable', unitCost: '2.50' },
        ],
      },
    })
  })

  test('takes away what was lost of the lot and condition that was chosen', () => {
    expect(toDeedCall('lost', item, { ...newDraft('lost'), units: 2 }, source)).toEqual({
      name: 'adjustmentCreate',
      body: {
        reason: 'counted',
        lines: [{ sku: 'A', quantity: -2, location: 'MAIN', condition: 'sellable', lot: 'L1' }],
      },
    })
  })

  test('counts the units that it names', () => {
    const named = { sku: 'A', tracksSerials: true }
    const draft = { ...newDraft('move'), place: 'MAIN', serials: 'S1\nS2, S1\n' }
    expect(readSerials(draft.serials)).toEqual(['S1', 'S2'])
    expect(toDeedCall('assemble', named, draft, undefined)).toEqual({
      name: 'assemblyCreate',
      body: { sku: 'A', quantity: 2, serials: ['S1', 'S2'], location: 'MAIN' },
    })
  })
})
