/** The one source of time: passed in, so that tests can move it. */
export interface Clock {
  /** The current instant as ISO 8601 in UTC. */
  now(): string
  /** The current instant in milliseconds since 1970. */
  milliseconds(): number
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  milliseconds: () => Date.now(),
}
