import { OnhandError, readFailure } from './onhandError.ts'

/** One call: what is sent, and how long and how often it may be tried. */
export interface Sending<Result> {
  fetch: typeof globalThis.fetch
  url: string
  init: RequestInit
  /** Whether a second sending does no harm. */
  repeatable: boolean
  retries: number
  /** For the whole call with all its tries; 0 waits for ever. */
  timeoutMs: number
  signal?: AbortSignal | undefined
  /** Reads the answer; a connection that breaks here counts as a failed try. */
  read(answer: Response): Promise<Result>
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 8_000

/** Sends until it succeeds, is refused, or time or tries run out. */
export async function sendWithRetries<Result>(sending: Sending<Result>): Promise<Result> {
  const end = sending.timeoutMs > 0 ? performance.now() + sending.timeoutMs : Infinity
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce(sending, end - performance.now())
    } catch (error) {
      if (!(error instanceof OnhandError)) throw error
      if (attempt >= sending.retries || !mayRepeat(error, sending.repeatable)) throw error
      const pause = pauseMs(attempt, error.retryAfterMs)
      if (performance.now() + pause >= end) throw error
      await wait(pause, sending.signal)
    }
  }
}

// Refused before anything was done, so that even a PATCH may try again.
const NOT_DONE = new Set(['too_many_requests'])
const PASSING = new Set([429, 502, 503, 504])

function mayRepeat(error: OnhandError, repeatable: boolean): boolean {
  if (NOT_DONE.has(error.code)) return true
  if (!repeatable) return false
  return (
    error.code === 'network_error' ||
    error.code === 'request_in_progress' ||
    PASSING.has(error.status)
  )
}

/** Full jitter, so that many callers who failed together do not come back together. */
function pauseMs(attempt: number, retryAfterMs = 0): number {
  return retryAfterMs + Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS)
}

async function sendOnce<Result>(sending: Sending<Result>, remainingMs: number): Promise<Result> {
  const stop = new AbortController()
  const isFinite = Number.isFinite(remainingMs)
  const timer = isFinite ? setTimeout(() => stop.abort(timeout()), Math.max(0, remainingMs)) : 0
  const giveUp = () => stop.abort(sending.signal?.reason)
  if (sending.signal?.aborted) giveUp()
  sending.signal?.addEventListener('abort', giveUp, { once: true })
  try {
    const answer = await sending.fetch(sending.url, { ...sending.init, signal: stop.signal })
    if (!answer.ok) throw await readFailure(answer)
    return await sending.read(answer)
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason
    throw error instanceof OnhandError ? error : networkError(error)
  } finally {
    clearTimeout(timer)
    sending.signal?.removeEventListener('abort', giveUp)
  }
}

function timeout(): OnhandError {
  return new OnhandError({
    status: 0,
    code: 'timeout',
    title: 'The server did not answer in time.',
  })
}

function networkError(cause: unknown): OnhandError {
  const title = 'The server cannot be reached.'
  return new OnhandError({ status: 0, code: 'network_error', title, cause })
}

/** Waits, or throws the signal's reason as soon as it is aborted. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error)
    const giveUp = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    }, ms)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
