/** `safetyStock` or `stock_out` to `Safety stock`, `Stock out`, in English. */
export function spellName(name: string): string {
  const words = name
    .replaceAll(/[._]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  const capital = words.charAt(0).toUpperCase() + words.slice(1)
  return capital.replaceAll(
    /\b(sku|upc|gtin|asin|fnsku|api|url)(s?)\b/gi,
    (_, word, plural) => `${String(word).toUpperCase()}${String(plural)}`,
  )
}
