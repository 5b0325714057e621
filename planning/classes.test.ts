import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AbcClass, abcCutoffs, classifyAbc } from './abc.ts'
import { classifyDemand, squaredVariation } from './demandClass.ts'
import { seasonalIndices, shrinkIndices } from './seasonalIndices.ts'
import { classifyXyz, demandVariation } from './xyz.ts'

const money = fc.array(fc.integer({ min: -50, max: 100000 }), { maxLength: 80 })

describe('ABC classes', () => {
  it('puts the item that crosses a line into the higher class', () => {
    expect(classifyAbc([79, 2, 19])).toEqual(['A', 'C', 'A'])
    expect(classifyAbc([80, 15, 5])).toEqual(['A', 'B', 'C'])
    expect(classifyAbc([100])).toEqual(['A'])
  })

  it('keeps what sold nothing in C, also when nothing sold at all', () => {
    expect(classifyAbc([0, 10, -3])).toEqual(['C', 'A', 'C'])
    expect(classifyAbc([0, 0])).toEqual(['C', 'C'])
    expect(classifyAbc([])).toEqual([])
  })

  it('moves an item only when it is well past the line', () => {
    const values = [81, 14, 5]
    expect(classifyAbc(values)).toEqual(['A', 'B', 'C'])
    // The second item starts at 81 %: B by itself, still A within two points of the line.
    expect(classifyAbc(values, abcCutoffs, ['A', 'A', 'C'])).toEqual(['A', 'A', 'C'])
    expect(classifyAbc([83, 12, 5], abcCutoffs, ['A', 'A', 'C'])).toEqual(['A', 'B', 'C'])
    expect(classifyAbc([79, 16, 5], abcCutoffs, ['A', 'B', 'C'])).toEqual(['A', 'B', 'C'])
    expect(classifyAbc([77, 16, 7], abcCutoffs, ['A', 'B', null])).toEqual(['A', 'A', 'B'])
  })

  it('covers every item once and never ranks a richer one lower', () => {
    const rank: Record<AbcClass, number> = { A: 0, B: 1, C: 2 }
    fc.assert(
      fc.property(money, (values) => {
        const classes = classifyAbc(values)
        expect(classes).toHaveLength(values.length)
        values.forEach((value, i) => {
          values.forEach((other, j) => {
            if (value > other) expect(rank[classes[i]!]).toBeLessThanOrEqual(rank[classes[j]!])
          })
        })
      }),
    )
  })

  it('makes the A items carry at least the share of the line', () => {
    fc.assert(
      fc.property(money, (values) => {
        const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
        fc.pre(total > 0)
        const classes = classifyAbc(values)
        const top = values.reduce((sum, value, i) => sum + (classes[i] === 'A' ? value : 0), 0)
        expect(top / total).toBeGreaterThanOrEqual(0.8 - 1e-9)
      }),
    )
  })

  it('takes edited lines and refuses impossible ones', () => {
    expect(classifyAbc([50, 30, 20], { a: 0.5, b: 0.8, hysteresis: 0 })).toEqual(['A', 'B', 'C'])
    expect(() => classifyAbc([1], { a: 0.9, b: 0.8, hysteresis: 0 })).toThrow(RangeError)
    expect(() => classifyAbc([Number.NaN])).toThrow('values[0] must be a finite number')
  })
})

describe('XYZ classes', () => {
  it('does not call a seasonal item erratic', () => {
    const weeks = [10, 30, 10, 30, 10, 30]
    expect(classifyXyz(demandVariation(weeks))).toBe('Y')
    expect(classifyXyz(demandVariation(weeks, [0.5, 1.5]))).toBe('X')
  })

  it('draws its lines at one half and at one', () => {
    expect([0.49, 0.5, 0.99, 1, null].map((cv) => classifyXyz(cv))).toEqual([
      'X',
      'Y',
      'Y',
      'Z',
      'Z',
    ])
    expect(demandVariation([0, 0, 0])).toBeNull()
    expect(demandVariation([5])).toBeNull()
  })
})

describe('demand classes', () => {
  it('have a word for an item that never sold', () => {
    expect(classifyDemand([0, 0, 0])).toBe('none')
    expect(squaredVariation([0, 0])).toBeNull()
    expect(squaredVariation([0, 4], 'sample')).toBeNull()
    expect(() => classifyDemand([])).toThrow('demand must not be empty')
    expect(() => classifyDemand([-1])).toThrow('must not be negative')
  })
})

describe('seasonal indices', () => {
  it('find a season and have a mean of one', () => {
    const indices = seasonalIndices([5, 15, 5, 15], 2)
    expect([...indices]).toEqual([0.5, 1.5])
    expect([...seasonalIndices([15, 5, 15, 5], 2, 1)]).toEqual([0.5, 1.5])
    expect([...seasonalIndices([0, 0], 2)]).toEqual([1, 1])
  })

  it('lean on the category by the amount of own history', () => {
    expect([...shrinkIndices([0.5, 1.5], [1, 1], 1, 1)]).toEqual([0.75, 1.25])
    expect([...shrinkIndices([0.5, 1.5], [1, 1], 2, 0)]).toEqual([0.5, 1.5])
    expect(() => shrinkIndices([1], [1], 0, 0)).toThrow(RangeError)
  })
})
