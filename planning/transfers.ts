import { requireFinite, requireNonNegative } from './argument.ts'

/** One item at one site; whole units. */
export type SiteStock = {
  site: string
  /** On hand − unavailable + incoming − committed. */
  position: number
  /** Below this the site needs more: its reorder point. */
  reorderPoint: number
  /** What it is filled up to, and above which it can spare. */
  target: number
}

/** Units of the item to send from one site to another. */
export type Transfer = { from: string; to: string; quantity: number }

/**
 * Transfers of one item between sites before anything is bought: sites at or below their reorder
 * point are filled up to their target, the neediest (in share of target) first, from the sites with
 * the most above their own target. No site is left below its target.
 *
 * Throws RangeError when a number is not finite or a target is below its reorder point.
 */
export function planTransfers(sites: readonly SiteStock[], smallestTransfer = 1): Transfer[] {
  requireNonNegative('smallestTransfer', smallestTransfer)
  for (const { site, position, reorderPoint, target } of sites) {
    requireFinite(`${site}.position`, position)
    requireFinite(`${site}.reorderPoint`, reorderPoint)
    requireFinite(`${site}.target`, target)
    if (target < reorderPoint) throw new RangeError(`${site}.target must not be below its point`)
  }
  const spare = new Map(sites.map((s) => [s.site, Math.floor(s.position - s.target)]))
  const short = sites
    .filter((s) => s.position <= s.reorderPoint && s.position < s.target)
    .toSorted((a, b) => a.position / Math.max(a.target, 1) - b.position / Math.max(b.target, 1))
  const transfers: Transfer[] = []
  for (const { site, position, target } of short) {
    let need = Math.ceil(target - position)
    const givers = [...spare].filter(([, units]) => units > 0).toSorted((a, b) => b[1] - a[1])
    for (const [from, units] of givers) {
      const quantity = Math.min(need, units)
      if (quantity < smallestTransfer || quantity <= 0) continue
      transfers.push({ from, to: site, quantity })
      spare.set(from, units - quantity)
      need -= quantity
    }
  }
  return transfers
}
