import { t } from '../ui/words.ts'

/** The roles in the words of the people who have them, and what each may do. */
export const ROLES = [
  ['owner', t('Owner'), t('Everything, also users and settings')],
  ['buyer', t('Buyer'), t('Items, suppliers, imports and what to reorder')],
  ['receiver', t('Receiver'), t('Receives and moves stock')],
  ['picker', t('Picker'), t('Reserves, moves and ships stock')],
  ['counter', t('Counter'), t('Counts, adjusts and moves stock')],
  ['auditor', t('Auditor'), t('Reads everything, also the activity')],
  ['analyst', t('Analyst'), t('Reads everything but the activity')],
  ['read_only', t('Read-only'), t('Reads items and stock')],
] as const

/** What a role is called. */
export function roleName(role: string): string {
  return ROLES.find(([value]) => value === role)?.[1] ?? role
}
