import { z } from 'zod'
import { Problem } from './problem.ts'
import type { Route } from './route.ts'

export type Cell = string | number | boolean | null

/** A column of a file: its header, and how it is read from a row. */
export interface ExportColumn {
  name: string
  read(row: Record<string, unknown>): Cell
}

/** The columns of a list as a file: all that its schema has, or those that are named, in their order. */
export function exportColumns(
  route: Route,
  rows: Record<string, unknown>[],
  names: string[] | undefined,
): ExportColumn[] {
  const known = columnsOf(rowShape(route) ?? shapeOfRows(rows))
  if (!names) return known
  return names.map((name) => {
    const found = known.find((column) => column.name === name || column.path === name)
    if (found) return found
    throw new Problem(400, 'invalid_request', {
      detail: `query.columns: there is no ${name}; there are ${known.map((one) => one.name).join(', ')}.`,
    })
  })
}

type Shape = Record<string, z.ZodType>

function rowShape({ reply }: Route): Shape | undefined {
  const data = (reply as z.ZodObject | undefined)?.shape.data
  const element = data instanceof z.ZodArray ? (data.element as z.ZodType) : undefined
  return element instanceof z.ZodObject ? (element.shape as Shape) : undefined
}

/** Rows without a fixed shape tell by themselves what they hold. */
function shapeOfRows(rows: Record<string, unknown>[]): Shape {
  const names = new Set(rows.flatMap((row) => Object.keys(row)))
  return Object.fromEntries([...names].map((name) => [name, z.unknown()]))
}

function columnsOf(shape: Shape, above: string[] = []): (ExportColumn & { path: string })[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const path = [...above, name]
    const inner = unwrap(schema)
    if (inner instanceof z.ZodObject && above.length === 0)
      return columnsOf(inner.shape as Shape, path)
    const inCents = name.endsWith('Minor') || /\bin cents\b/i.test(schema.description ?? '')
    return [
      {
        path: path.join('.'),
        name: [...above, inCents ? name.replace(/Minor$/, '') : name].join('.'),
        read: (row) => cellOf(valueAt(row, path), inCents, name),
      },
    ]
  })
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return unwrap(schema.unwrap() as z.ZodType)
  return schema
}

function valueAt(row: Record<string, unknown>, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
    row,
  )
}

const DECIMAL = /^-?\d{1,13}(\.\d{1,6})?$/

function cellOf(value: unknown, inCents: boolean, name: string): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return inCents ? value / 100 : value
  if (typeof value === 'boolean') return value
  if (typeof value === 'string')
    // Costs come as text, because a float would round them; a spreadsheet wants to add them up.
    return /cost$/i.test(name) && DECIMAL.test(value) ? Number(value) : value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/**
 * A text that a spreadsheet would run as a formula, or that looks like one so guarded, gets an
 * apostrophe before it, which an import takes off again; a plain number is left alone.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) && !DECIMAL.test(text) ? `'${text}` : text
}
