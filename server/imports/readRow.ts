import type { z } from 'zod'
import { isPlainText } from '../platform/plainText.ts'
import { cleanCell, parseCell } from './cellValues.ts'
import {
  type AnyImportKind,
  type ImportField,
  type ImportOptions,
  RowRefusal,
  type RowValues,
} from './importKind.ts'

/** Reads rows of cells as the kind's rows; made once for a file. */
export function rowReader(
  kind: AnyImportKind,
  columns: (string | null)[],
  options: ImportOptions,
): (cells: string[]) => unknown {
  const fields = new Map(kind.fields.map((field) => [field.name, field]))
  const mapped = columns.flatMap((name, index) => {
    const field = name === null ? undefined : fields.get(name)
    return field ? [{ field, index }] : []
  })
  const required = kind.fields.filter((field) => field.required)
  return (cells) => {
    const values: RowValues = {}
    for (const { field, index } of mapped) {
      const text = cleanCell(cells[index] ?? '')
      if (text !== '') values[field.name] = readCell(field, text, options)
    }
    for (const { name } of required)
      if (values[name] === undefined)
        throw new RowRefusal('value_missing', `The row has no ${name}.`)
    return kind.shape(values, options)
  }
}

function readCell(field: ImportField, text: string, options: ImportOptions) {
  if (text.includes('\uFFFD'))
    throw new RowRefusal(
      'text_damaged',
      `${field.name}: ${text} holds characters that are not UTF-8. Save the file as "CSV UTF-8" and import it again.`,
    )
  // A cell of several lines, such as a description, is one line here.
  const line = text.replaceAll(/\s*[\r\n\t]+\s*/g, ' ')
  if (!isPlainText(line))
    throw new RowRefusal('text_damaged', `${field.name} holds characters that cannot be shown.`)
  const limit = field.type === 'text' ? 2_000 : 200
  if (line.length > limit)
    throw new RowRefusal('text_too_long', `${field.name} has more than ${limit} characters.`)
  return parseCell(field.type, line, field.name, options)
}

/** A row that meets its schema, or a refusal that names the field. */
export function checkRow<Schema extends z.ZodType>(schema: Schema, row: unknown): z.output<Schema> {
  const result = schema.safeParse(row)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new RowRefusal('value_invalid', `${issue?.path.join('.')}: ${issue?.message}`)
}

/** Drops what is absent, so that JSON and comparisons see the same row. */
export function withoutAbsent<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}
