import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastCroston, forecastSba, forecastTsb } from '../croston.ts'
import { bucketsOf, forecastAdida, forecastImapa } from './aggregation.ts'
import { fitEts } from './ets.ts'
import type { MethodForecast } from './method.ts'
import { forecastMovingAverage, forecastNaive, forecastSeasonalNaive } from './naive.ts'
import { minimise } from './nelderMead.ts'
import {
  chooseEts,
  forecastDampedHolt,
  forecastHolt,
  forecastHoltWinters,
  forecastSes,
} from './smoothing.ts'
import { forecastDynamicTheta, forecastTheta, hasSeason } from './theta.ts'

type Method = (history: number[], horizon: number) => MethodForecast
const methods: [string, Method][] = [
  ['naive', forecastNaive],
  ['seasonal naive', (y, h) => forecastSeasonalNaive(y, h, 4)],
  ['moving average', (y, h) => forecastMovingAverage(y, h, 6)],
  ['simple smoothing', forecastSes],
  ['Holt', forecastHolt],
  ['damped Holt', forecastDampedHolt],
  ['Theta', (y, h) => forecastTheta(y, h, 4)],
  ['dynamic Theta', (y, h) => forecastDynamicTheta(y, h, 4)],
]
const wave = [20, 30, 50, 40]
const sales = Array.from({ length: 24 }, (_, t) => wave[t % 4]! + t + ((t * 7) % 5))

describe.each(methods)('%s', (_, forecast) => {
  it('says how far each step, and each sum of steps, may be off', () => {
    const answer = forecast(sales, 6)
    expect(answer.mean).toHaveLength(6)
    expect(answer.deviation.every((value) => value > 0)).toBe(true)
    expect(answer.sumDeviation[0]).toBeCloseTo(answer.deviation[0]!, 9)
    for (let h = 1; h < 6; h++) {
      expect(answer.sumDeviation[h]!).toBeGreaterThan(answer.sumDeviation[h - 1]!)
    }
  })

  it('continues a constant history and one of zeros without doubt', () => {
    for (const level of [0, 7]) {
      const answer = forecast(
        Array.from({ length: 16 }, () => level),
        3,
      )
      for (const value of answer.mean) expect(value).toBeCloseTo(level, 3)
    }
  })

  it('scales with the unit of measure', () => {
    const once = forecast(sales, 4)
    const dozens = forecast(
      sales.map((y) => y * 12),
      4,
    )
    for (let h = 0; h < 4; h++) {
      expect(dozens.mean[h]! / once.mean[h]! / 12).toBeCloseTo(1, 1)
    }
  })

  it('refuses an empty history and one with holes', () => {
    expect(() => forecast([], 3)).toThrow('history must not be empty')
    expect(() => forecast([1, Number.NaN, 3], 3)).toThrow('history[1] must be a finite number')
    expect(() => forecast(sales, 0)).toThrow('horizon must be at least 1')
  })
})

describe('seasonal methods', () => {
  it('see a season only where there is one', () => {
    expect(
      hasSeason(
        sales.map((y, t) => y - t),
        4,
      ),
    ).toBe(true)
    expect(hasSeason([1, 2, 3, 4, 5], 4)).toBe(false)
    expect(
      hasSeason(
        Array.from({ length: 40 }, () => 3),
        4,
      ),
    ).toBe(false)
  })

  it('continue a clean season', () => {
    const clean = Array.from({ length: 20 }, (_, t) => wave[t % 4]! * 10)
    for (const season of ['additive', 'multiplicative'] as const) {
      const answer = forecastHoltWinters(clean, 4, 4, season)
      answer.mean.forEach((value, h) => expect(value / (wave[h]! * 10)).toBeCloseTo(1, 1))
    }
    expect(chooseEts(sales, 4).form.season).not.toBe('N')
    expect(chooseEts([5]).form).toEqual({ error: 'A', trend: 'N', season: 'N' })
  })

  it('refuse a multiplicative form of zeros and a season without two of them', () => {
    const form = { error: 'M', trend: 'N', season: 'N' } as const
    expect(() => fitEts([1, 0, 2], form)).toThrow('above zero')
    expect(() => forecastHoltWinters([1, 2, 3], 2, 4)).toThrow('two seasons of history')
  })
})

describe('intermittent demand', () => {
  const demand = fc.array(fc.nat(20), { minLength: 1, maxLength: 60 })

  it('is never forecast below zero nor above its largest order', () => {
    fc.assert(
      fc.property(demand, (units) => {
        const answers = [
          forecastCroston(units).forecast,
          forecastSba(units).forecast,
          forecastTsb(units).forecast,
          forecastAdida(units),
          forecastImapa(units),
        ]
        for (const value of answers) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(Math.max(...units) + 1e-9)
        }
      }),
    )
  })

  it('decays by TSB when an item stops selling, and stays by Croston', () => {
    const dying = [4, 0, 4, 0, 4, 0, 4, ...Array.from({ length: 20 }, () => 0)]
    expect(forecastTsb(dying).forecast).toBeLessThan(0.4)
    expect(forecastCroston(dying).forecast).toBeGreaterThan(1.5)
  })

  it('is summed in buckets from the newest back', () => {
    expect([...bucketsOf([9, 1, 2, 3, 4], 2)]).toEqual([3, 7])
    expect(forecastAdida([0, 0, 0])).toBe(0)
    expect(forecastAdida([3, 3, 3])).toBe(3)
  })
})

const valley = (x: Float64Array) => (1 - x[0]!) ** 2 + 100 * (x[1]! - x[0]! ** 2) ** 2

describe('the search for a minimum', () => {
  it('finds the bottom of a bent valley', () => {
    const found = minimise(valley, [-1.2, 1], [0.5, 0.5], { tolerance: 1e-14 })
    expect(found.x[0]).toBeCloseTo(1, 4)
    expect(() => minimise(() => Infinity, [0], [1])).toThrow('f must be finite at the start')
  })
})
