import { describe, expect, test } from 'vitest'
import { dayOf, endOfDay, startOfDay } from './days.ts'

describe('A calendar day', () => {
  test('begins and ends where the company is', () => {
    expect(startOfDay('2026-11-23', 'America/New_York')).toBe('2026-11-23T05:00:00.000Z')
    expect(endOfDay('2026-11-23', 'America/New_York')).toBe('2026-11-24T04:59:59.999Z')
    expect(dayOf(Date.parse('2026-11-24T04:59:59.999Z'), 'America/New_York')).toBe('2026-11-23')
  })

  test('may have 23 or 25 hours', () => {
    expect(startOfDay('2027-03-14', 'America/Los_Angeles')).toBe('2027-03-14T08:00:00.000Z')
    expect(endOfDay('2027-03-14', 'America/Los_Angeles')).toBe('2027-03-15T06:59:59.999Z')
    expect(startOfDay('2026-11-01', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z')
    expect(endOfDay('2026-11-01', 'America/New_York')).toBe('2026-11-02T04:59:59.999Z')
  })
})
