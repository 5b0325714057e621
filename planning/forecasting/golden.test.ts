import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { forecastCroston } from '../croston.ts'
import { type EtsForm, fitEts, forecastEts } from './ets.ts'
import type { MethodForecast } from './method.ts'
import { forecastSeasonalNaive } from './naive.ts'
import { chooseEts, forecastDampedHolt } from './smoothing.ts'
import { forecastTheta } from './theta.ts'

const here = dirname(fileURLToPath(import.meta.url))
const file = join(here, '../../../shared/demand/forecast_golden_R.json')
const there = existsSync(file)
const golden = there ? JSON.parse(readFileSync(file, 'utf8')) : {}

type Expected = { mean: number[]; lo95: number[]; hi95: number[] }

function worstMean(forecast: MethodForecast, expected: Expected): number {
  return Math.max(...expected.mean.map((value, h) => Math.abs(forecast.mean[h]! / value - 1)))
}

function worstWidth(forecast: MethodForecast, expected: Expected): number {
  return Math.max(
    ...expected.mean.map((value, h) => {
      const width = (expected.hi95[h]! - value) / 1.959963984540054
      return Math.abs(forecast.deviation[h]! / width - 1)
    }),
  )
}

const name = there
  ? 'what R forecasts for air passengers and the Nile'
  : 'what R forecasts for air passengers and the Nile (skipped: ../shared is not beside this clone)'

describe.skipIf(!there)(name, () => {
  const level: EtsForm = { error: 'A', trend: 'N', season: 'N' }
  const winters: EtsForm = { error: 'M', trend: 'A', season: 'M' }

  it('is met by simple smoothing to 0.1 %', () => {
    const model = fitEts(golden.Nile, level)
    expect(model.alpha).toBeCloseTo(golden.ets_ANN_Nile.alpha, 3)
    expect(model.aicc).toBeCloseTo(golden.ets_ANN_Nile.aicc, 3)
    expect(worstMean(forecastEts(model, 5), golden.ets_ANN_Nile)).toBeLessThan(1e-3)
    expect(worstWidth(forecastEts(model, 5), golden.ets_ANN_Nile)).toBeLessThan(1e-3)
  })

  it('is met by Holt–Winters with R’s smoothing rates to 0.1 %', () => {
    const model = fitEts(golden.AirPassengers, winters, 12, golden.ets_MAM.par)
    expect(worstMean(forecastEts(model, 12), golden.ets_MAM)).toBeLessThan(1e-3)
    expect(worstWidth(forecastEts(model, 12), golden.ets_MAM)).toBeLessThan(0.02)
  })

  it('is met or passed in likelihood when the rates are estimated here, forecasts within 3 %', () => {
    const free = fitEts(golden.AirPassengers, winters, 12)
    expect(free.logLikelihood).toBeGreaterThan(golden.ets_MAM.loglik)
    expect(worstMean(forecastEts(free, 12), golden.ets_MAM)).toBeLessThan(0.03)
    const chosen = chooseEts(golden.AirPassengers, 12)
    expect(chosen.form).toEqual({ error: 'M', trend: 'Ad', season: 'M' })
    expect(chosen.aicc).toBeLessThan(golden.ets_auto.aicc)
    expect(worstMean(forecastEts(chosen, 12), golden.ets_auto)).toBeLessThan(0.02)
  })

  it('is met by damped Holt with R’s damping to 1 %', () => {
    const forecast = forecastDampedHolt(golden.Nile, 5, { phi: 0.8 })
    expect(worstMean(forecast, golden.holt_damped_nile)).toBeLessThan(0.01)
  })

  it('is met by Theta, seasonal naive and Croston to 0.01 %', () => {
    const nile = forecastTheta(golden.Nile, 5)
    expect(worstMean(nile, golden.theta_nile)).toBeLessThan(1e-4)
    expect(worstWidth(nile, golden.theta_nile)).toBeLessThan(1e-3)
    const air = forecastTheta(golden.AirPassengers, 12, 12)
    expect(worstMean(air, golden.theta_air)).toBeLessThan(1e-4)
    const naive = forecastSeasonalNaive(golden.AirPassengers, 12, 12)
    expect(worstMean(naive, golden.snaive_air)).toBe(0)
    expect(worstWidth(naive, golden.snaive_air)).toBeLessThan(1e-6)
    const croston = forecastCroston(golden.croston.series, 0.1).forecast
    expect(croston).toBeCloseTo(golden.croston.croston_a01, 9)
  })
})
