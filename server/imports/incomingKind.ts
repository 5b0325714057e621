import { businessDay } from '../platform/businessDay.ts'
import type { Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { sql } from '../platform/sql.ts'
import { changeExpectedReceipt, expectReceipts } from '../stock/expected.ts'
import { importKind, type RowOutcome, RowRefusal } from './importKind.ts'
import { findDefaultSite, itemOf, lookUpItems, lookUpPlaces, placeOf } from './lookUps.ts'
import { withoutAbsent } from './readRow.ts'
import { siteField, skuField } from './skuAndSite.ts'

interface IncomingRow {
  sku: string
  site?: string
  quantity: number
  expectedOn?: string
  reference: string
  itemId?: string
  siteId?: string
}

interface Expected {
  id: string
  itemId: string
  siteId: string
  quantity: number
  expectedOn: string | null
  reference: string
  received: number
}

const SOURCE = 'import'

/** Units on their way: what suppliers have promised and when. */
export const incomingKind = importKind<IncomingRow>({
  name: 'incoming',
  title: 'Incoming stock',
  description:
    'Open purchase orders: what is expected where and when. A line is known again by reference, SKU and site; without a reference by SKU, site and date.',
  permission: 'purchasing.write',
  fields: [
    skuField,
    {
      name: 'quantity',
      type: 'units',
      required: true,
      description: 'Units still to come.',
      synonyms: [
        'Qty',
        'Units',
        'Incoming',
        'On order',
        'Qty on order',
        'Quantity ordered',
        'Ordered',
        'Open quantity',
        'Qty ordered',
      ],
    },
    siteField,
    {
      name: 'expectedOn',
      type: 'day',
      description: 'The day on which they are expected.',
      synonyms: [
        'Expected date',
        'Expected',
        'ETA',
        'Due date',
        'Delivery date',
        'Arrival date',
        'Expected arrival',
        'Expected delivery',
        'Date',
      ],
    },
    {
      name: 'reference',
      type: 'identifier',
      description: 'The number of the order.',
      synonyms: ['PO', 'PO #', 'PO number', 'Purchase order', 'Order number', 'Order #', 'Order'],
    },
  ],
  shape: ({ sku, site, quantity, expectedOn, reference }) => {
    if (Number(quantity) < 1)
      throw new RowRefusal('value_invalid', 'quantity: at least one unit must be expected.')
    return withoutAbsent({
      sku: String(sku),
      site: site as string | undefined,
      quantity: Number(quantity),
      expectedOn: expectedOn as string | undefined,
      reference: String(reference ?? ''),
    }) as IncomingRow
  },
  resolve: async (db, rows, options) => {
    const standard = await findDefaultSite(db, options)
    const skus = rows.map(({ sku }) => sku)
    const items = await lookUpItems(db, skus)
    const places = await lookUpPlaces(
      db,
      rows.flatMap(({ site = standard }) => site ?? []),
    )
    return rows.map((row) => {
      const item = itemOf(items, row.sku)
      if (item instanceof RowRefusal) return item
      const place = placeOf(places, row.site ?? standard, true)
      if (place instanceof RowRefusal) return place
      if (!place.active) return new RowRefusal('not_a_place', 'The site is closed.')
      if (item.kind === 'virtual_kit')
        return new RowRefusal('kit_has_no_stock', `${row.sku} is a kit without stock of its own.`)
      const { expectedOn } = row
      const day = expectedOn?.includes('T') ? businessDay(expectedOn, place.timeZone) : expectedOn
      const found = { itemId: item.id, siteId: place.id, expectedOn: day }
      return withoutAbsent({ ...row, ...found }) as IncomingRow
    })
  },
  bucketOf: ({ itemId = '' }) => bucketOfId(itemId),
  keysOf: (row) => [
    {
      key: keyOf(row),
      label:
        row.reference === ''
          ? 'this SKU, site and date without a reference'
          : `this SKU and site in ${row.reference}`,
    },
  ],
  apply: async (tx, rows) => {
    const known = await findExpected(tx, rows)
    const fresh = rows.filter((row) => !known.has(keyOf(row)))
    const ids = await expectReceipts(
      tx,
      fresh.map(({ itemId = '', siteId = '', quantity, expectedOn, reference }) => ({
        itemId,
        siteId,
        quantity,
        expectedOn: expectedOn ?? null,
        source: SOURCE,
        reference,
      })),
    )
    const madeBy = new Map(fresh.map((row, index) => [row, ids[index] as string]))
    const outcomes: RowOutcome[] = []
    for (const row of rows) {
      const made = madeBy.get(row)
      outcomes.push(
        made ? outcomeOf(made, null, row) : await correct(tx, known.get(keyOf(row)), row),
      )
    }
    return outcomes
  },
  revert: async (tx, changes) => {
    const kept = []
    for (const { rowNumber, subjectId, before, after } of changes) {
      const reverted = await takeBack(tx, subjectId, before, after as Told)
      if (!reverted)
        kept.push({
          rowNumber,
          code: 'changed_since',
          reason: 'The expected units were changed, or some were received since; they stay.',
        })
    }
    return kept
  },
})

interface Told {
  quantity: number
  expectedOn: string | null
}

function keyOf({
  itemId,
  siteId,
  reference,
  expectedOn,
}: {
  itemId?: string
  siteId?: string
  reference: string
  expectedOn?: string | null
}): string {
  const which = reference === '' ? `on ${expectedOn ?? ''}` : `in ${reference}`
  return `${itemId} ${siteId} ${which}`
}

/** What earlier files said and still stands: open, or received in full; not what was called off. */
async function findExpected(tx: Tx, rows: IncomingRow[]): Promise<Map<string, Expected>> {
  const items = rows.map(({ itemId }) => ({ itemId }))
  const found = await tx.many<Expected>(sql`
    select e.id, e.item_id as "itemId", e.site_id as "siteId", e.quantity, e.received, e.reference,
           e.expected_on as "expectedOn"
      from (select distinct "itemId" from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
              as row("itemId" uuid)) wanted
      join item on item.id = "itemId"
      join expected_receipt e on e.bucket = item.bucket and e.item_id = item.id
     where e.source = ${SOURCE} and (not e.closed or e.received >= e.quantity)
     order by e.id`)
  return new Map(found.map((expected) => [keyOf(expected), expected]))
}

async function correct(tx: Tx, known: Expected | undefined, row: IncomingRow): Promise<RowOutcome> {
  if (!known) throw new Error('An expected receipt was found and is not there.')
  const { id, quantity, expectedOn } = known
  const sameDay = row.expectedOn === undefined || row.expectedOn === expectedOn
  if (quantity === row.quantity && sameDay) return { outcome: 'unchanged' }
  const next = { ...row, expectedOn: row.expectedOn ?? expectedOn ?? undefined }
  await changeExpectedReceipt(tx, id, { quantity: next.quantity, expectedOn: next.expectedOn })
  return outcomeOf(id, { quantity, expectedOn }, withoutAbsent(next) as IncomingRow)
}

function outcomeOf(id: string, before: Told | null, row: IncomingRow): RowOutcome {
  const after: Told = { quantity: row.quantity, expectedOn: row.expectedOn ?? null }
  return {
    outcome: before ? 'changed' : 'created',
    changes: [{ subjectKind: 'expected_receipt', subjectId: id, before, after }],
  }
}

async function takeBack(tx: Tx, id: string, before: object | null, after: Told): Promise<boolean> {
  const now = await tx.maybe<Told & { received: number; closed: boolean }>(sql`
    select quantity, expected_on as "expectedOn", received, closed from expected_receipt
     where bucket = ${bucketOfId(id)} and id = ${id} for update`)
  const isSame =
    now && !now.closed && now.quantity === after.quantity && now.expectedOn === after.expectedOn
  if (!isSame || (!before && now.received > 0)) return false
  await changeExpectedReceipt(tx, id, before ? { ...(before as Told) } : { closed: true })
  return true
}
