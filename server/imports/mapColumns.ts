import { Problem } from '../platform/problem.ts'
import type { AnyImportKind, ImportField } from './importKind.ts'
import { type Preset, squeezeHeader } from './preset.ts'
import { presetColumns } from './presets.ts'

/** A column of the file with the field that it is taken for. */
export interface ColumnMatch {
  header: string
  field: string | null
  /** 1: the field's own name; 0.95: a name that others use for it; less: a guess for people to judge. */
  confidence: number
}

/** What people or programs say: the field of each header, or null to leave a column out. */
export type GivenMapping = Record<string, string | null>

/** Below this a guess is only proposed, never used on its own. */
export const SURE = 0.9

/** The field of each column by its header, each field at most once. */
export function matchColumns(
  kind: AnyImportKind,
  header: string[],
  preset?: Preset,
): ColumnMatch[] {
  const known = presetColumns(preset, kind.name, header)
  if (known)
    return header.map((text, index) => {
      const field = known[index] ?? null
      return { header: text, field, confidence: field === null ? 0 : 1 }
    })
  const guesses = header
    .flatMap((text, index) =>
      kind.fields.map((field) => ({ index, field, confidence: compareHeader(text, field) })),
    )
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence)
  const matches: ColumnMatch[] = header.map((text) => ({
    header: text,
    field: null,
    confidence: 0,
  }))
  const taken = new Set<string>()
  for (const { index, field, confidence } of guesses) {
    const match = matches[index] as ColumnMatch
    if (match.field !== null || taken.has(field.name)) continue
    taken.add(field.name)
    Object.assign(match, { field: field.name, confidence })
  }
  return matches
}

function compareHeader(header: string, field: ImportField): number {
  const text = squeezeHeader(header)
  if (text === '') return 0
  if (text === squeezeHeader(field.name)) return 1
  if (field.synonyms.some((synonym) => squeezeHeader(synonym) === text)) return 0.95
  const words = wordsOf(header)
  const near = [field.name, ...field.synonyms].map(wordsOf).some((others) => {
    const shared = others.filter((word) => words.includes(word)).length
    return shared > 0 && shared === others.length && shared * 2 >= words.length
  })
  return near ? 0.6 : 0
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The field of each column, by what was given, the preset or the header; refuses what cannot work. */
export function chooseColumns(
  kind: AnyImportKind,
  header: string[],
  given: GivenMapping | null,
  preset?: Preset,
): (string | null)[] {
  const columns = given
    ? givenColumns(kind, header, given)
    : (presetColumns(preset, kind.name, header) ??
      matchColumns(kind, header).map(({ field, confidence }) =>
        confidence >= SURE ? field : null,
      ))
  const missing = kind.fields.filter(({ required, name }) => required && !columns.includes(name))
  if (missing.length === 0) return columns
  throw new Problem(422, 'columns_missing', {
    detail: `No column was recognised as ${missing.map(({ name }) => name).join(', ')}. The file has the columns ${header
      .map((text) => `"${text}"`)
      .join(', ')
      .slice(0, 500)}; say with a mapping which one it is.`,
    fields: missing.map(({ name }) => name),
    header,
  })
}

function givenColumns(kind: AnyImportKind, header: string[], given: GivenMapping) {
  const names = new Set(kind.fields.map(({ name }) => name))
  const columns: (string | null)[] = header.map(() => null)
  for (const [text, field] of Object.entries(given)) {
    if (field === null) continue
    const index = findHeader(header, text)
    if (index < 0)
      throw new Problem(422, 'mapping_unusable', { detail: `The file has no column "${text}".` })
    if (!names.has(field))
      throw new Problem(422, 'mapping_unusable', {
        detail: `There is no field "${field}" for ${kind.name}; there are ${[...names].join(', ')}.`,
      })
    if (columns.includes(field))
      throw new Problem(422, 'mapping_unusable', { detail: `Two columns are mapped to ${field}.` })
    columns[index] = field
  }
  return columns
}

function findHeader(header: string[], text: string): number {
  const exact = header.indexOf(text)
  return exact >= 0 ? exact : header.findIndex((one) => squeezeHeader(one) === squeezeHeader(text))
}
