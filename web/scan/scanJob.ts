import type { Body, Row } from '@onhand/sdk/operationTypes.ts'
import { t } from '../ui/words.ts'
import type { Meaning } from './codeBook.ts'
import type { Tone } from './feedback.ts'

export const SCAN_MODES = ['look', 'adjust', 'move', 'count'] as const
export type ScanMode = (typeof SCAN_MODES)[number]

/** Units of one item, and of one lot of it, as they were scanned. */
export interface ScanLine {
  sku: string
  title: string
  lot: string
  expiresOn?: string
  serials: string[]
  units: number
  tracksLots: boolean
  tracksSerials: boolean
}

/** What lies in a bin by the books, when its count began. */
export interface Expected {
  sku: string
  title: string
  lot: string
  quantity: number
  version: number
}

/** What is being done with the scanner; all of it is kept on the device with every scan. */
export interface ScanJob {
  mode: ScanMode
  /** Where units are counted, adjusted or taken from. */
  place?: string
  /** Where they go. */
  to?: string
  lines: ScanLine[]
  /** Whether an adjustment adds or takes away. */
  sign: 1 | -1
  reason: NonNullable<Body<'adjustmentCreate'>['reason']>
  /** Of a count: the books are not shown before it is done. */
  isBlind: boolean
  expected?: Expected[]
  /** Units there in other conditions, which a count leaves alone. */
  otherUnits?: number
  isReview?: boolean
  found?: Meaning
}

/** What a scan has changed, and what is said about it. */
export interface ScanStep {
  job: ScanJob
  tone: Tone
  said: string
}

/** A job before its first scan. */
export function newJob(mode: ScanMode, before?: ScanJob): ScanJob {
  const { isBlind = false } = before ?? {}
  return { mode, lines: [], sign: 1, reason: 'found', isBlind }
}

/** Takes a scan into a job. */
export function takeScan(job: ScanJob, meaning: Meaning): ScanStep {
  if (meaning.kind === 'unknown')
    return wrong(
      job.mode === 'look' ? { ...job, found: meaning } : job,
      meaning.isOffline
        ? t('This device does not know {code} while it is offline.', { code: meaning.code })
        : t('Nothing has the code {code}.', { code: meaning.code }),
    )
  if (meaning.kind === 'ambiguous')
    return wrong(
      job,
      t('{code} leads to several things; scan another code.', { code: meaning.code }),
    )
  if (job.mode === 'look') return look(job, meaning)
  if (meaning.kind === 'location') return takePlace(job, meaning.path)
  if (meaning.kind === 'item') return takeItem(job, meaning)
  return wrong(job, t('{title} is no item and no place.', { title: meaning.found.title }))
}

function wrong(job: ScanJob, said: string): ScanStep {
  return { job, tone: 'wrong', said }
}

function look(
  job: ScanJob,
  meaning: Exclude<Meaning, { kind: 'unknown' | 'ambiguous' }>,
): ScanStep {
  const said =
    meaning.kind === 'item'
      ? meaning.item.title
      : meaning.kind === 'location'
        ? meaning.path
        : meaning.found.title
  return { job: { ...job, found: meaning }, tone: meaning.kind === 'item' ? 'ok' : 'place', said }
}

function takePlace(job: ScanJob, path: string): ScanStep {
  const place = (next: Partial<ScanJob>, said: string): ScanStep => ({
    job: { ...job, ...next },
    tone: 'place',
    said,
  })
  if (job.mode === 'move' && job.place !== undefined && job.lines.length > 0)
    return path === job.place
      ? wrong(job, t('The units lie there already; scan where they go.'))
      : place({ to: path }, t('To {place}.', { place: path }))
  if (job.lines.length > 0 && job.place !== undefined && path !== job.place)
    return wrong(job, t('Finish {place} first.', { place: job.place }))
  if (path === job.place) return place({}, path)
  const { expected, otherUnits, isReview, ...rest } = job
  return { job: { ...rest, place: path }, tone: 'place', said: t('At {place}.', { place: path }) }
}

function takeItem(
  job: ScanJob,
  { item, lot, expiresOn, serial }: Extract<Meaning, { kind: 'item' }>,
): ScanStep {
  if (item.isKit)
    return wrong(job, t('{title} is a kit without stock; scan its parts.', { title: item.title }))
  if (job.mode !== 'adjust' && job.place === undefined) return wrong(job, t('Scan the bin first.'))
  if (item.tracksSerials && !serial)
    return wrong(job, t('Each unit of {sku} has a name; scan its serial.', { sku: item.sku }))
  const isNamed = item.tracksSerials && serial !== undefined
  if (isNamed && job.lines.some((line) => line.sku === item.sku && line.serials.includes(serial)))
    return wrong(job, t('{serial} was scanned already.', { serial }))
  const wanted = lotOf(job, item, lot)
  const at = job.lines.findIndex((line) => line.sku === item.sku && line.lot === wanted)
  const before = job.lines[at] ?? newLine(item, wanted, expiresOn)
  const line: ScanLine = {
    ...before,
    units: before.units + (isNamed ? 1 : item.packFactor),
    serials: isNamed ? [...before.serials, serial] : before.serials,
  }
  // The last scanned stands on top, under the thumb.
  const others = job.lines.filter((_, index) => index !== at)
  return {
    job: { ...job, lines: [line, ...others], isReview: false },
    tone: 'ok',
    said: t('{units} of {sku}', { units: line.units, sku: item.sku }),
  }
}

/** The lot that was scanned; else the only one that lies there by the books. */
function lotOf(
  job: ScanJob,
  item: { sku: string; tracksLots: boolean },
  lot: string | undefined,
): string {
  if (!item.tracksLots) return ''
  if (lot) return lot
  const known = (job.expected ?? []).filter((row) => row.sku === item.sku && row.quantity > 0)
  return known.length === 1 ? (known[0]?.lot ?? '') : ''
}

function newLine(
  { sku, title, tracksLots, tracksSerials }: Extract<Meaning, { kind: 'item' }>['item'],
  lot: string,
  expiresOn: string | undefined,
): ScanLine {
  return {
    sku,
    title,
    lot,
    serials: [],
    units: 0,
    tracksLots,
    tracksSerials,
    ...(expiresOn ? { expiresOn } : {}),
  }
}

/** Changes a line by hand; without units it is gone, but in a count zero is an answer. */
export function changeLine(job: ScanJob, at: number, change: Partial<ScanLine>): ScanJob {
  const lines = job.lines.map((line, index) => (index === at ? { ...line, ...change } : line))
  const isKept = ({ units }: ScanLine) => units > 0 || job.mode === 'count'
  return { ...job, lines: mergeLines(lines.filter(isKept)), isReview: false }
}

function mergeLines(lines: ScanLine[]): ScanLine[] {
  const groups = Map.groupBy(lines, ({ sku, lot }) => `${sku}\n${lot}`)
  return [...groups.values()].map((group) => ({
    ...(group[0] as ScanLine),
    units: group.reduce((sum, { units }) => sum + units, 0),
    serials: group.flatMap(({ serials }) => serials),
  }))
}

/** The units of all lines. */
export function unitsOfJob({ lines }: ScanJob): number {
  return lines.reduce((sum, { units }) => sum + units, 0)
}

/** What is still missing before a job can be done; nothing where it is whole. */
export function missingOf(job: ScanJob): string | undefined {
  if (job.place === undefined)
    return job.mode === 'move' ? t('Scan where they lie') : t('Scan the bin')
  if (job.lines.length === 0 && job.mode !== 'count') return t('Scan items')
  const noLot = job.lines.find(({ tracksLots, lot }) => tracksLots && lot === '')
  if (noLot) return t('Choose the lot of {sku}', { sku: noLot.sku })
  if (job.mode === 'move' && job.to === undefined) return t('Scan where they go')
  return undefined
}

/** A line of a count whose number differs from the books. */
export interface Difference {
  sku: string
  title: string
  lot: string
  expected: number
  counted: number
}

/** Where a count differs from the books; what was not scanned was not there. */
export function differencesOf(job: ScanJob): Difference[] {
  const expected = job.expected ?? []
  const scanned = job.lines.map(({ sku, title, lot, units }) => {
    const row = expected.find((one) => one.sku === sku && one.lot === lot)
    return { sku, title, lot, expected: row?.quantity ?? 0, counted: units }
  })
  const missing = expected
    .filter((row) => row.quantity > 0)
    .filter((row) => !job.lines.some(({ sku, lot }) => sku === row.sku && lot === row.lot))
    .map(({ sku, title, lot, quantity }) => ({ sku, title, lot, expected: quantity, counted: 0 }))
  return [...scanned, ...missing].filter((row) => row.expected !== row.counted)
}

/** The books of a place as a count begins: what is sellable is counted, the rest is left alone. */
export function expectedOf(
  rows: Row<'balanceList'>[],
  place: string,
): Pick<ScanJob, 'expected' | 'otherUnits'> {
  const here = rows.filter(({ location }) => location === place)
  const others = here.filter(({ condition }) => condition !== 'sellable')
  return {
    expected: here
      .filter(({ condition }) => condition === 'sellable')
      .map(({ sku, lot, quantity, version }) => ({ sku, title: sku, lot, quantity, version })),
    otherUnits: others.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}
