import type { Queryable, Tx } from '../platform/database.ts'
import type { Encoding } from './encoding.ts'

/** How the text of a cell is read. */
export type CellType =
  | 'identifier'
  | 'text'
  | 'units'
  | 'decimal'
  | 'money'
  | 'day'
  | 'yes_no'
  | 'share'

/** A field that a column of the file can be mapped to. */
export interface ImportField {
  name: string
  type: CellType
  description: string
  required?: boolean
  /** Other headers under which shops and spreadsheets export it. */
  synonyms: string[]
}

/** What the uploader said about the file as a whole. */
export interface ImportOptions {
  /** The site of rows that name none. */
  site?: string | undefined
  /** The channel of sales that name none. */
  channel?: string | undefined
  dateOrder: 'MDY' | 'DMY'
  /** What stands before the decimals; a point unless it is said. */
  decimal?: '.' | ',' | undefined
  /** Found out from the file where it is not given. */
  delimiter?: ',' | ';' | '\t' | '|' | undefined
  /** Replaces what was found out. */
  encoding?: Encoding | undefined
  /** The sheet of a workbook; the first one unless it is named. */
  sheet?: string | undefined
}

/** Why a single row is not taken. */
export class RowRefusal extends Error {
  readonly code: string

  constructor(code: string, reason: string) {
    super(reason)
    this.code = code
  }
}

/** The values of a row's mapped cells by field; an empty cell is absent. */
export type RowValues = Record<string, string | number | boolean | undefined>

/** What one row changed, to be played back by a rollback. */
export interface RowChange {
  subjectKind: string
  subjectId: string
  /** null: it was created. */
  before: object | null
  after: object
}

export type RowOutcome =
  | { outcome: 'created' | 'changed'; changes: RowChange[] }
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; code: string; reason: string }

/** What the deeds of a kind are told beside the rows. */
export interface ImportRun {
  importId: string
  fileName: string
  options: ImportOptions
  /** Where each of the rows stands in the file. */
  rowNumbers: number[]
}

/** One change to be taken back, and the row that it came from. */
export interface StoredChange extends RowChange {
  rowNumber: number
}

/** Why a change was not taken back. */
export interface KeptChange {
  rowNumber: number
  code: string
  reason: string
}

/**
 * One kind of file. Reading makes rows of JSON that are right in themselves; applying is a deed of
 * the owner of the tables, of some thousand rows in one transaction.
 */
export interface ImportKind<Row> {
  name: string
  title: string
  description: string
  /** What the uploader must be permitted beside running imports. */
  permission: string
  fields: ImportField[]
  /** Makes a row of its cells, or throws a RowRefusal. */
  shape(values: RowValues, options: ImportOptions): Row
  /** Finds what rows refer to, such as items by SKU; answers in their order. */
  resolve?(db: Queryable, rows: Row[], options: ImportOptions): Promise<(Row | RowRefusal)[]>
  /** Rows are applied in this order, then in the file's: where the tables lie in buckets, by bucket. */
  bucketOf?(row: Row): number
  /** What no other row of the file may name too, and how to say it. */
  keysOf(row: Row): { key: string; label: string }[]
  /** Joins two rows with the same key; without it the later one is refused. */
  merge?(earlier: Row, later: Row): Row
  apply(tx: Tx, rows: Row[], run: ImportRun): Promise<RowOutcome[]>
  /** What `apply` would do, found out by reading alone; undefined where only doing it can tell. */
  rehearse?(tx: Tx, rows: Row[], run: ImportRun): Promise<RowOutcome[]> | undefined
  /** Takes changes back, given in the order in which they were made; answers with those that stay. */
  revert(tx: Tx, changes: StoredChange[]): Promise<KeptChange[]>
}

/** A kind whose type of row is forgotten, as the engine sees it. */
export type AnyImportKind = ImportKind<unknown>

/** Defines a kind: routes, mapping, the reading and the applying derive from it. */
export function importKind<Row>(definition: ImportKind<Row>): AnyImportKind {
  return definition as unknown as AnyImportKind
}
