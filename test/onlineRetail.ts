import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

const FILE = join(import.meta.dirname, '../../shared/demand/data/online_retail_daily.csv.gz')

/** A real shop as the files that a seller would bring. */
export interface OnlineRetail {
  items: string
  stock: string
  sales: string
  itemCount: number
  salesDayCount: number
  /** The last day of sales. */
  lastDay: string
}

/** Why tests on the real shop are skipped, or undefined where its data are there. */
export const onlineRetailMissing = existsSync(FILE)
  ? undefined
  : '../shared/demand/data/online_retail_daily.csv.gz is not there'

interface Series {
  id: string
  days: { day: string; units: number; price: number }[]
}

/**
 * A year of a gift shop, moved in time to end on the given day. Its
 * stock and costs are not known: 30 days of mean demand are taken to be there, at 40 % of the median
 * price.
 */
export async function readOnlineRetail(endsOn?: string): Promise<OnlineRetail> {
  const series = await readSeries()
  const last = series.reduce((latest, { days }) => maxDay(latest, days.at(-1)?.day ?? ''), '')
  const shift = endsOn === undefined ? 0 : daysBetween(last, endsOn)
  const items = ['SKU,Title,Cost per item,Price,Vendor\n']
  const stock = ['SKU,Location,Qty on hand\n']
  const sales = ['Date,SKU,Quantity,Revenue,Sales channel\n']
  let salesDayCount = 0
  for (const [index, { id, days }] of series.entries()) {
    const price = median(days.map((day) => day.price))
    const units = days.reduce((sum, day) => sum + day.units, 0)
    const quantity = Math.ceil((units / days.length) * 30)
    items.push(
      `${id},Gift ${id},${(price * 0.4).toFixed(4)},${price.toFixed(2)},Vendor ${index % 12}\n`,
    )
    stock.push(`${id},MAIN,${quantity}\n`)
    for (const day of days) {
      if (day.units <= 0) continue
      salesDayCount += 1
      const revenue = (day.units * day.price).toFixed(2)
      sales.push(`${moveDay(day.day, shift)},${id},${day.units},${revenue},shop\n`)
    }
  }
  return {
    items: items.join(''),
    stock: stock.join(''),
    sales: sales.join(''),
    itemCount: series.length,
    salesDayCount,
    lastDay: moveDay(last, shift),
  }
}

async function readSeries(): Promise<Series[]> {
  const series = new Map<string, Series>()
  const rows = createReadStream(FILE)
    .pipe(createGunzip())
    .pipe(parse({ columns: true }))
  for await (const row of rows) {
    const { series_id: id, date, y, price } = row as Record<string, string>
    const known = series.get(id as string) ?? { id: id as string, days: [] }
    known.days.push({ day: date as string, units: Number(y), price: Number(price) })
    series.set(known.id, known)
  }
  return [...series.values()]
}

function maxDay(one: string, other: string): string {
  return one > other ? one : other
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

const DAY_MS = 86_400_000

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

function moveDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
