import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  incompleteBeta,
  negativeBinomialMass,
  negativeBinomialProbability,
  poissonMass,
  poissonProbability,
} from './counts.ts'
import {
  type Distribution,
  empiricalDemand,
  gammaDemand,
  negativeBinomialDemand,
  normalDemand,
  poissonDemand,
} from './distribution.ts'
import { gammaQuantile, logGamma } from './gamma.ts'
import { leadTimeDemand, marginAtRisk, reorderPointFor, stockoutRisk } from './leadTimeDemand.ts'

const mean = fc.double({ min: 0.01, max: 5000, noNaN: true })
const spread = fc.double({ min: 1.05, max: 30, noNaN: true })
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
const demand: fc.Arbitrary<Distribution> = fc.oneof(
  fc.tuple(mean, spread).map(([m, s]) => normalDemand(m, Math.sqrt(m * s))),
  fc.tuple(mean, spread).map(([m, s]) => gammaDemand(m, Math.sqrt(m * s))),
  mean.map(poissonDemand),
  fc.tuple(mean, spread).map(([m, s]) => negativeBinomialDemand(m, Math.sqrt(m * s))),
  fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }).map(empiricalDemand),
)

describe('demand as a distribution', () => {
  it('reaches at its quantile the probability that was asked for, and not before', () => {
    fc.assert(
      fc.property(demand, probability, (d, p) => {
        const q = d.quantile(p)
        expect(d.probability(q + 1e-9 * Math.max(1, Math.abs(q)))).toBeGreaterThanOrEqual(p - 1e-9)
        const before = d.kind === 'normal' || d.kind === 'gamma' ? q - 1e-6 * d.deviation : q - 1
        expect(d.probability(before)).toBeLessThanOrEqual(p + 1e-12)
      }),
      { numRuns: 300 },
    )
  })

  it('has quantiles in order', () => {
    fc.assert(
      fc.property(demand, probability, probability, (d, a, b) => {
        const [low, high] = [d.quantile(Math.min(a, b)), d.quantile(Math.max(a, b))]
        expect(low).toBeLessThanOrEqual(high + 1e-12 * Math.abs(high))
      }),
    )
  })

  it('expects less beyond a higher stock, and all of it beyond none', () => {
    fc.assert(
      fc.property(demand, fc.double({ min: 0, max: 500, noNaN: true }), (d, x) => {
        expect(d.loss(x + 1)).toBeLessThanOrEqual(d.loss(x) + 1e-7)
        expect(d.loss(x)).toBeGreaterThanOrEqual(Math.max(0, d.mean - x) - 1e-7)
        if (d.kind !== 'normal') expect(d.loss(0)).toBeCloseTo(d.mean, 6)
      }),
      { numRuns: 50 },
    )
  })

  it('adds up its masses to its probabilities', () => {
    let poisson = 0
    let negative = 0
    for (let k = 0; k <= 60; k++) {
      poisson += poissonMass(k, 12.5)
      negative += negativeBinomialMass(k, 7, 30)
      expect(poissonProbability(k, 12.5)).toBeCloseTo(poisson, 12)
      expect(negativeBinomialProbability(k, 7, 30)).toBeCloseTo(negative, 12)
    }
  })

  it('knows values of the gamma and beta functions from the tables', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 12)
    // Chi-square with 4 degrees of freedom is gamma with shape 2 and scale 2.
    expect(gammaQuantile(0.95, 2, 2)).toBeCloseTo(9.487729036781154, 9)
    expect(gammaQuantile(0.01, 0.05, 1)).toBeGreaterThan(0)
  })

  it('refuses a negative binomial that varies less than Poisson', () => {
    expect(() => negativeBinomialDemand(4, 2)).toThrow('variance must be above the mean')
    expect(() => poissonDemand(-1)).toThrow('mean must not be negative')
    expect(() => empiricalDemand([])).toThrow('observations must not be empty')
    expect(() => empiricalDemand([1, Number.NaN])).toThrow('observations[1]')
  })
})

describe('lead-time demand of a slow mover', () => {
  it('takes the form that its variance calls for', () => {
    expect(leadTimeDemand(4, Math.sqrt(12)).kind).toBe('negative binomial')
    expect(leadTimeDemand(4, 2).kind).toBe('poisson')
    expect(leadTimeDemand(4, 1).kind).toBe('poisson')
    expect(leadTimeDemand(4, 2, 'gamma').kind).toBe('gamma')
    expect(leadTimeDemand(4, 2, 'normal').kind).toBe('normal')
    expect(leadTimeDemand(0, 2).kind).toBe('certain')
  })

  it('reorders at the smallest stock that covers the service level', () => {
    expect(reorderPointFor(leadTimeDemand(4, 2), 0.95)).toBe(8)
    expect(reorderPointFor(leadTimeDemand(4, Math.sqrt(12)), 0.95)).toBe(11)
    expect(reorderPointFor(leadTimeDemand(0, 0), 0.95)).toBe(0)
  })

  it('tells the risk of running out and what it costs', () => {
    const d = leadTimeDemand(4, 2)
    expect(stockoutRisk(d, 8)).toBeLessThanOrEqual(0.05)
    expect(stockoutRisk(d, 7)).toBeGreaterThan(0.05)
    expect(stockoutRisk(d, -1)).toBe(1)
    expect(marginAtRisk(0.25, 2, 8)).toBe(4)
  })
})
