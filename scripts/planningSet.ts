import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Panel, PanelSeries, Signal } from '../planning/forecasting/panel.ts'

/** A row of the plan: forecast a series from its first `origin` rows. */
export type PlanRow = {
  id: string
  origin: number
  horizon: number
  m: number
  L: number
  R: number
}

/** One series on the calendar of its set; periods without a row in between are unknown. */
export type History = {
  /** Place of the first row on the calendar. */
  start: number
  /** Of every row, how many periods after the first it is. */
  offsets: number[]
  demand: Float64Array
  inStock: Float64Array
  signals: Float64Array[]
  groups: string[]
}

/** A set of series as read from its file. */
export type DataSet = {
  histories: Map<string, History>
  signals: Signal[]
  groupKinds: string[]
  /** First day of place 0 and days per period, where places are days or weeks of the calendar. */
  dates: NonNullable<Panel['dates']> | null
}

type Column = Signal & { read: (cells: string[]) => number; missing: number }
type Table = { head: string[]; rows: string[][] }
type Raw = { time: number[]; rows: string[][] }

const dayMilliseconds = 86_400_000

/** Reads `eval_plan.csv`: the rows to forecast, by set. */
export function readPlan(folder: string): Map<string, PlanRow[]> {
  const { head, rows } = parseTable(readFileSync(join(folder, 'eval_plan.csv'), 'utf8'))
  const at = (name: string) => head.indexOf(name)
  const plan = new Map<string, PlanRow[]>()
  for (const cells of rows) {
    const number = (name: string, usual: number, least: number) => {
      const value = Math.round(Number(cells[at(name)]))
      return value >= least ? value : usual
    }
    const dataset = cells[at('dataset')]!
    const all = plan.get(dataset) ?? []
    plan.set(dataset, all)
    const R = number('R', 1, 1)
    const [m, L] = [number('m', 1, 1), number('L', 0, 0)]
    const [origin, horizon] = [number('origin', 0, 0), number('h', 1, 1)]
    all.push({ id: cells[at('series_id')]!, origin, horizon, m, L, R })
  }
  return plan
}

/** Reads a set, with the attributes of its series where there are any. */
export function readSet(folder: string, dataset: string): DataSet {
  const table = readTable(join(folder, `${dataset}.csv`))
  const columns = readColumns(table)
  const raw = splitSeries(table)
  const calendar = layCalendar([...raw.values()].map(({ time }) => time))
  const groups = readGroups([...raw.keys()], join(folder, `${dataset}.meta.csv`))
  const histories = new Map<string, History>()
  for (const [id, { time, rows }] of raw) {
    const places = time.map((one, k) => (calendar ? calendar.placeOf(one) : k))
    histories.set(id, {
      ...readHistory(table.head, columns, offsetsOf(places), rows),
      start: places[0] ?? 0,
      groups: groups.of(id),
    })
  }
  return {
    histories,
    signals: columns.map(({ name, kind }) => ({ name, kind })),
    groupKinds: groups.kinds,
    dates: table.head.includes('date') && calendar ? calendar.dates : null,
  }
}

/** The first rows of a series, with its plans for some rows more. */
export function cutSeries(
  id: string,
  { start, offsets, demand, inStock, signals, groups }: History,
  rows: number,
  planned: number,
): PanelSeries {
  const length = placesOf(offsets, rows)
  return {
    id,
    demand: demand.slice(0, length),
    inStock: inStock.slice(0, length),
    start,
    signals: signals.map((plan) => plan.slice(0, placesOf(offsets, planned))),
    groups,
  }
}

/** How many periods the first rows of a series take; rows that are not there follow at once. */
export function placesOf(offsets: readonly number[], rows: number): number {
  if (rows <= 0) return 0
  const known = Math.min(rows, offsets.length)
  return (known > 0 ? offsets[known - 1]! + 1 : 0) + rows - known
}

function readTable(path: string): Table {
  if (existsSync(`${path}.gz`)) return parseTable(gunzipSync(readFileSync(`${path}.gz`)).toString())
  return existsSync(path) ? parseTable(readFileSync(path, 'utf8')) : { head: [], rows: [] }
}

function parseTable(text: string): Table {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const [head = [], ...rows] = lines.filter((line) => line !== '').map((line) => line.split(','))
  return { head, rows }
}

function splitSeries({ head, rows }: Table): Map<string, Raw> {
  const id = Math.max(0, head.indexOf('series_id'))
  const date = head.indexOf('date')
  const period = head.findIndex((name) => name === 't' || name === 'd')
  const all = new Map<string, Raw>()
  for (const cells of rows) {
    const raw = all.get(cells[id]!) ?? { time: [], rows: [] }
    all.set(cells[id]!, raw)
    raw.time.push(date >= 0 ? Date.parse(cells[date]!) / dayMilliseconds : Number(cells[period]))
    raw.rows.push(cells)
  }
  return all
}

type Calendar = { placeOf(time: number): number; dates: DataSet['dates'] }

/**
 * The periods that any series has a row for, in order: so months are one apart, and days on which
 * nobody opens are none. Nearly regular steps are counted as they are. Null where any is unknown.
 */
function layCalendar(times: number[][]): Calendar | null {
  const all = Float64Array.from(new Set(times.flat())).toSorted()
  if (!all.every(Number.isFinite)) return null
  let step = Infinity
  for (let k = 1; k < all.length; k++) step = Math.min(step, all[k]! - all[k - 1]!)
  const first = all[0] ?? 0
  const places = (all.at(-1)! - first) / step + 1
  const isRegular = all.every((time) => Number.isInteger((time - first) / step))
  if (Number.isFinite(step) && isRegular && all.length >= 0.9 * places) {
    const origin = Math.max(0, Math.floor(first / step))
    const days = new Date((first - origin * step) * dayMilliseconds)
    return {
      placeOf: (time) => origin + (time - first) / step,
      dates:
        step === 1 || step === 7
          ? { first: days.toISOString().slice(0, 10), daysPerPeriod: step }
          : null,
    }
  }
  const ranks = new Map(Array.from(all, (time, k) => [time, k]))
  return { placeOf: (time) => ranks.get(time) ?? Number.NaN, dates: null }
}

// Rows out of order, or with more gaps than rows, are taken as one after the other.
function offsetsOf(places: number[]): number[] {
  const offsets = places.map((place) => place - places[0]!)
  const rising = offsets.every((offset, k) => k === 0 || offset > offsets[k - 1]!)
  return rising && (offsets.at(-1) ?? 0) < 2 * offsets.length ? offsets : places.map((_, k) => k)
}

function readHistory(
  head: string[],
  columns: Column[],
  offsets: number[],
  rows: string[][],
): Omit<History, 'start' | 'groups'> {
  const y = head.indexOf('y')
  const stock = head.indexOf('in_stock')
  const periods = placesOf(offsets, offsets.length)
  const demand = new Float64Array(periods)
  const inStock = new Float64Array(periods)
  const signals = columns.map(({ missing }) => new Float64Array(periods).fill(missing))
  rows.forEach((cells, k) => {
    const place = offsets[k]!
    const units = cells[y] ? Number(cells[y]) : Number.NaN
    demand[place] = Number.isFinite(units) ? Math.max(0, units) : 0
    inStock[place] = Number.isFinite(units) ? readShare(cells[stock]) : 0
    columns.forEach((column, c) => {
      signals[c]![place] = column.read(cells)
    })
  })
  return { offsets, demand, inStock, signals }
}

function readShare(cell: string | undefined): number {
  if (/^(false|no)$/i.test(cell ?? '')) return 0
  const share = cell ? Number(cell) : 1
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1
}

// Plans by the meaning of their column; what is only known afterwards (orders) is left out.
function readColumns({ head, rows }: Table): Column[] {
  const notPlans = /^(series_id|date|t|d|y|in_stock|orders|wday)$/
  return head.flatMap((name, i): Column[] => {
    if (notPlans.test(name)) return []
    const number = (cells: string[]) => (cells[i] ? Number(cells[i]) : Number.NaN)
    if (name === 'price') return [{ name, kind: 'price', read: number, missing: Number.NaN }]
    if (name === 'open') {
      return [{ name, kind: 'closed', read: (cells) => (number(cells) === 0 ? 1 : 0), missing: 0 }]
    }
    const values = new Set(rows.map((cells) => cells[i] ?? ''))
    const event = { kind: 'event', missing: 0 } as const
    if ([...values].every((value) => Number.isFinite(Number(value)))) {
      return [{ name, ...event, read: (cells) => number(cells) || 0 }]
    }
    // Names of which there are many are labels, no events.
    const named = [...values].filter((value) => value !== '' && value !== '0')
    if (named.length > 40) return []
    return named.map((value) => ({
      name: `${name} ${value}`,
      ...event,
      read: (cells) => (cells[i] === value ? 1 : 0),
    }))
  })
}

// Attributes that a seller would group by, and the parts of the names (site, item): whether a group
// tells anything is learned.
function readGroups(
  ids: string[],
  path: string,
): { kinds: string[]; of: (id: string) => string[] } {
  const notGroups = /series_id|inventory|sales|cost|transit|price|lead|start|^n$/i
  const { head, rows } = readTable(path)
  const byId = new Map(rows.map((cells) => [cells[head.indexOf('series_id')]!, cells]))
  const attributes = head
    .map((name, i) => ({ name, read: (id: string) => byId.get(id)?.[i] ?? '' }))
    .filter(({ name }) => !notGroups.test(name))
  const parts = Math.min(...ids.map((id) => id.split('_').length))
  const named = Array.from({ length: parts }, (_, k) => {
    return { name: `part ${k + 1} of the name`, read: (id: string) => id.split('_')[k] ?? '' }
  })
  const kinds = [...attributes, ...named].filter(({ read }) => {
    const count = new Set(ids.map(read)).size
    return count > 1 && count <= ids.length / 3
  })
  return { kinds: kinds.map(({ name }) => name), of: (id) => kinds.map(({ read }) => read(id)) }
}
