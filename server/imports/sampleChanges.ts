import { type Statement, sql } from '../platform/sql.ts'
import type { RowOutcome } from './importKind.ts'

/** What a dry run shows of a row that would change something: each value before and after. */
export interface ChangeSample {
  row: number
  name: string
  changes: { field: string; before: string; after: string }[]
}

const KEPT_ROWS = 50
const KEPT_FIELDS = 12
const KEPT_LENGTH = 200
// How things are named inside says nothing to people.
const HIDDEN = /(^id|Id|Kind)$/

/** Samples of the rows of a batch that change what is there. */
export function sampleChanges(
  rows: { number: number; value: unknown; result: RowOutcome }[],
): ChangeSample[] {
  return rows
    .flatMap(({ number, value, result }) =>
      result.outcome === 'changed'
        ? [{ row: number, name: nameOf(value), changes: result.changes.flatMap(compareChange) }]
        : [],
    )
    .toSorted((a, b) => a.row - b.row)
    .slice(0, KEPT_ROWS)
}

/** Adds samples to those that an import has, and keeps those that stand first in the file. */
export function keepSamples(samples: ChangeSample[]): Statement {
  if (samples.length === 0) return sql``
  return sql`, samples = (
    select jsonb_agg(sample order by sample['row']::bigint)
      from (select sample from jsonb_array_elements(samples || ${JSON.stringify(samples)}::jsonb) sample
             order by sample['row']::bigint limit ${KEPT_ROWS}) kept)`
}

function nameOf(value: unknown): string {
  const { sku, code, item } = value as { sku?: string; code?: string; item?: { sku?: string } }
  return sku ?? item?.sku ?? code ?? ''
}

function compareChange({ before, after }: { before: object | null; after: object }) {
  const old = (before ?? {}) as Record<string, unknown>
  return Object.entries(after)
    .filter(([field, value]) => !HIDDEN.test(field) && textOf(old[field]) !== textOf(value))
    .slice(0, KEPT_FIELDS)
    .map(([field, value]) => ({ field, before: textOf(old[field]), after: textOf(value) }))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.slice(0, KEPT_LENGTH)
}
