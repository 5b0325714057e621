import { useSyncExternalStore } from 'react'
import { client } from '../client.ts'
import { findMeaning, type Meaning } from './codeBook.ts'
import { giveFeedback, type Tone } from './feedback.ts'
import { readCode } from './readCode.ts'
import {
  expectedOf,
  newJob,
  type ScanJob,
  type ScanMode,
  type ScanStep,
  takeScan,
} from './scanJob.ts'

/** The scanner's state: the job, what was last said about a scan, and how many were heard. */
export interface ScanState {
  job: ScanJob
  tone?: Tone
  said: string
  /** All scans of this visit; a number for each, so that the same words are said again. */
  scans: number
  canUndo: boolean
}

const KEPT = 'onhand-scan-job'
const STEPS_KEPT = 50
const PAGE_ROWS = 200

let state: ScanState = { job: readKept(), said: '', scans: 0, canUndo: false }
let past: ScanJob[] = []
let working: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

/** The scanner's state, kept up to date. */
export function useScan(): ScanState {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    () => state,
  )
}

/** Takes a scan: one after another, in the order in which they were heard, none is dropped. */
export function hearScan(raw: string): Promise<void> {
  const before = working
  working = takeNext(before, raw)
  return working
}

async function takeNext(before: Promise<void>, raw: string): Promise<void> {
  await before
  const code = readCode(raw)
  // Whatever goes wrong with one scan, the next is heard.
  const meaning = await findMeaning(code).catch(
    (): Meaning => ({ kind: 'unknown', code: code.text, isOffline: false }),
  )
  take(takeScan(state.job, meaning))
}

function take({ job, tone, said }: ScanStep): void {
  giveFeedback(tone)
  const hasChanged = job !== state.job
  if (hasChanged) past = [...past, state.job].slice(-STEPS_KEPT)
  const isNewPlace = job.place !== state.job.place || job.mode !== state.job.mode
  show({ ...state, job, tone, said, scans: state.scans + 1, canUndo: past.length > 0 })
  if (isNewPlace && job.mode === 'count') void readBooks()
}

/** Changes the job by hand, so that one step back leads to what it was. */
export function changeJob(change: ScanJob | ((before: ScanJob) => ScanJob)): void {
  const job = typeof change === 'function' ? change(state.job) : change
  past = [...past, state.job].slice(-STEPS_KEPT)
  show({ ...state, job, canUndo: true })
  if (job.mode === 'count' && job.place !== undefined && !job.expected) void readBooks()
}

/** Begins anew, in another mode or after a job was done. */
export function startJob(mode: ScanMode, first: Partial<ScanJob> = {}): void {
  past = []
  const job = { ...newJob(mode, state.job), ...first }
  const { tone, ...rest } = state
  show({ ...rest, job, said: '', canUndo: false })
  if (mode === 'count' && job.place !== undefined && !job.expected) void readBooks()
}

/** Takes the last scan or change back. */
export function undoStep(): void {
  const before = past.at(-1)
  if (!before) return
  past = past.slice(0, -1)
  const { tone, ...rest } = state
  show({ ...rest, job: before, said: '', canUndo: past.length > 0 })
}

/** Reads what the books say of the place that is counted; without a connection, when it is back. */
export async function readBooks(): Promise<boolean> {
  const { place, mode } = state.job
  if (mode !== 'count' || place === undefined) return false
  try {
    const rows = []
    for await (const row of client.each('balanceList', {
      query: { location: place, empty: 'true', limit: PAGE_ROWS },
    }))
      rows.push(row)
    if (state.job.place !== place || state.job.mode !== 'count') return false
    show({ ...state, job: { ...state.job, ...expectedOf(rows, place) } })
    return true
  } catch {
    return false
  }
}

function show(next: ScanState): void {
  state = next
  try {
    const { found, ...kept } = next.job
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // A full device goes on without being able to survive a reload.
  }
  for (const notify of listeners) notify()
}

function readKept(): ScanJob {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as ScanJob | null
    return kept && Array.isArray(kept.lines) ? { ...newJob('look'), ...kept } : newJob('look')
  } catch {
    return newJob('look')
  }
}
