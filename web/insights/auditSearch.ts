export const AUDIT_LISTS = [
  ['stockouts', 'Out of stock', 'Lost a day'],
  ['stockoutsComing', 'Running out', 'Lost a day'],
  ['overstock', 'Overstock', 'Cash in excess'],
  ['slow', 'Slow', 'Cash in it'],
  ['dead', 'Dead', 'Cash in it'],
] as const

export type AuditList = (typeof AUDIT_LISTS)[number][0]

/** Which of the audit's lists is open. */
export interface AuditSearch {
  list?: AuditList
}

/** Reads the URL; what it does not know it leaves out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const list = AUDIT_LISTS.find(([name]) => name === search.list)?.[0]
  return list ? { list } : {}
}
