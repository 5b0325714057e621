/** What each role may do. A permission that no role lists is nobody's. */
export type Role = (typeof ROLES)[number]

export const ROLES = [
  'owner',
  'buyer',
  'receiver',
  'picker',
  'counter',
  'auditor',
  'analyst',
  'read_only',
] as const

const READ_STOCK = ['catalog.read', 'locations.read', 'stock.read']
const READ_BUSINESS = [
  ...READ_STOCK,
  'purchasing.read',
  'orders.read',
  'channels.read',
  'insights.read',
  'replenishment.read',
  'alerts.read',
]

/** Every permission there is; the owner has them all. */
export const PERMISSIONS = [
  ...READ_BUSINESS,
  'catalog.write',
  'locations.write',
  'stock.receive',
  'stock.adjust',
  'stock.move',
  'stock.ship',
  'stock.reserve',
  'stock.reverse',
  'purchasing.write',
  'orders.write',
  'orders.ship',
  'orders.personal',
  'channels.write',
  'replenishment.write',
  'alerts.write',
  'imports.read',
  'imports.run',
  'access.self',
  'access.manage',
  'audit.read',
  'settings.write',
  'webhooks.read',
  'webhooks.write',
] as const

const BY_ROLE: Record<Role, readonly string[]> = {
  owner: PERMISSIONS,
  buyer: [
    ...READ_BUSINESS,
    'catalog.write',
    'purchasing.write',
    'replenishment.write',
    'alerts.write',
    'imports.read',
    'imports.run',
  ],
  receiver: [...READ_STOCK, 'purchasing.read', 'stock.receive', 'stock.move'],
  picker: [
    ...READ_STOCK,
    'stock.ship',
    'stock.move',
    'stock.reserve',
    'orders.read',
    'orders.ship',
    'orders.personal',
  ],
  counter: [...READ_STOCK, 'stock.adjust', 'stock.move'],
  auditor: [...READ_BUSINESS, 'imports.read', 'audit.read', 'webhooks.read'],
  analyst: [...READ_BUSINESS, 'imports.read'],
  read_only: READ_STOCK,
}

/** The permissions of a role; everyone may manage their own session and second factor. */
export function permissionsOf(role: Role): ReadonlySet<string> {
  return new Set([...BY_ROLE[role], 'access.self'])
}
