import type { LiveEvent } from '@onhand/sdk/messages.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

const DAYS = 182

/** An item's sales by day and its plan; the chart and the plan share one reading. */
export function useItemDemand(sku: string, live: (event: LiveEvent) => boolean) {
  return useQuery({
    queryKey: ['itemDemandGet', sku],
    queryFn: ({ signal }) =>
      client.itemDemandGet({ params: { sku }, query: { days: DAYS }, signal }),
    placeholderData: keepPreviousData,
    meta: { live },
  })
}
