import { z } from 'zod'
import type { Route } from './route.ts'

/** A piece of a JSON document; its form is OpenAPI's, not ours to type again. */
export type Schema = Record<string, unknown>
export type Schemas = Record<string, Schema>

/** The JSON schema of what a caller writes or reads; schemas with an id of their own stand in `named`. */
export function describeSchema(schema: z.ZodType, named: Schemas = {}): Schema {
  const written = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema as Schema),
  })
  const text = JSON.stringify(written).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _dialect, $defs = {}, ...described } = JSON.parse(text) as Schema
  Object.assign(named, $defs)
  return described
}

/** Takes out what says nothing: the longhand of a format, and the bounds of every exact integer. */
function tidy(schema: Schema): void {
  if (schema.format === 'date' || schema.format === 'date-time') delete schema.pattern
  if (schema.format === 'uuid') delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/** Replies by name, so that the reference and the SDK speak of an `Item`. */
export interface NamedSchemas {
  components: Schemas
  /** A reply's schema, or the reference to its name. */
  replyOf(schema: z.ZodType): Schema
}

/** Names each reply after its route's noun; replies of the same form share a name. */
export function nameSchemas(routes: Route[]): NamedSchemas {
  const components: Schemas = {}
  const names = new Map<string, string>()
  for (const route of routes.toSorted(byWeight)) {
    const schema = route.reply ?? route.message
    if (!schema) continue
    const described = describeSchema(schema, components)
    const row = rowOf(described)
    if (row) addName(row, [`${nounOf(route)}`, `${nounOf(route)}Row`, `${pascal(route.name)}Row`])
    else addName(described, [nounOf(route), `${pascal(route.name)}Reply`])
  }
  return { components, replyOf: (schema) => refer(describeSchema(schema)) }

  function addName(schema: Schema, wishes: string[]): void {
    const text = JSON.stringify(schema)
    const free = wishes.find((name) => !(name in components))
    // A reference has its name already.
    if (schema.type !== 'object' || names.has(text) || !free) return
    names.set(text, free)
    components[free] = schema
  }

  function refer(schema: Schema): Schema {
    const row = rowOf(schema)
    if (row) {
      const data = { type: 'array', items: refer(row) }
      return { ...schema, properties: { ...(schema.properties as Schemas), data } }
    }
    const name = names.get(JSON.stringify(schema))
    return name ? { $ref: `#/components/schemas/${name}` } : schema
  }
}

/** The row's schema of a page, or nothing where the schema is not a page. */
function rowOf(schema: Schema): Schema | undefined {
  const { data, nextCursor } = (schema.properties ?? {}) as Schemas
  return nextCursor && data ? (data.items as Schema) : undefined
}

/** One thing names better than a list, and a read better than a write. */
function byWeight(one: Route, other: Route): number {
  return weightOf(one) - weightOf(other)
}

function weightOf({ name, method }: Route): number {
  return (
    (name.endsWith('Get') ? 0 : 1) + (name.endsWith('List') ? 2 : 0) + (method === 'GET' ? 0 : 1)
  )
}

/** `purchaseOrderList` → `PurchaseOrder`; other verbs are part of the name. */
function nounOf({ name }: Route): string {
  return pascal(name.replace(/(Get|List|Create|Update|Set|Delete|Stream)$/, '') || name)
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
