import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import type { FilterChip } from '../ui/FilterChips.tsx'
import type { TableLayout } from '../ui/tableLayout.ts'

export type View = Reply<'viewList'>['data'][number]

/** The saved views of a list, and the one that the address names. */
export function useViews(list: string, openId: string | undefined) {
  const views = useQuery({
    queryKey: ['viewList', list],
    queryFn: ({ signal }) => client.viewList({ query: { list }, signal }),
    staleTime: 60_000,
    meta: { live: (event) => event.type.startsWith('view.') },
  })
  const all = views.data?.data ?? []
  const open = all.find(({ id }) => id === openId)
  return { views: all, open }
}

/** The name under which a table's columns are kept: each view has its own. */
export function tableIdOf(list: string, openId: string | undefined): string {
  return openId === undefined ? list : `${list}.${openId}`
}

/** The columns of a view. */
export function layoutOf(view: View | undefined): TableLayout | null {
  return view?.layout ?? null
}

/** Saved views as chips beside the tabs of their list. */
export function savedChips(saved: View[], openId: string | undefined): FilterChip[] {
  return saved.map(({ id, name, search }) => ({
    label: name,
    search: { ...search, view: id },
    active: id === openId,
  }))
}

/** What of an address a saved view keeps: what it shows, and not which view or dialog is open. */
export function keptSearch(search: object): Record<string, string> {
  const kept = Object.entries(search).filter(([name]) => name !== 'view' && name !== 'adjust')
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
