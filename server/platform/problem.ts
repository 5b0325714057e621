/** A refusal that the caller can act on; it becomes `application/problem+json`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** Members added to the reply, such as the lines that were short. */
  readonly details: Record<string, unknown>

  constructor(status: number, code: string, details: Record<string, unknown> = {}) {
    super(typeof details.detail === 'string' ? details.detail : code)
    this.status = status
    this.code = code
    this.details = details
  }
}

/**
 * A module's refusals by code. A database constraint bears the name of its refusal,
 * so the same list turns a violated constraint into its problem.
 */
export type Refusals = Record<string, { status: number; title: string }>

/** Refusals that the platform itself can give on any route. */
export const platformRefusals = {
  invalid_request: { status: 400, title: 'The request is not of the documented form.' },
  malformed_body: { status: 400, title: 'The body is not valid JSON.' },
  invalid_cursor: { status: 400, title: 'The cursor was not issued by this list.' },
  not_signed_in: { status: 401, title: 'Sign in, or send an API key as a bearer token.' },
  not_permitted: { status: 403, title: 'Your role does not permit this.' },
  cross_site_request: { status: 403, title: 'The request comes from another site.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  conflicting_change: { status: 409, title: 'Others change the same rows; try again.' },
  request_in_progress: {
    status: 409,
    title: 'A request with this Idempotency-Key is still running.',
  },
  body_too_large: { status: 413, title: 'The body is larger than this route takes.' },
  unsupported_media_type: { status: 415, title: 'This route does not take this content type.' },
  misdirected_request: { status: 421, title: 'This server does not answer for that host.' },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used with another request.',
  },
  too_many_requests: { status: 429, title: 'Too many requests; slow down.' },
  internal_error: { status: 500, title: 'Something went wrong on our side; it was logged.' },
  database_unavailable: { status: 503, title: 'The database cannot be reached; try again.' },
  database_busy: { status: 503, title: 'The database took too long; try again.' },
  storage_full: { status: 507, title: 'The database has no room left on its disk.' },
} satisfies Refusals
