/** Soon. */
export function ItemFacts(_: { item: unknown }) {
  return null
}
