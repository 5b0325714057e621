import { z } from 'zod'

type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
}

/**
 * A plain input that a schema takes, as far as its JSON schema tells; another seed gives another input
 * of the same form. Nothing where no sample passes.
 */
export function sampleInput(schema: z.ZodType, seed: number): unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  const first = plainSamples(schema, root, 0)[0]
  if (seed === 0) return first
  return plainSamples(schema, root, seed).find(
    (sample) => JSON.stringify(sample) !== JSON.stringify(first),
  )
}

/** With the required fields alone, then with one of the others each. */
function plainSamples(schema: z.ZodType, root: Schema, seed: number): unknown[] {
  const names = Object.keys(root.properties ?? {})
  const least = sampleOf(root, root, seed)
  const samples = names.map((name) => ({
    ...(least as object),
    [name]: sampleOf(root.properties?.[name] ?? {}, root, seed),
  }))
  return [least, ...samples].filter((sample) => schema.safeParse(sample).success)
}

function sampleOf(schema: Schema, root: Schema, seed: number): unknown {
  if (schema.$ref) return sampleOf(defined(root, schema.$ref), root, seed)
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[seed % schema.enum.length]
  const choice = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0]
  if (choice && !schema.properties) return sampleOf(choice, root, seed)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' || schema.properties) return sampleObject(schema, root, seed)
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 1 }, (_, index) =>
      sampleOf(schema.items ?? {}, root, seed + index),
    )
  if (type === 'integer' || type === 'number')
    return (schema.minimum ?? schema.exclusiveMinimum ?? 0) + 1 + seed
  if (type === 'boolean') return seed % 2 === 1
  return sampleText(schema, seed)
}

function defined(root: Schema, name: string): Schema {
  return root.$defs?.[name.split('/').at(-1) ?? ''] ?? root
}

function sampleObject(schema: Schema, root: Schema, seed: number): object {
  const wanted = schema.required ?? []
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => wanted.includes(name))
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, root, seed)]))
}

function sampleText({ format, pattern, minLength = 0 }: Schema, seed: number): string {
  if (format === 'uuid') return `0190a000-0000-7000-8000-${String(seed).padStart(12, '0')}`
  if (format === 'email') return `person${seed}@example.com`
  if (format === 'date-time') return `2026-11-0${1 + seed}T08:00:00.000Z`
  if (format === 'date') return `2026-11-0${1 + seed}`
  if (format === 'uri') return `https://example.com/${seed}`
  const texts = [`S${seed}`, `s${seed}`, `sample${seed}`, `${1 + seed}`]
  const matching = pattern ? texts.find((text) => new RegExp(pattern, 'u').test(text)) : undefined
  return (matching ?? `S${seed}`).padEnd(minLength, 'x')
}
