import { expect, test } from 'vitest'
import { resolveValues } from './planningValues.ts'

const none = {
  leadTimeDays: null,
  leadTimeDeviationDays: null,
  serviceLevel: null,
  reviewDays: null,
  minimumOrderQuantity: null,
  casePack: null,
}
const company = {
  leadTimeDays: 14,
  leadTimeDeviationDays: 0,
  serviceLevel: 0.95,
  reviewDays: 14,
  minimumOrderQuantity: 1,
  casePack: 1,
}

test('each planning value comes from the item, else its supplier, else its category, else the company', () => {
  const { values, sources } = resolveValues({
    item: { ...none, casePack: 6 },
    supplier: { ...none, leadTimeDays: 21, casePack: 12 },
    category: { ...none, leadTimeDays: 30, serviceLevel: 0.98 },
    company,
  })
  expect(values).toEqual({ ...company, leadTimeDays: 21, serviceLevel: 0.98, casePack: 6 })
  expect(sources).toEqual({
    leadTimeDays: 'supplier',
    leadTimeDeviationDays: 'company',
    serviceLevel: 'category',
    reviewDays: 'company',
    minimumOrderQuantity: 'company',
    casePack: 'item',
  })
})

test('a zero that was set is a value, not a gap', () => {
  const { values, sources } = resolveValues({
    item: { ...none, leadTimeDays: 0 },
    supplier: null,
    category: null,
    company,
  })
  expect(values.leadTimeDays).toBe(0)
  expect(sources.leadTimeDays).toBe('item')
})
