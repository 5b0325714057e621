import { t } from '../ui/words.ts'

export const AUDIT_LISTS = [
  ['stockouts', t('Out of stock'), t('Lost a day')],
  ['stockoutsComing', t('Running out'), t('Lost a day')],
  ['overstock', t('Overstock'), t('Cash in excess')],
  ['slow', t('Slow'), t('Cash in it')],
  ['dead', t('Dead'), t('Cash in it')],
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
