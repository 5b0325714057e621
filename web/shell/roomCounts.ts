import { useQuery } from '@tanstack/react-query'
import { isAlertNews } from '../alerts/alertNews.ts'
import { problemsOf } from '../channels/channelProblems.ts'
import { useChannels } from '../channels/useChannel.ts'
import { client } from '../client.ts'
import { isStockNews } from '../inventory/stockNews.ts'
import { isOrderNews } from '../orders/orderNews.ts'
import { useSession } from '../session.tsx'

const OLD_AFTER_MS = 60_000

/** The numbers beside the rooms: how much waits there. */
export function useRoomCounts(): Partial<Record<string, number>> {
  const { can } = useSession()
  const reorder = useQuery({
    queryKey: ['reorderList', 'count'],
    enabled: can('replenishment.read'),
    staleTime: OLD_AFTER_MS,
    queryFn: ({ signal }) => client.reorderList({ query: { limit: 1 }, signal }),
    meta: { live: isStockNews },
  })
  const orders = useQuery({
    queryKey: ['orderCountsGet'],
    enabled: can('orders.read'),
    staleTime: OLD_AFTER_MS,
    queryFn: ({ signal }) => client.orderCountsGet({ signal }),
    meta: { live: isOrderNews },
  })
  const alerts = useQuery({
    queryKey: ['alertCountsGet'],
    enabled: can('alerts.read'),
    staleTime: OLD_AFTER_MS,
    queryFn: ({ signal }) => client.alertCountsGet({ signal }),
    meta: { live: isAlertNews },
  })
  const channels = useChannels({ enabled: can('channels.read') })
  return {
    '/alerts': alerts.data?.noticed,
    '/reorder': reorder.data?.total.lines,
    '/orders': orders.data?.to_ship,
    '/channels': channels.data?.data.flatMap(problemsOf).length,
  }
}
