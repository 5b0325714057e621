/** What an `OnhandError` is made of. */
export interface Failure {
  status: number
  code: string
  title: string
  detail?: string | undefined
  details?: Record<string, unknown>
  requestId?: string | undefined
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

/**
 * A call that did not succeed. Decide by `code`: it is stable, and the reference lists the codes of
 * each operation. The client's own codes, with `status` 0, are `network_error` (the server could
 * not be reached) and `timeout` (no answer in time; whether it was done is not known).
 */
export class OnhandError extends Error {
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number
  readonly code: string
  /** The code in words. */
  readonly title: string
  /** What was wrong with this request, where the server says so. */
  readonly detail: string | undefined
  /** The whole problem document, with members such as `lines`. */
  readonly details: Record<string, unknown>
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(failure: Failure) {
    super(failure.detail ?? failure.title, { cause: failure.cause })
    this.name = 'OnhandError'
    this.status = failure.status
    this.code = failure.code
    this.title = failure.title
    this.detail = failure.detail
    this.details = failure.details ?? {}
    this.requestId = failure.requestId
    this.retryAfterMs = failure.retryAfterMs
  }
}

/** The error in an answer that is not a success. */
export async function readFailure(answer: Response): Promise<OnhandError> {
  const details = await readProblem(answer)
  const text = (name: string) => {
    const value = details[name]
    return typeof value === 'string' ? value : undefined
  }
  return new OnhandError({
    status: answer.status,
    code: text('code') ?? 'unknown',
    title: text('title') ?? `The server answered ${answer.status} ${answer.statusText}`.trim(),
    detail: text('detail'),
    details,
    requestId: text('requestId') ?? answer.headers.get('onhand-request-id') ?? undefined,
    retryAfterMs: retryAfterMs(answer.headers.get('retry-after')),
  })
}

async function readProblem(answer: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    // A proxy between may answer with a page of its own.
    return {}
  }
}

/** `Retry-After` comes as seconds or as a date. */
function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
