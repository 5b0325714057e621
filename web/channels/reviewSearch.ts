export const CHANGES = ['would_write', 'to_zero', 'falls', 'rises'] as const
export type Change = (typeof CHANGES)[number]

/** Which of the changes the review shows. */
export interface ReviewSearch {
  show?: Change
}

/** Reads the address; what it does not know it leaves out. */
export function readReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const show = CHANGES.find((value) => value === search.show)
  return show && show !== 'would_write' ? { show } : {}
}
