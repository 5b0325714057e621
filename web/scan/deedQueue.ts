import { OnhandError } from '@onhand/sdk/onhandError.ts'
import type { Body, Reply } from '@onhand/sdk/operationTypes.ts'
import { useSyncExternalStore } from 'react'
import { client, sessionEnd } from '../client.ts'
import { tellWaitingDeeds } from '../waitingDeeds.ts'
import { openLocalStore } from './localStore.ts'
import type { ScanJob } from './scanJob.ts'

/** A call of the API that a scan has led to. */
export type DeedCall =
  | { operation: 'adjustmentCreate'; body: Body<'adjustmentCreate'> }
  | { operation: 'moveCreate'; body: Body<'moveCreate'> }
  | {
      operation: 'documentReversalCreate' | 'adjustmentUndo' | 'moveUndo'
      id: string
      body: Record<string, never>
    }

/** A deed of this device, from the scan until the server has taken it or a person has decided. */
export interface KeptDeed {
  seq?: number
  /** The Idempotency-Key: made with the deed, so that it is done once however often it is sent. */
  key: string
  userId: string
  at: number
  title: string
  /** Nothing for a count that is to be compared first. */
  call?: DeedCall
  state: 'waiting' | 'done' | 'refused' | 'review'
  /** Since when the server may know of it; its body is fixed from then on. */
  sentAt?: number
  documentId?: string
  /** When the server took it. */
  doneAt?: number
  undone?: boolean
  problem?: { code: string; title: string; detail?: string | undefined }
  /** A count that waits to be compared with the books. */
  job?: ScanJob
}

// What the server forgets of keys after seven days must not be sent a second time.
const KEY_LIFE_MS = 6 * 86_400_000
const DONE_KEPT = 30
const LATE_MS = 30_000
const SEND_TIMEOUT_MS = 20_000
const RETRY_MS = 15_000

let deeds: readonly KeptDeed[] = []
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Keeps a deed on this device before anything is sent, then tries to send it. */
export async function addDeed(
  deed: Pick<KeptDeed, 'userId' | 'title' | 'call' | 'job'>,
): Promise<void> {
  const store = await openLocalStore()
  const state = deed.call ? 'waiting' : 'review'
  const key = newKey()
  await store.add('deeds', { ...deed, key, at: Date.now(), state })
  await readDeeds()
  void flushDeeds()
}

/** Reads what this device keeps, such as after a reload. */
export async function readDeeds(): Promise<void> {
  const store = await openLocalStore()
  const all = await store.getAll('deeds')
  deeds = all
  tellWaitingDeeds({
    waiting: all.filter(({ state }) => state === 'waiting').length,
    refused: all.filter(({ state }) => state === 'refused' || state === 'review').length,
  })
  for (const notify of listeners) notify()
}

/** The deeds of this device, the oldest first. */
export function useDeeds(): readonly KeptDeed[] {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    () => deeds,
  )
}

/** Takes a deed away that was not sent, was refused, or is no longer of interest. */
export async function removeDeed({ seq }: KeptDeed): Promise<void> {
  const store = await openLocalStore()
  if (seq !== undefined) await store.delete('deeds', seq)
  await readDeeds()
}

/** Sends a refused deed once more; its refusal belongs to the old key, so it gets a new one. */
export async function retryDeed({ problem, sentAt, ...deed }: KeptDeed): Promise<void> {
  await saveDeed({ ...deed, key: newKey(), state: 'waiting', at: Date.now() })
  await readDeeds()
  void flushDeeds()
}

/** Sends what waits, in the order in which it was done, each until it is taken or refused. */
export function flushDeeds(): Promise<void> {
  // One tab sends at a time; the others find nothing left.
  return 'locks' in navigator ? navigator.locks.request('onhand-deeds', sendAll) : sendAll()
}

async function sendAll(): Promise<void> {
  clearTimeout(timer)
  await readDeeds()
  const waiting = deeds.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return
  try {
    const { userId, aheadMs } = await askServer()
    for (const deed of waiting) {
      // Whoever did it must be the one who says so.
      if (deed.userId === userId) await sendDeed(deed, aheadMs)
    }
  } catch {
    timer = setTimeout(() => void flushDeeds(), RETRY_MS)
  }
  await forgetOld()
  await readDeeds()
}

/** Who is signed in, and how far this device's clock is from the server's. */
async function askServer(): Promise<{ userId: string; aheadMs: number }> {
  const answer = await client.request('GET', '/v1/session', { timeoutMs: SEND_TIMEOUT_MS })
  const { user } = (await answer.json()) as Reply<'sessionGet'>
  const told = Date.parse(answer.headers.get('date') ?? '')
  return { userId: user.id, aheadMs: Number.isNaN(told) ? 0 : Date.now() - told }
}

/** Throws where the server could not be asked: then the rest waits too. */
async function sendDeed(kept: KeptDeed, aheadMs: number): Promise<void> {
  const now = Date.now()
  if (kept.sentAt !== undefined && now - kept.sentAt > KEY_LIFE_MS)
    return saveDeed({ ...kept, state: 'refused', problem: TOO_OLD })
  const deed =
    kept.sentAt === undefined ? { ...kept, sentAt: now, ...timedCall(kept, now, aheadMs) } : kept
  await saveDeed(deed)
  try {
    const made = await callServer(deed)
    await saveDeed({
      ...deed,
      state: 'done',
      doneAt: Date.now(),
      ...(made ? { documentId: made.id } : {}),
    })
  } catch (error) {
    if (!(error instanceof OnhandError) || isPassing(error)) throw error
    if (error.code === 'not_signed_in') {
      sessionEnd.dispatchEvent(new Event('ended'))
      throw error
    }
    const { code, title, detail } = error
    await saveDeed({ ...deed, state: 'refused', problem: { code, title, detail } })
  }
}

const TOO_OLD = {
  code: 'too_old',
  title: 'It was sent days ago without an answer. Look whether it was done, then remove it.',
}

/** What came late says when it happened, by the server's clock. */
function timedCall({ call, at }: KeptDeed, now: number, aheadMs: number): { call?: DeedCall } {
  if (!call || 'id' in call || now - at < LATE_MS) return {}
  const occurredAt = new Date(Math.floor((at - aheadMs) / 1000) * 1000).toISOString()
  return { call: { ...call, body: { ...call.body, occurredAt } } as DeedCall }
}

function callServer({ call, key }: KeptDeed): Promise<{ id: string } | undefined> {
  const options = { idempotencyKey: key, timeoutMs: SEND_TIMEOUT_MS }
  if (call?.operation === 'adjustmentCreate')
    return client.adjustmentCreate({ body: call.body, ...options })
  if (call?.operation === 'moveCreate') return client.moveCreate({ body: call.body, ...options })
  if (call) return client[call.operation]({ params: { id: call.id }, body: call.body, ...options })
  return Promise.resolve(undefined)
}

/** Whether the same deed may be taken later. */
function isPassing({ status, code }: OnhandError): boolean {
  return status === 0 || status >= 500 || status === 429 || code === 'request_in_progress'
}

async function saveDeed(deed: KeptDeed): Promise<void> {
  const store = await openLocalStore()
  await store.put('deeds', deed)
}

async function forgetOld(): Promise<void> {
  const store = await openLocalStore()
  const done = (await store.getAll('deeds')).filter(({ state }) => state === 'done')
  for (const { seq } of done.slice(0, -DONE_KEPT))
    if (seq !== undefined) await store.delete('deeds', seq)
}

/** Says of a deed that it was taken back, so that it is not offered again. */
export async function markUndone(deed: KeptDeed): Promise<void> {
  await saveDeed({ ...deed, undone: true })
  await readDeeds()
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

addEventListener('online', () => void flushDeeds())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void flushDeeds()
})
