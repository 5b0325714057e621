import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { isChannelNews } from './channelNews.ts'

// What the sync does by the second is no deed of anyone, so no news tells it.
const LOOK_EVERY_MS = 5_000

/** One channel with its health, looked at again while the page is in sight. */
export function useChannel(code: string) {
  return useQuery({
    queryKey: ['channelGet', code],
    queryFn: ({ signal }) => client.channelGet({ params: { code }, signal }),
    refetchInterval: LOOK_EVERY_MS,
    meta: { live: isChannelNews },
  })
}

/** Every channel with its health, and whether the kill switch is pulled. */
export function useChannels(options: { enabled?: boolean; often?: boolean } = {}) {
  return useQuery({
    queryKey: ['channelList'],
    enabled: options.enabled ?? true,
    staleTime: options.often ? 0 : 60_000,
    refetchInterval: options.often ? LOOK_EVERY_MS : false,
    queryFn: ({ signal }) => client.channelList({ signal }),
    meta: { live: isChannelNews },
  })
}

/** What a channel would be told now; `busy` looks more often, while numbers go out. */
export function useReview(code: string, busy: boolean) {
  return useQuery({
    queryKey: ['channelReviewGet', code],
    queryFn: ({ signal }) => client.channelReviewGet({ params: { code }, signal }),
    refetchInterval: busy ? 1_500 : LOOK_EVERY_MS,
    meta: { live: isChannelNews },
  })
}

/** The kinds of shops that can be connected. */
export function useConnectors() {
  return useQuery({
    queryKey: ['connectorList'],
    staleTime: Infinity,
    queryFn: ({ signal }) => client.connectorList({ signal }),
  })
}
