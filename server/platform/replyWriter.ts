import buildWriter from 'fast-json-stringify'
import { z } from 'zod'
import type { Route } from './route.ts'

type Writer = (body: unknown) => string

const writers = new WeakMap<Route, Writer>()

/** Replies are written by their schema: a field that is not declared never leaves. */
export function findWriter(route: Route): Writer {
  const known = writers.get(route)
  if (known) return known
  if (!route.reply) throw new Error(`The route ${route.name} has no reply.`)
  const schema = z.toJSONSchema(route.reply, { target: 'draft-7', io: 'input' })
  const writer = buildWriter(schema as Parameters<typeof buildWriter>[0]) as Writer
  writers.set(route, writer)
  return writer
}
