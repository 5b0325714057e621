import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Whose budget a request is taken from. */
export interface Callers {
  /** A key that has lately been good has a budget of its own; everybody else shares that of their address. */
  budgetOf(request: FastifyRequest): string
  /** Remembers that the key of a request is good, or forgets it. */
  remember(request: FastifyRequest, isGood: boolean): void
}

const REMEMBERED_MS = 60_000
const MAX_REMEMBERED = 10_000

/** Keys that were made up must not each open a fresh budget, so none counts before it has been let in. */
export function createCallers(): Callers {
  const good = new Map<string, number>()
  return {
    budgetOf: (request) => {
      const name = nameOf(request)
      const since = name === undefined ? undefined : good.get(name)
      const isGood = since !== undefined && performance.now() - since < REMEMBERED_MS
      return isGood ? (name as string) : request.ip
    },
    remember: (request, isGood) => {
      const name = nameOf(request)
      if (name === undefined) return
      if (!isGood) return void good.delete(name)
      if (good.size >= MAX_REMEMBERED) good.clear()
      good.set(name, performance.now())
    },
  }
}

function nameOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  return authorization && `key ${createHash('sha256').update(authorization).digest('base64url')}`
}
