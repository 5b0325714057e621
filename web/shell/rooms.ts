import {
  IconActivity,
  IconAlertTriangle,
  IconBarcode,
  IconBox,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconChartBar,
  IconFileImport,
  IconHeartbeat,
  IconSettings,
  IconShoppingCart,
  IconSun,
  IconTruckDelivery,
  type TablerIcon,
} from '@tabler/icons-react'
import { t } from '../ui/words.ts'

export interface Room {
  name: string
  to:
    | '/alerts'
    | '/today'
    | '/audit'
    | '/reports'
    | '/inventory'
    | '/orders'
    | '/scan'
    | '/channels'
    | '/reorder'
    | '/locations'
    | '/imports'
    | '/activity'
    | '/settings'
  icon: TablerIcon
  /** Follows `g` on the keyboard. */
  key: string
  /** Who may not do this does not see the room. */
  permission: string
}

/** Every room that works, in the order of the sidebar. */
export const ROOMS: Room[] = [
  { name: t('Today'), to: '/today', icon: IconSun, key: 'd', permission: 'insights.read' },
  {
    name: t('Alerts'),
    to: '/alerts',
    icon: IconAlertTriangle,
    key: 'e',
    permission: 'alerts.read',
  },
  { name: t('Inventory'), to: '/inventory', icon: IconBox, key: 'i', permission: 'stock.read' },
  {
    name: t('Orders'),
    to: '/orders',
    icon: IconTruckDelivery,
    key: 'o',
    permission: 'orders.read',
  },
  {
    name: t('Channels'),
    to: '/channels',
    icon: IconBuildingStore,
    key: 'h',
    permission: 'channels.read',
  },
  { name: t('Scan'), to: '/scan', icon: IconBarcode, key: 'b', permission: 'stock.read' },
  {
    name: t('Reorder'),
    to: '/reorder',
    icon: IconShoppingCart,
    key: 'r',
    permission: 'replenishment.read',
  },
  {
    name: t('Locations'),
    to: '/locations',
    icon: IconBuildingWarehouse,
    key: 'l',
    permission: 'locations.read',
  },
  {
    name: t('Reports'),
    to: '/reports',
    icon: IconChartBar,
    key: 'p',
    permission: 'insights.read',
  },
  { name: t('Audit'), to: '/audit', icon: IconHeartbeat, key: 'a', permission: 'insights.read' },
  { name: t('Import'), to: '/imports', icon: IconFileImport, key: 'm', permission: 'imports.read' },
  { name: t('Activity'), to: '/activity', icon: IconActivity, key: 't', permission: 'audit.read' },
  { name: t('Settings'), to: '/settings', icon: IconSettings, key: 's', permission: 'access.self' },
]
