import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'

/** One site's weeks behind and ahead, or those of all sites together. */
export type SiteForecast = Reply<'itemForecastGet'>['sites'][number]

const NEWS = new Set(['forecast_run.finished', 'plan.refreshed'])

/** An item's demand: the last 52 weeks and the next 26. */
export function useItemForecast(sku: string, live: (event: LiveEvent) => boolean) {
  return useQuery({
    queryKey: ['itemForecastGet', sku],
    queryFn: ({ signal }) =>
      client.itemForecastGet({ params: { sku }, query: { past: 52, ahead: 26 }, signal }),
    placeholderData: keepPreviousData,
    meta: { live: (event) => NEWS.has(event.type) || live(event) },
  })
}
