import type { FilterChip } from '../ui/FilterChips.tsx'
import { t } from '../ui/words.ts'
import { savedChips, type View } from '../views/useViews.ts'
import type { InventorySearch } from './inventorySearch.ts'
import { STATUSES } from './stockStatus.tsx'

/** The states of stock as views, and those that people saved. */
export function viewChips(
  search: InventorySearch,
  counts: Record<string, number> | undefined,
  saved: View[],
): FilterChip[] {
  const { view, ...own } = search
  const plain = view === undefined
  const all = {
    label: t('All'),
    search: { ...own, status: undefined },
    active: plain && search.status === undefined,
    count: counts?.all,
  }
  const states = STATUSES.map(([value, name]) => ({
    label: name,
    search: { ...own, status: value },
    active: plain && search.status === value,
    count: counts?.[value],
  }))
  // An empty view is not worth a place, unless it is the one that is open.
  return [
    all,
    ...states.filter((state) => state.active || state.count !== 0),
    ...savedChips(saved, view),
  ]
}
