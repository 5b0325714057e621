import {
  IconActivity,
  IconBox,
  IconFileImport,
  IconHeartbeat,
  IconSettings,
  IconShoppingCart,
  type TablerIcon,
} from '@tabler/icons-react'

export interface Room {
  name: string
  to: '/audit' | '/inventory' | '/reorder' | '/imports' | '/activity' | '/settings'
  icon: TablerIcon
  /** Follows `g` on the keyboard. */
  key: string
  /** Who may not do this does not see the room. */
  permission: string
}

/** Every room that works, in the order of the sidebar. */
export const ROOMS: Room[] = [
  { name: 'Audit', to: '/audit', icon: IconHeartbeat, key: 'a', permission: 'insights.read' },
  { name: 'Inventory', to: '/inventory', icon: IconBox, key: 'i', permission: 'stock.read' },
  {
    name: 'Reorder',
    to: '/reorder',
    icon: IconShoppingCart,
    key: 'r',
    permission: 'replenishment.read',
  },
  { name: 'Import', to: '/imports', icon: IconFileImport, key: 'm', permission: 'imports.read' },
  { name: 'Activity', to: '/activity', icon: IconActivity, key: 't', permission: 'audit.read' },
  { name: 'Settings', to: '/settings', icon: IconSettings, key: 's', permission: 'access.self' },
]
