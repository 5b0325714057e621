import { requireFinite, requireWhole } from './argument.ts'

/** A component's available units at each site, in the same order of sites, and its need per kit. */
export type KitComponent = { available: readonly number[]; quantity: number }

/**
 * Kits that components can make, site by site: `min_i ⌊available_i(site) / q_i⌋`, never negative.
 *
 * Throws RangeError when there is no component, a quantity is not a whole number >= 1, or the lists of sites
 * differ in length.
 */
export function kitsBySite(components: readonly KitComponent[]): number[] {
  const sites = requireComponents(components)
  return Array.from({ length: sites }, (_, site) =>
    Math.min(...components.map((part) => kits(part.available[site]!, part.quantity))),
  )
}

/**
 * Kits of a network whose components may not be sent from different sites: the sum over sites.
 *
 * Throws RangeError as {@link kitsBySite}.
 */
export function kitsShippedTogether(components: readonly KitComponent[]): number {
  return kitsBySite(components).reduce((sum, count) => sum + count, 0)
}

/**
 * Kits when one kit's components may come from several sites: `min_i ⌊Σ available_i / q_i⌋`.
 *
 * Throws RangeError as {@link kitsBySite}.
 */
export function kitsPooled(components: readonly KitComponent[]): number {
  requireComponents(components)
  return Math.min(
    ...components.map((part) =>
      kits(
        // An oversold site cannot lend; it does not take from another site's shelf either.
        part.available.reduce((sum, units) => sum + Math.max(0, units), 0),
        part.quantity,
      ),
    ),
  )
}

function kits(units: number, quantity: number): number {
  return Math.max(0, Math.floor(units / quantity))
}

function requireComponents(components: readonly KitComponent[]): number {
  if (components.length === 0) throw new RangeError('a kit needs at least one component')
  const sites = components[0]!.available.length
  components.forEach((part, i) => {
    requireWhole(`components[${i}].quantity`, part.quantity)
    if (part.quantity < 1) throw new RangeError(`components[${i}].quantity must be at least 1`)
    if (part.available.length !== sites) {
      throw new RangeError('every component must list the same sites')
    }
    for (const units of part.available) requireFinite(`components[${i}].available`, units)
  })
  return sites
}
