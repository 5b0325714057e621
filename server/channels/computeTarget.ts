import { listedQuantity, oversellBuffer } from '@onhand/planning/listedQuantity.ts'
import { mergeRules, type Rule } from './listingRule.ts'
import type { Component, ListingRow, Site, TargetInputs } from './targetInputs.ts'

/** One step from the stock to what a listing shows, with its numbers. */
export interface TargetStep {
  step:
    | 'available'
    | 'ring_fence'
    | 'buffer'
    | 'share'
    | 'maximum'
    | 'minimum'
    | 'pack_size'
    | 'stopped'
  /** Units after this step. */
  units: number
  detail: Record<string, unknown>
}

export interface Target {
  listingId: string
  accountId: string
  /** The channel's place; '' where it keeps one number. */
  place: string
  target: number
  steps: TargetStep[]
}

// A change of stock is on its way for so long where nothing has been measured yet.
const DEFAULT_LAG_MS = 5_000

/** What a listing should show at each of its channel's places, step by step; pure. */
export function computeTargets(listing: ListingRow, inputs: TargetInputs): Target[] {
  const places =
    listing.places.length > 0
      ? listing.places.map(({ place, siteId }) => ({ place, siteIds: [siteId] }))
      : [{ place: '', siteIds: listing.siteIds }]
  return places.map(({ place, siteIds }) => ({
    listingId: listing.id,
    accountId: listing.accountId,
    place,
    ...computeTarget(listing, inputs, servingSites(inputs.sites, siteIds)),
  }))
}

function servingSites(sites: Site[], siteIds: string[]): Site[] {
  return siteIds.length === 0 ? sites : sites.filter(({ id }) => siteIds.includes(id))
}

function computeTarget(
  listing: ListingRow,
  inputs: TargetInputs,
  sites: Site[],
): { target: number; steps: TargetStep[] } {
  const rule = mergeRules(listing.accountRule, listing.rule)
  const components = inputs.components.get(listing.itemId) ?? []
  const bySite = sites.map((site) => ({ site: site.path, units: kitsAt(components, site.id) }))
  const available = bySite.reduce((sum, { units }) => sum + units, 0)
  const buffer = bufferOf(listing, rule, components, inputs, available)
  const steps: TargetStep[] = [
    {
      step: 'available',
      units: available,
      detail: { sites: bySite, components: told(components) },
    },
  ]
  // Each step is the same function with one more of its settings, so that steps and result cannot disagree.
  const settings: Parameters<typeof listedQuantity>[1] = {}
  const take = (step: TargetStep['step'], more: typeof settings, detail: TargetStep['detail']) => {
    Object.assign(settings, more)
    steps.push({ step, units: listedQuantity(available, settings), detail })
  }
  take('ring_fence', { ringFenced: rule.ringFenced ?? 0 }, { kept: rule.ringFenced ?? 0 })
  take('buffer', { buffer: buffer.units }, buffer.detail)
  take('share', { share: rule.share ?? 1 }, { share: rule.share ?? 1 })
  if (rule.maximum !== undefined && rule.maximum !== null)
    take('maximum', { maximum: rule.maximum }, { maximum: rule.maximum })
  take('minimum', { minimum: rule.minimum ?? 0 }, { minimum: rule.minimum ?? 0 })
  take('pack_size', { packSize: listing.packSize }, { packSize: listing.packSize })
  if (listing.stopped) steps.push({ step: 'stopped', units: 0, detail: {} })
  return { target: (steps.at(-1) as TargetStep).units, steps }
}

/** How many of the listed item a site can ship by itself; what is promised beyond stock counts as none. */
function kitsAt(components: Component[], siteId: string): number {
  if (components.length === 0) return 0
  return Math.min(
    ...components.map(({ quantity, available }) =>
      Math.floor(Math.max(0, available.get(siteId) ?? 0) / quantity),
    ),
  )
}

function told(components: Component[]): Record<string, unknown>[] {
  return components.map(({ sku, quantity }) => ({ sku, quantity }))
}

function bufferOf(
  listing: ListingRow,
  rule: Rule,
  components: Component[],
  inputs: TargetInputs,
  available: number,
): { units: number; detail: Record<string, unknown> } {
  const own = ownBuffer(listing, rule, components, inputs, available)
  const blind = mostOf(components, (part) => {
    const lost = ratesOf(inputs, part, listing)
      .filter(({ channel }) => inputs.blindSeconds.has(channel))
      .map((rate) => rate.unitsPerSecond * (inputs.blindSeconds.get(rate.channel) ?? 0))
    return Math.ceil(lost.reduce((sum, units) => sum + units, 0))
  })
  return {
    units: own.units + blind,
    detail: { ...own.detail, ...(blind > 0 ? { blindChannelUnits: blind } : {}) },
  }
}

function ownBuffer(
  listing: ListingRow,
  rule: Rule,
  components: Component[],
  inputs: TargetInputs,
  available: number,
): { units: number; detail: Record<string, unknown> } {
  const { buffer } = rule
  if (!buffer) return { units: 0, detail: { kind: 'none' } }
  if (buffer.kind === 'units') return { units: buffer.units, detail: { ...buffer } }
  if (buffer.kind === 'percent')
    return { units: Math.ceil((available * buffer.percent) / 100), detail: { ...buffer } }
  const delaySeconds = (listing.pushLagMs ?? DEFAULT_LAG_MS) / 1000
  const { oversellProbability } = buffer
  const units = mostOf(components, (part) =>
    oversellBuffer({
      otherUnitsPerSecond: ratesOf(inputs, part, listing).reduce(
        (sum, { unitsPerSecond }) => sum + unitsPerSecond,
        0,
      ),
      delaySeconds,
      oversellProbability,
    }),
  )
  return { units, detail: { kind: 'dynamic', delaySeconds, oversellProbability, units } }
}

/** A buffer of components, in units of the listed item: the scarcest decides. */
function mostOf(components: Component[], unitsOf: (part: Component) => number): number {
  return Math.max(0, ...components.map((part) => Math.ceil(unitsOf(part) / part.quantity)))
}

function ratesOf(inputs: TargetInputs, part: Component, listing: ListingRow) {
  return (inputs.rates.get(part.itemId) ?? []).filter(({ channel }) => channel !== listing.channel)
}
