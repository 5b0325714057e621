import type { RoutingReason } from './orderRows.ts'

/** Units of a line that need a site. */
export interface WantedUnits {
  lineId: string
  quantity: number
  /** What one unit takes of each item, kits exploded. */
  perUnit: { itemId: string; quantity: number }[]
}

/** A site that may ship them. */
export interface CandidateSite {
  siteId: string
  site: string
  /** Lower ships first. */
  rank: number
  miles: number | null
  /** Whether the order is already shipped from there: another parcel costs more than a longer way. */
  isUsed: boolean
}

/** Units of a line for a site. */
export interface ChosenSite {
  lineId: string
  siteId: string
  quantity: number
  /** How many of them no site has. */
  short: number
  reason: RoutingReason
}

/** What is there of an item at a site. */
export type Availability = Map<string, number>
/** The key of an item at a site. */
export const atSite = (itemId: string, siteId: string) => `${itemId}/${siteId}`

/**
 * Chooses sites: the first that has all, by rank, then by distance; else as few as possible, the one
 * that has most first; what no site has waits at the first of all. Takes what it gives out of `available`.
 */
export function chooseSites(
  wanted: WantedUnits[],
  candidates: CandidateSite[],
  available: Availability,
): ChosenSite[] {
  const ranked = candidates.toSorted(comparePreference)
  const total = wanted.reduce((sum, { quantity }) => sum + quantity, 0)
  const fits = ranked.map((candidate) => ({
    candidate,
    fitting: fitAt(wanted, candidate, available),
  }))
  const considered = fits.map(({ candidate: { site, rank, miles }, fitting }) => ({
    site,
    rank,
    miles,
    fits: unitsOf(fitting),
    of: total,
  }))
  const complete = fits.find(({ fitting }) => unitsOf(fitting) === total)
  if (complete)
    return take(complete.fitting, complete.candidate, available, { rule: 'complete', considered })
  return splitBetween(wanted, ranked, available, considered)
}

function comparePreference(a: CandidateSite, b: CandidateSite): number {
  return (
    Number(b.isUsed) - Number(a.isUsed) ||
    a.rank - b.rank ||
    (a.miles ?? Infinity) - (b.miles ?? Infinity) ||
    (a.site < b.site ? -1 : 1)
  )
}

/** What a site has of the wanted units, line by line, whole kits only. */
function fitAt(
  wanted: WantedUnits[],
  { siteId }: CandidateSite,
  available: Availability,
): WantedUnits[] {
  const left = new Map<string, number>()
  const leftOf = (itemId: string) => left.get(itemId) ?? available.get(atSite(itemId, siteId)) ?? 0
  return wanted.map((line) => {
    const fits = line.perUnit.map((part) => Math.floor(leftOf(part.itemId) / part.quantity))
    const quantity = Math.max(0, Math.min(line.quantity, ...fits))
    for (const part of line.perUnit)
      left.set(part.itemId, leftOf(part.itemId) - quantity * part.quantity)
    return { ...line, quantity }
  })
}

const unitsOf = (lines: WantedUnits[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

function take(
  fitting: WantedUnits[],
  { siteId }: CandidateSite,
  available: Availability,
  reason: RoutingReason,
  short: 'all' | 'none' = 'none',
): ChosenSite[] {
  return fitting
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity, perUnit }) => {
      for (const part of perUnit) {
        const key = atSite(part.itemId, siteId)
        available.set(key, (available.get(key) ?? 0) - quantity * part.quantity)
      }
      return { lineId, siteId, quantity, reason, short: short === 'all' ? quantity : 0 }
    })
}

function splitBetween(
  wanted: WantedUnits[],
  ranked: CandidateSite[],
  available: Availability,
  considered: RoutingReason['considered'],
): ChosenSite[] {
  const chosen: ChosenSite[] = []
  let rest = wanted
  const sites = new Set(ranked)
  while (sites.size > 0) {
    let best: { candidate: CandidateSite; fitting: WantedUnits[] } | undefined
    for (const candidate of sites) {
      const fitting = fitAt(rest, candidate, available)
      if (unitsOf(fitting) > unitsOf(best?.fitting ?? [])) best = { candidate, fitting }
    }
    if (!best) break
    sites.delete(best.candidate)
    chosen.push(...take(best.fitting, best.candidate, available, { rule: 'split', considered }))
    rest = withoutTaken(rest, best.fitting)
  }
  const home = homeOf(chosen, ranked)
  if (home) chosen.push(...take(rest, home, available, { rule: 'short', considered }, 'all'))
  // With one site in play nothing is split.
  const isOne = new Set(chosen.map(({ siteId }) => siteId)).size === 1
  return isOne
    ? chosen.map((one) => withRule(one, one.reason.rule === 'split' ? 'short' : undefined))
    : chosen
}

function withoutTaken(wanted: WantedUnits[], taken: WantedUnits[]): WantedUnits[] {
  return wanted.map((line, index) => ({
    ...line,
    quantity: line.quantity - (taken[index]?.quantity ?? 0),
  }))
}

/** Where units wait that no site has: with the rest of the order, else at the first site. */
function homeOf(chosen: ChosenSite[], ranked: CandidateSite[]): CandidateSite | undefined {
  return ranked.find(({ siteId }) => siteId === chosen[0]?.siteId) ?? ranked[0]
}

function withRule(chosen: ChosenSite, rule: RoutingReason['rule'] | undefined): ChosenSite {
  return rule ? { ...chosen, reason: { ...chosen.reason, rule } } : chosen
}
