import { z } from 'zod'
import type { Queryable, Tx } from '../platform/database.ts'
import { bucketOfId } from '../platform/identifier.ts'
import { Problem } from '../platform/problem.ts'
import { sql } from '../platform/sql.ts'
import { adjustStock } from '../stock/adjust.ts'
import { appendAccountEvent } from './accountEvent.ts'
import { computeTargets } from './computeTarget.ts'
import { getListing, type Listing, updateListing } from './listings.ts'
import { refreshTargets } from './refreshTargets.ts'
import {
  type ListingRow,
  lockListings,
  readTargetInputs,
  type TargetInputs,
} from './targetInputs.ts'

/** What somebody asks to be accepted: the number that a listing shows there, and how it is to become true here. */
export const acceptanceFields = {
  as: z
    .enum(['adjustment', 'ring_fence'])
    .describe('Our stock is corrected to it; or more, or less, is kept for the other channels.'),
  place: z.string().max(200).default('').describe('Of the channel, where it keeps stock by place.'),
  location: z
    .string()
    .max(60)
    .optional()
    .describe('Where the units are added or taken away; otherwise where most of them lie.'),
}

const acceptanceQuery = z.strictObject(acceptanceFields)
export type Acceptance = z.output<typeof acceptanceQuery>

export const acceptanceReply = z.object({
  as: z.enum(['adjustment', 'ring_fence']),
  place: z.string(),
  shows: z.int().describe('What the channel shows.'),
  now: z.int().describe('What it should show as things are.'),
  after: z.int().describe('What it would be told then; the nearest that packs and shares allow.'),
  sku: z.string(),
  units: z.int().describe('Units that our stock, or the ring-fence, changes by.'),
  location: z.string().nullable(),
  ringFenced: z.int().nullable().describe('What would be kept for the other channels.'),
})

type Plan = z.output<typeof acceptanceReply>

interface Ground {
  listing: Listing
  row: ListingRow
  inputs: TargetInputs
  shows: number
  now: number
}

/** What accepting a channel's number would change; nothing is changed yet. */
export async function planAcceptance(tx: Tx, id: string, wanted: Acceptance): Promise<Plan> {
  return plan(tx, await readGround(tx, id, wanted, false), wanted)
}

/** Makes what a channel shows true here; refused where it shows something else by now. */
export async function acceptTheirs(
  tx: Tx,
  id: string,
  { shows, ...wanted }: Acceptance & { shows: number },
): Promise<Plan> {
  const ground = await readGround(tx, id, wanted, true)
  if (ground.shows !== shows)
    throw new Problem(409, 'listing_shows_another', { shows: ground.shows })
  await requireOrdersRead(tx, id, wanted.place)
  const planned = await plan(tx, ground, wanted)
  const { listing } = ground
  if (wanted.as === 'adjustment') await adjust(tx, listing, planned)
  else
    await updateListing(tx, id, {
      rule: { ...listing.rule, ringFenced: planned.ringFenced ?? 0 },
    })
  await refreshTargets(tx, [id])
  await settle(tx, id, wanted.place)
  const { accountId } = ground.row
  await appendAccountEvent(tx, accountId, 'channel.accepted', { listingId: id, ...planned })
  return planned
}

async function readGround(
  tx: Tx,
  id: string,
  { place }: Acceptance,
  lock: boolean,
): Promise<Ground> {
  const listing = await getListing(tx, id)
  const [row] = await lockListings(tx, [id], lock)
  const shown = listing.stock.find((one) => one.place === place)
  if (!row || !shown || shown.seen === null)
    throw new Problem(409, 'acceptance_not_possible', { reason: 'not_shown' })
  const inputs = await readTargetInputs(tx, [row], tx.clock.now())
  return { listing, row, inputs, shows: shown.seen, now: targetOf(row, inputs, place) }
}

function targetOf(row: ListingRow, inputs: TargetInputs, place: string): number {
  return computeTargets(row, inputs).find((one) => one.place === place)?.target ?? 0
}

/** A number that a sale has lowered is not a count: the sale is taken off by itself. */
async function requireOrdersRead(tx: Tx, id: string, place: string): Promise<void> {
  const { isRead } = await tx.one<{ isRead: boolean }>(sql`
    select a.connector = 'webhook' or coalesce(a.orders_read_at, '-infinity') >= s.seen_at as "isRead"
      from listing_stock s join channel_account a on a.id = s.account_id
     where s.listing_id = ${id} and s.place = ${place}`)
  if (!isRead) throw new Problem(409, 'orders_not_read_yet')
}

async function plan(tx: Tx, ground: Ground, wanted: Acceptance): Promise<Plan> {
  const { listing, shows, now } = ground
  const base = { as: wanted.as, place: wanted.place, shows, now, sku: listing.sku ?? '' }
  if (wanted.as === 'ring_fence')
    return { ...base, ...planRingFence(ground, wanted), location: null }
  return { ...base, ...(await planAdjustment(tx, ground, wanted)), ringFenced: null }
}

// Beyond it nobody means what they say.
const MOST = 1_000_000_000

function planRingFence({ row, inputs, shows }: Ground, { place }: Acceptance) {
  const before = row.rule.ringFenced ?? row.accountRule.ringFenced ?? 0
  const target = (kept: number) =>
    targetOf({ ...row, rule: { ...row.rule, ringFenced: kept } }, inputs, place)
  // The more is kept, the less is shown.
  const ringFenced = findLeast((kept) => target(kept) <= shows, 0)
  const after = target(ringFenced)
  if (after !== shows) throw new Problem(409, 'acceptance_not_possible', { reason: 'too_few' })
  return { units: ringFenced - before, ringFenced, after }
}

async function planAdjustment(tx: Tx, { row, inputs, shows, now }: Ground, wanted: Acceptance) {
  const [part, ...more] = inputs.components.get(row.itemId) ?? []
  if (!part || more.length > 0 || part.itemId !== row.itemId)
    throw new Problem(409, 'acceptance_not_possible', { reason: 'kit' })
  const { location, siteId } = await findLocation(tx, row, wanted)
  const target = (units: number) => {
    const available = new Map(part.available)
    available.set(siteId, (available.get(siteId) ?? 0) + units)
    const components = new Map([[row.itemId, [{ ...part, available }]]])
    return targetOf(row, { ...inputs, components }, wanted.place)
  }
  const units =
    shows >= now
      ? findLeast((more) => target(more) >= shows, 0)
      : -findLeast((fewer) => target(-fewer) <= shows, 0)
  return { units, location, after: target(units) }
}

/** The least number from which on something holds. */
function findLeast(holds: (units: number) => boolean, from: number): number {
  let [low, high] = [from, Math.max(1, from)]
  while (!holds(high)) {
    if (high >= MOST) throw new Problem(409, 'acceptance_not_possible', { reason: 'limited' })
    high *= 2
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Where somebody says, or where most of the item lies, at a site that the place shows. */
async function findLocation(
  db: Queryable,
  { itemId, places, siteIds }: ListingRow,
  { place, location }: Acceptance,
): Promise<{ location: string; siteId: string }> {
  const shown = places.length > 0 ? places.filter((one) => one.place === place) : []
  const sites = places.length > 0 ? shown.map(({ siteId }) => siteId) : siteIds
  const found = await db.maybe<{ location: string; siteId: string }>(sql`
    select l.path as location, l.site_id as "siteId"
      from location l
      left join stock_balance b on b.bucket = ${bucketOfId(itemId)} and b.item_id = ${itemId}
                                 and b.location_id = l.id and b.condition = 'sellable'
     where l.kind in ('site', 'bin', 'zone') and l.active and l.site_id is not null
       and (${sites.length === 0} or l.site_id = any(${sites}::uuid[]))
       and ${location === undefined ? sql`(l.kind = 'site' or b.quantity > 0)` : sql`l.path = ${location}`}
     group by l.id order by coalesce(sum(b.quantity), 0) desc, l.path limit 1`)
  if (!found) throw new Problem(409, 'acceptance_not_possible', { reason: 'no_location' })
  return found
}

async function adjust(tx: Tx, { channelName }: Listing, planned: Plan): Promise<void> {
  if (!tx.actor.permissions.has('stock.adjust'))
    throw new Problem(403, 'not_permitted', { permission: 'stock.adjust' })
  if (planned.units === 0) return
  await adjustStock(tx, {
    reason: 'counted',
    note: `As ${channelName} shows it`,
    lines: [{ sku: planned.sku, location: planned.location ?? '', quantity: planned.units }],
  })
}

/** It shows there what it should: there is nothing to write, and nothing drifts. */
async function settle(tx: Tx, id: string, place: string): Promise<void> {
  await tx.run(sql`
    update listing_stock
       set sent = seen, sent_seq = target_seq, sent_at = ${tx.clock.now()}, state = 'idle',
           drift_since = null, drift_cause = null, corrections = 0, attempts = 0, error = null,
           error_code = null
     where listing_id = ${id} and place = ${place} and target = seen and state <> 'waiting'`)
}
