import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { endOfDay } from './days.ts'

export type BalancePart = Pick<
  Row<'balanceList'>,
  'site' | 'location' | 'lot' | 'expiresOn' | 'condition' | 'quantity'
>

/** Where the units of an item lie, or lay at the end of a day. */
export function useItemBalances(
  sku: string,
  live: (event: LiveEvent) => boolean,
  at: string | undefined,
): { rows: BalancePart[]; isLoading: boolean; error: unknown } {
  const { company } = useSession()
  const now = useList('balanceList', { sku, limit: 200 }, { live, enabled: at === undefined })
  const then = useQuery({
    queryKey: ['itemBalanceAtList', sku, at],
    enabled: at !== undefined,
    queryFn: ({ signal }) =>
      client.itemBalanceAtList({
        params: { sku },
        query: { at: endOfDay(at ?? '', company.timeZone ?? undefined) },
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { live },
  })
  return at === undefined
    ? { rows: now.rows, isLoading: now.isLoading, error: now.error }
    : { rows: then.data?.data ?? [], isLoading: then.isLoading, error: then.error }
}
