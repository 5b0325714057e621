import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import { PrivateAddressError } from '../platform/outgoingAddress.ts'
import { type OutgoingReply, sendOutgoing } from '../platform/outgoingHttp.ts'
import { Problem } from '../platform/problem.ts'
import { ChannelFailure, type ChannelRequest, type Connector } from './connector.ts'

/** How the runtime waits and rolls dice; tests bring their own. */
export interface Waiting {
  milliseconds(): number
  sleep(ms: number, signal: AbortSignal): Promise<void>
  random(): number
  /** How long one call may take, where it is not as long as usual. */
  callDeadlineMs?: number
}

/** The program's own waiting. */
export function realWaiting(clock: Clock): Waiting {
  return {
    milliseconds: () => clock.milliseconds(),
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, { signal })
    },
    random: Math.random,
  }
}

const CALL_DEADLINE_MS = 30_000
const TOTAL_DEADLINE_MS = 60_000
const TRIES = 4
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

interface Bucket {
  tokens: number
  perSecond: number
  burst: number
  at: number
}

/**
 * The only way out for one account's connector: waits for the channel's limits, tries again what may be
 * tried again with full jitter, ends within a total deadline, and turns what went wrong into a failure.
 */
export class ChannelHttp {
  readonly #connector: Connector
  readonly #allowedPrivateHosts: readonly string[]
  readonly #waiting: Waiting
  readonly #buckets = new Map<string, Bucket>()
  /** Calls made since the start, for the bench and the page. */
  calls = 0

  constructor(connector: Connector, allowedPrivateHosts: readonly string[], waiting: Waiting) {
    this.#connector = connector
    this.#allowedPrivateHosts = allowedPrivateHosts
    this.#waiting = waiting
  }

  async send(request: ChannelRequest, signal: AbortSignal): Promise<OutgoingReply> {
    const end = this.#waiting.milliseconds() + TOTAL_DEADLINE_MS
    const repeatable = request.repeatable ?? request.method === 'GET'
    for (let attempt = 1; ; attempt++) {
      await this.#takeToken(request, end, signal)
      const failure = await this.#try(request, signal)
      if (!(failure instanceof ChannelFailure)) return failure
      // Throttled means that nothing was done, so any request may be sent again.
      const again = failure.code === 'throttled' || (repeatable && failure.code === 'transient')
      const wait = failure.retryAfterMs ?? jitter(attempt, this.#waiting)
      if (!again || attempt >= TRIES || this.#waiting.milliseconds() + wait >= end) throw failure
      await this.#waiting.sleep(wait, signal)
    }
  }

  async #try(
    request: ChannelRequest,
    signal: AbortSignal,
  ): Promise<OutgoingReply | ChannelFailure> {
    this.calls++
    try {
      const reply = await sendOutgoing(request, {
        allowedPrivateHosts: this.#allowedPrivateHosts,
        deadlineMs: this.#waiting.callDeadlineMs ?? CALL_DEADLINE_MS,
        signal,
      })
      this.#learn(request.bucket, reply)
      return this.#connector.readFailure?.(reply) ?? failureOf(reply, this.#waiting) ?? reply
    } catch (error) {
      if (signal.aborted) throw error
      if (error instanceof Problem || error instanceof PrivateAddressError)
        throw new ChannelFailure('invalid', error.message)
      return new ChannelFailure('transient', messageOf(error))
    }
  }

  #bucket(name: string): Bucket | undefined {
    const known = this.#buckets.get(name)
    if (known) return known
    const limit = this.#connector.limits[name]
    if (!limit) return undefined
    const bucket = { ...limit, tokens: limit.burst, at: this.#waiting.milliseconds() }
    this.#buckets.set(name, bucket)
    return bucket
  }

  async #takeToken(request: ChannelRequest, end: number, signal: AbortSignal): Promise<void> {
    const cost = request.cost ?? 1
    for (;;) {
      const bucket = this.#bucket(request.bucket)
      if (!bucket) return
      refill(bucket, this.#waiting.milliseconds())
      // A call dearer than the bucket is wide would wait for ever.
      const needed = Math.min(cost, bucket.burst)
      if (bucket.tokens >= needed) {
        bucket.tokens -= cost
        return
      }
      const wait = ((needed - bucket.tokens) / bucket.perSecond) * 1_000
      if (this.#waiting.milliseconds() + wait > end)
        throw new ChannelFailure('throttled', 'The limit of the channel is used up.', wait)
      await this.#waiting.sleep(Math.max(10, wait), signal)
    }
  }

  /** The channel knows best: what it says about its limit replaces what we assumed. */
  #learn(name: string, reply: OutgoingReply): void {
    const told = this.#connector.readLimit?.(reply)
    const bucket = this.#bucket(name)
    if (!told || !bucket) return
    bucket.perSecond = told.perSecond ?? bucket.perSecond
    bucket.burst = told.burst ?? bucket.burst
    if (told.available !== undefined) {
      bucket.tokens = told.available
      bucket.at = this.#waiting.milliseconds()
    }
  }
}

function refill(bucket: Bucket, now: number): void {
  const seconds = Math.max(0, now - bucket.at) / 1_000
  bucket.tokens = Math.min(bucket.burst, bucket.tokens + seconds * bucket.perSecond)
  bucket.at = now
}

/** What a status says whatever the channel; a redirect could lead anywhere, so none is followed. */
function failureOf(reply: OutgoingReply, waiting: Waiting): ChannelFailure | undefined {
  const { status } = reply
  if (status === 429 || status === 503)
    return new ChannelFailure(
      'throttled',
      `The channel asks us to wait (${status}).`,
      retryAfter(reply.headers['retry-after'], waiting),
    )
  if (status >= 500) return new ChannelFailure('transient', `The channel failed (${status}).`)
  if (status === 401)
    return new ChannelFailure('auth', 'The channel refuses our credentials (401).')
  if (status >= 300 && status < 400)
    return new ChannelFailure('invalid', 'The channel sends us to another address.')
  return undefined
}

function retryAfter(value: string | undefined, waiting: Waiting): number | undefined {
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - waiting.milliseconds())
}

/** Full jitter: anything from nothing to the doubled wait, so that many do not come back at once. */
export function jitter(
  attempt: number,
  waiting: Pick<Waiting, 'random'>,
  longestMs = LONGEST_WAIT_MS,
): number {
  return waiting.random() * Math.min(longestMs, FIRST_WAIT_MS * 2 ** (attempt - 1))
}

/** Short, and never with a body or an address that could hold a secret. */
function messageOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string }
  if (name === 'TimeoutError') return 'The channel did not answer in time.'
  return `The channel could not be reached (${code ?? name ?? 'unknown'}).`
}
