import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { ListName, Params, Query, Reply, Row } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { client } from './client.ts'

// A list read further than this is not read anew under the reader's eyes.
const MOST_LIVE_PAGES = 2

/** One of the API's lists, page by page; what was shown stays until what was asked for is there. */
export function useList<Name extends ListName>(
  name: Name,
  query: Omit<Query<Name>, 'cursor'>,
  options: {
    params?: Params<Name>
    live?: (event: LiveEvent) => boolean
    enabled?: boolean
  } = {},
) {
  const list = useInfiniteQuery({
    queryKey: [name, options.params, query],
    enabled: options.enabled ?? true,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      readPage(name, options.params, { ...query, cursor: pageParam }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    meta: options.live ? { live: options.live, mostPages: MOST_LIVE_PAGES } : {},
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const rows = useMemo(
    () => (data?.pages ?? []).flatMap((page) => page.data as Row<Name>[]),
    [data],
  )
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage()
  }, [isFetchingNextPage, fetchNextPage])
  return {
    rows,
    first: data?.pages[0],
    error: list.error,
    isLoading: list.isLoading,
    isStale: list.isPlaceholderData,
    hasMore: hasNextPage,
    more,
    retry: () => void list.refetch(),
  }
}

type Page<Name extends ListName> = Reply<Name> & { data: unknown[]; nextCursor: string | null }

function readPage<Name extends ListName>(
  name: Name,
  params: unknown,
  query: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Page<Name>> {
  // Each list's method takes its own query; here only that it is a list is known.
  const method = client[name] as unknown as (input: object) => Promise<Page<Name>>
  return method({ params, query, signal })
}
