import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompleteGamma } from './gamma.ts'
import { inverseNormalLoss, normalLoss, normalProbability, normalQuantile } from './normal.ts'

const anyZ = fc.double({ min: -8, max: 8, noNaN: true })

describe('the normal distribution', () => {
  it('knows the service levels that everyone uses to twelve digits', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 12)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 12)
    expect(normalQuantile(0.5)).toBe(0)
  })

  it('agrees with the incomplete gamma function, an independent way to the same numbers', () => {
    for (let z = 0.05; z < 12; z += 0.05) {
      const tail = incompleteGamma(0.5, (z * z) / 2, true) / 2
      expect(Math.abs(normalProbability(-z) / tail - 1)).toBeLessThan(1e-12)
    }
  })

  it('gives back the probability that a quantile was asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        const back = normalProbability(normalQuantile(p))
        expect(Math.abs(back - p)).toBeLessThan(1e-14)
      }),
    )
  })

  it('is symmetric and never falls', () => {
    fc.assert(
      fc.property(anyZ, anyZ, (a, b) => {
        expect(normalProbability(a) + normalProbability(-a)).toBeCloseTo(1, 15)
        expect(normalProbability(Math.min(a, b))).toBeLessThanOrEqual(
          normalProbability(Math.max(a, b)),
        )
      }),
    )
  })

  it('finds the safety factor of a loss again', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(inverseNormalLoss(normalLoss(z))).toBeCloseTo(z, 6)
      }),
    )
  })

  it('refuses a certainty of 0 or 100 % and what is not a number', () => {
    expect(() => normalQuantile(1)).toThrow('p must be above 0 and below 1, not 1')
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError)
    expect(() => normalProbability(Number.NaN)).toThrow('z must be a finite number, not NaN')
    expect(() => inverseNormalLoss(0)).toThrow(RangeError)
  })
})
