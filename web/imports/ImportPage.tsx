/** Soon. */
export function ImportPage() {
  return null
}
