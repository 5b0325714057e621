import type { Reply } from '@onhand/sdk/operationTypes.ts'
import {
  IconBox,
  IconBuildingWarehouse,
  IconFileText,
  IconReceipt,
  IconShoppingBag,
  IconTruck,
  type TablerIcon,
} from '@tabler/icons-react'
import { t } from '../ui/words.ts'

export type Found = Reply<'searchList'>['data'][number]

/** How each kind of thing is shown. */
export const FOUND_KINDS: Record<Found['kind'], { name: string; icon: TablerIcon }> = {
  item: { name: t('Item'), icon: IconBox },
  location: { name: t('Location'), icon: IconBuildingWarehouse },
  order: { name: t('Order'), icon: IconShoppingBag },
  reservation: { name: t('Reservation'), icon: IconReceipt },
  document: { name: t('Document'), icon: IconFileText },
  supplier: { name: t('Supplier'), icon: IconTruck },
}

/** The address of the page of what was found. */
export function addressOf({ kind, key }: Found): string {
  const name = encodeURIComponent(key)
  if (kind === 'item') return `/inventory/${name}`
  if (kind === 'location') return `/locations/${name}`
  if (kind === 'order') return `/orders/${name}`
  if (kind === 'supplier') return `/inventory?supplier=${name}`
  return kind === 'reservation' ? `/reservations/${name}` : `/documents/${name}`
}
