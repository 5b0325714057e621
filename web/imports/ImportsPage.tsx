/** Soon. */
export function ImportsPage() {
  return null
}
