import { z } from 'zod'
import { findItems } from '../catalog/findItems.ts'
import { findPlaces } from '../locations/findLocations.ts'
import type { Queryable } from '../platform/database.ts'
import { requiredText } from '../platform/plainText.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { type CodeContent, codeOfElements, codeOfGtin, codeOfText } from './symbols.ts'

const copies = z.int().min(1).max(1000).default(1)

/** What is on a label: an item, a place, a lot, or one unit with a name. */
export const labelLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('item'),
    sku: requiredText(200),
    copies,
    identifier: requiredText(100)
      .optional()
      .describe('One of its codes, such as the GTIN of a case; else the best there is.'),
  }),
  z.strictObject({ kind: z.literal('location'), path: requiredText(200), copies }),
  z.strictObject({
    kind: z.literal('lot'),
    sku: requiredText(200),
    lot: requiredText(100),
    serial: requiredText(100).optional().describe('Of one unit of the lot.'),
    copies,
  }),
  z.strictObject({
    kind: z.literal('serial'),
    sku: requiredText(200),
    serial: requiredText(100),
    copies,
  }),
])
export type LabelLine = z.output<typeof labelLine>

/** What a label says to people and to scanners. */
export interface LabelContent {
  title: string
  /** Read from afar: a bin's code. */
  headline?: string
  lines: string[]
  code: CodeContent
  copies: number
}

interface ItemFacts {
  sku: string
  title: string
  identifiers: { kind: string; value: string; packFactor: number }[]
}

interface LotFacts {
  sku: string
  lot: string
  expiresOn: string | null
}

/** The contents of labels in the order of their lines; `style` chooses bars or squares where both would do. */
export async function readLabelContents(
  db: Queryable,
  lines: LabelLine[],
  style: 'bars' | 'square',
): Promise<LabelContent[]> {
  const items = await readItemFacts(db, lines)
  const places = await findPlaces(
    db,
    lines.flatMap((line) => (line.kind === 'location' ? [line.path] : [])),
  )
  const lots = await readLotFacts(db, lines)
  return lines.map((line) => {
    if (line.kind === 'location') {
      const path = places.get(line.path)?.path ?? line.path
      const code = path.slice(path.indexOf('/') + 1)
      const code128 = codeOfText(path, style)
      return { title: '', headline: code, lines: [path], code: code128, copies: line.copies }
    }
    const item = items.get(line.sku) as ItemFacts
    if (line.kind === 'item') return itemContent(item, line, style)
    const { serial } = line
    const lot = line.kind === 'lot' ? lots.get(`${line.sku}\n${line.lot}`) : undefined
    return unitContent(item, lot, serial, line.copies)
  })
}

async function readItemFacts(db: Queryable, lines: LabelLine[]): Promise<Map<string, ItemFacts>> {
  const skus = lines.flatMap((line) => (line.kind === 'location' ? [] : [line.sku]))
  const found = await findItems(db, skus)
  const ids = [...new Set([...found.values()].map(({ id }) => id))]
  const codes = await db.many<{ itemId: string } & ItemFacts['identifiers'][number]>(sql`
    select item_id as "itemId", kind, value, pack_factor as "packFactor"
      from item_identifier where item_id = any(${ids}::uuid[]) order by id`)
  const byItem = Map.groupBy(codes, ({ itemId }) => itemId)
  return new Map(
    [...found].map(([sku, item]) => [
      sku,
      { sku: item.sku, title: item.title, identifiers: byItem.get(item.id) ?? [] },
    ]),
  )
}

async function readLotFacts(db: Queryable, lines: LabelLine[]): Promise<Map<string, LotFacts>> {
  const asked = lines.flatMap((line) =>
    line.kind === 'lot' ? [{ sku: line.sku, lot: line.lot }] : [],
  )
  if (asked.length === 0) return new Map()
  const found = await db.many<LotFacts>(sql`
    select item.sku, lot.code as lot, lot.expires_on as "expiresOn"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(sku text, lot text)
      join item on item.sku = asked.sku
      join lot on lot.bucket = item.bucket and lot.item_id = item.id and lot.code = asked.lot`)
  const lots = new Map(found.map((lot) => [`${lot.sku}\n${lot.lot}`, lot]))
  const unknown = asked.filter(({ sku, lot }) => !lots.has(`${sku}\n${lot}`))
  if (unknown.length > 0)
    throw new Problem(422, 'unknown_lot', {
      detail: `There is no lot ${unknown[0]?.lot} of ${unknown[0]?.sku}.`,
      lots: unknown,
    })
  return lots
}

function itemContent(
  item: ItemFacts,
  line: Extract<LabelLine, { kind: 'item' }>,
  style: 'bars' | 'square',
): LabelContent {
  const chosen = line.identifier ? findIdentifier(item, line.identifier) : bestIdentifier(item)
  const pack = chosen && chosen.packFactor > 1 ? [`Pack of ${chosen.packFactor}`] : []
  const code =
    chosen?.kind === 'gtin' && style === 'bars'
      ? codeOfGtin(chosen.value)
      : codeOfText(chosen && chosen.kind !== 'gtin' ? chosen.value : item.sku, style)
  return { title: item.title, lines: [item.sku, ...pack], code, copies: line.copies }
}

/** What scanners of others know too: the GTIN of one unit, else what Amazon scans, else our own SKU. */
function bestIdentifier({ identifiers }: ItemFacts) {
  const single = identifiers.filter(({ packFactor }) => packFactor === 1)
  return single.find(({ kind }) => kind === 'gtin') ?? single.find(({ kind }) => kind === 'fnsku')
}

function findIdentifier({ sku, identifiers }: ItemFacts, value: string) {
  const wanted = value.replaceAll(/[\s-]/g, '')
  const found = identifiers.find(
    (own) => own.value === value || (own.kind === 'gtin' && own.value === wanted.padStart(14, '0')),
  )
  if (found) return found
  throw new Problem(422, 'unknown_identifier', {
    detail: `${sku} has no code ${value}.`,
    sku,
    identifier: value,
  })
}

/** GS1 puts dates before what has no fixed length, so that fewer separators are needed. */
function unitContent(
  item: ItemFacts,
  lot: LotFacts | undefined,
  serial: string | undefined,
  count: number,
): LabelContent {
  const gtin = item.identifiers.find(({ kind, packFactor }) => kind === 'gtin' && packFactor === 1)
  const elements: [string, string][] = [
    // 91 is a company's own: whoever has no GTIN still gets one code for item, lot and date.
    gtin ? ['01', gtin.value] : ['91', item.sku],
    ...(lot?.expiresOn ? [['17', sixDigits(lot.expiresOn)] as [string, string]] : []),
    ...(lot ? [['10', lot.lot] as [string, string]] : []),
    ...(serial ? [['21', serial] as [string, string]] : []),
  ]
  refuseOutsideGs1(elements)
  const expiry = lot?.expiresOn ? [`Exp ${usDay(lot.expiresOn)}`] : []
  return {
    title: item.title,
    lines: [
      item.sku,
      ...(lot ? [[`Lot ${lot.lot}`, ...expiry].join('  ')] : []),
      ...(serial ? [`S/N ${serial}`] : []),
    ],
    code: codeOfElements(elements),
    copies: count,
  }
}

const MAX_LENGTH: Record<string, number> = { '10': 20, '21': 20, '91': 90 }
// GS1 AI encodable character set 82; brackets would be read as the ends of an identifier.
const CHARACTERS = /^[!"%&'*+,\-./0-9:;<=>?A-Z_a-z]+$/

function refuseOutsideGs1(elements: [string, string][]): void {
  for (const [ai, value] of elements)
    if (value.length > (MAX_LENGTH[ai] ?? 90) || !CHARACTERS.test(value))
      throw new Problem(422, 'not_a_gs1_value', {
        detail: `${value} cannot stand in a GS1 code under (${ai}): it may have ${MAX_LENGTH[ai] ?? 90} letters, digits and common signs, no spaces or brackets.`,
        value,
      })
}

function sixDigits(day: string): string {
  return day.slice(2).replaceAll('-', '')
}

function usDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}
