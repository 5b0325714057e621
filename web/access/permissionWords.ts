import { t } from '../ui/words.ts'

/** What the permissions mean to the people who have them, in groups, in the order to show them. */
export const PERMISSION_GROUPS: [string, [string, string][]][] = [
  [
    t('Items and places'),
    [
      ['catalog.read', t('See items, categories and units')],
      ['catalog.write', t('Add and change items, categories and units')],
      ['locations.read', t('See sites and bins')],
      ['locations.write', t('Add and change sites and bins')],
    ],
  ],
  [
    t('Stock'),
    [
      ['stock.read', t('See stock and its history')],
      ['stock.receive', t('Receive stock')],
      ['stock.move', t('Move stock')],
      ['stock.adjust', t('Count and adjust stock')],
      ['stock.reserve', t('Reserve stock')],
      ['stock.ship', t('Ship stock')],
      ['stock.reverse', t('Revert a movement')],
    ],
  ],
  [
    t('Orders and channels'),
    [
      ['orders.read', t('See orders')],
      ['orders.personal', t('Read names and addresses of customers')],
      ['orders.ship', t('Ship orders')],
      ['orders.write', t('Take, change, cancel and map orders')],
      ['channels.read', t('See stores and their listings')],
      ['channels.write', t('Connect and change stores and listings')],
    ],
  ],
  [
    t('Buying and planning'),
    [
      ['purchasing.read', t('See suppliers and what is on the way')],
      ['purchasing.write', t('Change suppliers and what is on the way')],
      ['replenishment.read', t('See forecasts and what to reorder')],
      ['replenishment.write', t('Change planning and promotions')],
      ['insights.read', t('See today, the audit and the reports')],
      ['alerts.read', t('See alerts')],
      ['alerts.write', t('Snooze alerts, and set who is told of them')],
    ],
  ],
  [
    t('Imports'),
    [
      ['imports.read', t('See imports')],
      ['imports.run', t('Import files, and roll imports back')],
    ],
  ],
  [
    t('The company'),
    [
      ['access.self', t('Keep their own account, password and second factor')],
      ['access.manage', t('Invite people, set roles, make API keys')],
      ['audit.read', t('Read the activity of everyone')],
      ['settings.write', t('Change the settings')],
      ['webhooks.read', t('See webhooks')],
      ['webhooks.write', t('Change webhooks')],
    ],
  ],
]

/** All that the server knows, in words; one that has none yet shows its name. */
export function groupPermissions(known: string[]): [string, [string, string][]][] {
  const worded = new Set(PERMISSION_GROUPS.flatMap(([, list]) => list.map(([name]) => name)))
  const rest = known
    .filter((name) => !worded.has(name))
    .map((name): [string, string] => [name, name])
  return rest.length > 0 ? [...PERMISSION_GROUPS, [t('Other'), rest]] : PERMISSION_GROUPS
}
