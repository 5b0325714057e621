import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** A line of an adjustment that may leave open where: then the one place is meant where the item lies. */
export interface AdjustmentDraft {
  sku: string
  location?: string | undefined
  quantity?: number | undefined
  setTo?: number | undefined
}

/** A line of a move; without a quantity all of it goes. */
export interface MoveDraft {
  sku: string
  from?: string | undefined
  to: string
  quantity?: number | undefined
}

/** What a line would do at a place. */
export interface PreviewLine {
  sku: string
  location: string | null
  outcome: 'changed' | 'unchanged' | 'refused'
  before: number
  after: number
  /** To be given back with the adjustment, so that it is refused if the stock has changed since. */
  version: number
  code: string | null
  reason: string | null
}

interface Known {
  sku: string
  kind: string
  tracked: boolean
  places: { path: string; site: string; quantity: number; version: number }[]
}

interface Choice {
  path: string
  quantity: number
  version: number
}

/** What each line would change, in order, and why others would not; nothing is written. */
export async function previewAdjustments(
  db: Queryable,
  lines: AdjustmentDraft[],
  site: string | undefined,
): Promise<PreviewLine[]> {
  const known = await readKnown(db, lines)
  const fallback = await findFallback(db, site)
  return lines.map(({ sku, location, quantity = 0, setTo }) => {
    const item = known.get(sku)
    const choice = chooseTrackedPlace(item, location, site, fallback)
    if (typeof choice === 'string') return refused(sku, choice)
    const after = setTo ?? choice.quantity + quantity
    if (after < 0) return { ...refused(sku, 'not_enough_on_hand'), ...atPlace(choice, after) }
    const outcome = after === choice.quantity ? 'unchanged' : 'changed'
    return { sku, outcome, ...atPlace(choice, after), code: null, reason: null }
  })
}

/** What each line would take from where it lies; `after` is what is left there. */
export async function previewMoves(
  db: Queryable,
  lines: MoveDraft[],
  site: string | undefined,
): Promise<(PreviewLine & { quantity: number })[]> {
  const known = await readKnown(db, lines)
  return lines.map(({ sku, from, to, quantity }) => {
    const choice = chooseTrackedPlace(known.get(sku), from, site, undefined)
    if (typeof choice === 'string')
      return {
        ...refused(sku, choice === 'no_place' ? 'not_enough_on_hand' : choice),
        quantity: 0,
      }
    const units = quantity ?? choice.quantity
    const line = { sku, ...atPlace(choice, choice.quantity - units), quantity: units }
    if (choice.quantity < units || choice.quantity === 0)
      return { ...refused(sku, 'not_enough_on_hand'), ...line }
    if (choice.path === to) return { ...line, outcome: 'unchanged', code: null, reason: null }
    return { ...line, outcome: 'changed', code: null, reason: null }
  })
}

async function readKnown(db: Queryable, lines: { sku: string }[]): Promise<Map<string, Known>> {
  const rows = await db.many<Known>(sql`
    select item.sku, item.kind, item.tracks_lots or item.tracks_serials as tracked,
           coalesce((select jsonb_agg(jsonb_build_object('path', place.path, 'site', site.path,
                                        'quantity', balance.quantity, 'version', balance.version)
                                      order by balance.quantity desc, place.path)
                       from stock_balance balance
                       join location place on place.id = balance.location_id
                       join location site on site.id = balance.site_id
                      where balance.bucket = item.bucket and balance.item_id = item.id
                        and balance.lot = '' and balance.condition = 'sellable'), '[]'::jsonb) as places
      from item where item.sku = any(${lines.map(({ sku }) => sku)}::text[])`)
  return new Map(rows.map((row) => [row.sku, row]))
}

/** Where the units of an item go that lies nowhere yet: to the site, where only one is meant. */
async function findFallback(db: Queryable, site: string | undefined): Promise<string | undefined> {
  const sites = await db.many<{ path: string }>(sql`
    select path from location
     where kind = 'site' and active and ${site === undefined ? sql`true` : sql`path = ${site}`} limit 2`)
  return sites.length === 1 ? sites[0]?.path : undefined
}

function chooseTrackedPlace(
  item: Known | undefined,
  location: string | undefined,
  site: string | undefined,
  fallback: string | undefined,
): Choice | keyof typeof REASONS {
  if (!item) return 'unknown_sku'
  if (item.kind === 'virtual_kit') return 'kit_holds_stock'
  if (item.tracked) return 'lot_required'
  if (location !== undefined)
    return item.places.find(({ path }) => path === location) ?? emptyPlace(location)
  const here = item.places.filter((place) => site === undefined || place.site === site)
  const filled = here.filter(({ quantity }) => quantity > 0)
  if (filled.length > 1) return 'several_places'
  const [only] = filled.length === 1 ? filled : here.length === 1 ? here : []
  return only ?? (fallback === undefined ? 'no_place' : emptyPlace(fallback))
}

function emptyPlace(path: string): Choice {
  return { path, quantity: 0, version: 0 }
}

function atPlace({ path, quantity, version }: Choice, after: number) {
  return { location: path, before: quantity, after, version }
}

const REASONS = {
  unknown_sku: 'There is no such item.',
  kit_holds_stock: 'A virtual kit has no stock of its own.',
  lot_required: 'Its units are kept by lot or serial number; change them on its page.',
  several_places: 'It lies in several places; say in which.',
  no_place: 'It lies nowhere yet; say where.',
  not_enough_on_hand: 'So many do not lie there.',
} as const

function refused(sku: string, code: keyof typeof REASONS): PreviewLine {
  const nowhere = { location: null, before: 0, after: 0, version: 0 }
  return { sku, outcome: 'refused', ...nowhere, code, reason: REASONS[code] }
}
