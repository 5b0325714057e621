/** The roles in the words of the people who have them, and what each may do. */
export const ROLES = [
  ['owner', 'Owner', 'Everything, also users and settings'],
  ['buyer', 'Buyer', 'Items, suppliers, imports and what to reorder'],
  ['receiver', 'Receiver', 'Receives and moves stock'],
  ['picker', 'Picker', 'Reserves, moves and ships stock'],
  ['counter', 'Counter', 'Counts, adjusts and moves stock'],
  ['auditor', 'Auditor', 'Reads everything, also the activity'],
  ['analyst', 'Analyst', 'Reads everything but the activity'],
  ['read_only', 'Read-only', 'Reads items and stock'],
] as const

/** What a role is called. */
export function roleName(role: string): string {
  return ROLES.find(([value]) => value === role)?.[1] ?? role
}
