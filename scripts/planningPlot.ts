// node scripts/planningPlot.ts FILE.svg
// Draws a forecast with its band over what came, of made-up weekly sales: the plot of the package.
import { writeFileSync } from 'node:fs'
import { poissonQuantile } from '../planning/counts.ts'
import { learnPortfolio } from '../planning/forecasting/learning.ts'
import type { PanelSeries } from '../planning/forecasting/panel.ts'
import { forecastDemand } from '../planning/forecasting/portfolio.ts'
import { seededRandom } from '../planning/seededRandom.ts'

const weeks = 130
const horizon = 26
const random = seededRandom(4)
const shop: PanelSeries[] = Array.from({ length: 40 }, (_item, i) => ({
  id: `item ${i}`,
  demand: Float64Array.from({ length: weeks + horizon }, (_, t) => {
    const level = 3 * 1.08 ** i * (1 + 0.5 * Math.sin((2 * Math.PI * t) / 52))
    return poissonQuantile(Math.min(0.999999, Math.max(1e-6, random())), level)
  }),
  start: 0,
}))
const known = shop.map((series) => ({ ...series, demand: series.demand.subarray(0, weeks) }))
const portfolio = learnPortfolio({ series: known, period: 52 }, horizon, 3)
writeFileSync(process.argv[2]!, drawItem(shop[25]!, known[25]!))

function drawItem(series: PanelSeries, past: PanelSeries): string {
  const forecast = forecastDemand(portfolio, past, horizon)
  const low = forecast.quantile(0.05)
  const high = forecast.quantile(0.95)
  const most = Math.max(...series.demand, ...high)
  const x = (t: number) => (40 + (t * 720) / (weeks + horizon)).toFixed(1)
  const y = (units: number) => (240 - (units * 210) / most).toFixed(1)
  const line = (values: ArrayLike<number>, from: number) =>
    Array.from(values, (units, k) => `${x(from + k)},${y(units)}`).join(' ')
  const back = Array.from(low, (units, h) => `${x(weeks + h)},${y(units)}`)
    .toReversed()
    .join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 270" font-family="sans-serif" font-size="12">
<title>Units a week of a made-up item: sold, and forecast from week ${weeks} on with its 90 % band</title>
<rect width="780" height="270" fill="#fff"/>
<polygon points="${line(high, weeks)} ${back}" fill="#cfe3ff"/>
<polyline points="${line(series.demand, 0)}" fill="none" stroke="#444"/>
<polyline points="${line(forecast.mean, weeks)}" fill="none" stroke="#1864ab" stroke-width="2"/>
<line x1="40" y1="240" x2="760" y2="240" stroke="#888"/>
<line x1="${x(weeks)}" y1="20" x2="${x(weeks)}" y2="240" stroke="#888" stroke-dasharray="4 4"/>
<text x="8" y="34">${most}</text><text x="22" y="244">0</text>
<text x="40" y="260">week 0</text><text x="${x(weeks)}" y="260">week ${weeks}: forecast, 5 % to 95 %</text>
<text x="60" y="20">units a week: sold (grey), expected (blue)</text>
</svg>
`
}
