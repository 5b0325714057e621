import type { KIND_NAMES } from './kindNames.ts'

export type KindName = (typeof KIND_NAMES)[number]

/** A row of a known file, for what must be known of other rows or columns before it means anything. */
export interface PresetRow {
  /** The trimmed cell under the first of these headers that the file has; empty where it has none. */
  get(...headers: string[]): string
  set(header: string, text: string): void
}

/** Completes a row from those before it, or says why it holds no data. */
export type PrepareRow = (row: PresetRow) => SkipReason | undefined

/** Why a row is passed over; counted and told, but no error. */
export type SkipReason =
  | 'blank'
  | 'total'
  | 'header'
  | 'footer'
  | 'picture'
  | 'parent'
  | 'folder'
  | 'cancelled'
  | 'no_sku'
  | 'several_skus'
  | 'not_stocked'
  | 'not_sellable'

/** A header, or the names that it has in one or another version of the export. */
export type HeaderName = string | string[]

/** The layout of a program's export. */
export interface Preset {
  name: string
  title: string
  /** Headers that together only this export has; one that ends in `*` is the start of a header. */
  signature: HeaderName[]
  /** What it can be imported as, the usual first, with the header of each field. */
  kinds: Partial<Record<KindName, Record<string, HeaderName>>>
  /** The channel of its sales. */
  channel?: string
  /** Made anew for each reading of a file. */
  prepare?(kind: KindName): PrepareRow
}

/** Letters and digits alone: `Variant SKU`, `variant_sku` and `VariantSKU` are one. */
export function squeezeHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('#', 'number')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Where a preset's header stands in a file, given squeezed; -1 where it does not. */
export function indexOfHeader(header: string[], wanted: HeaderName): number {
  for (const name of [wanted].flat()) {
    const text = squeezeHeader(name)
    const index = name.endsWith('*')
      ? header.findIndex((one) => one.startsWith(text))
      : header.indexOf(text)
    if (index >= 0) return index
  }
  return -1
}

/** Shows rows of a file to its preset, by header; names are looked up once. */
export function presetRows(header: string[]): (cells: string[]) => PresetRow {
  const squeezed = header.map(squeezeHeader)
  const known = new Map<string, number>()
  const at = (name: string) => {
    const index = known.get(name) ?? indexOfHeader(squeezed, name)
    known.set(name, index)
    return index
  }
  return (cells) => ({
    get: (...names) => {
      const name = names.find((one) => at(one) >= 0)
      return name === undefined ? '' : (cells[at(name)]?.trim() ?? '')
    },
    set: (name, text) => {
      if (at(name) >= 0) cells[at(name)] = text
    },
  })
}
