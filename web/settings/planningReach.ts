import type { Query } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { THRESHOLDS } from '../inventory/itemFieldEdits.ts'
import { t } from '../ui/words.ts'

/** Whose planning values are meant; nobody's are the company's. */
export type PlanningLevel = Pick<Query<'planningReachGet'>, 'supplier' | 'category'>

/** How many items a change of these values would be seen in, in words; nothing while nothing changes. */
export function useReachWords(level: PlanningLevel, fields: string[]): string | undefined {
  const query = { ...level, fields: fields.toSorted().join(',') }
  const reach = useQuery({
    queryKey: ['planningReachGet', query],
    enabled: fields.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.planningReachGet({ query, signal }),
  })
  if (fields.length === 0 || !reach.data) return undefined
  const { items, of } = reach.data
  return t(
    '{of, plural, =0 {No item is concerned.} one {Changes {items} of # item.} other {Changes {items} of # items.}}',
    {
      items,
      of,
    },
  )
}

/** How many items set at least one value for themselves. */
export function useItemsWithOwn(): number | undefined {
  const query = { fields: THRESHOLDS.map(({ name }) => name).join(',') }
  const reach = useQuery({
    queryKey: ['planningReachGet', query],
    queryFn: ({ signal }) => client.planningReachGet({ query, signal }),
  })
  return reach.data?.withOwn
}
