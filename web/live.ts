import type { LiveEvent } from '@onhand/sdk/messages.ts'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from './client.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Which deeds make this query old; read again when one is done by anyone. */
      live?: (event: LiveEvent) => boolean
      /** A list with more pages read than this is left as it is. */
      mostPages?: number
    }
  }
}

// News comes in bursts, such as an import's; a page does not have to follow each.
const GATHER_MS = 250

/** Keeps what is shown up to date with what anyone does, while the page is in sight. */
export function useLiveFeed(queryClient: QueryClient): void {
  useEffect(() => {
    let stop: AbortController | undefined
    const follow = () => {
      const isSeen = document.visibilityState === 'visible'
      if (isSeen && !stop) {
        stop = new AbortController()
        void followEvents(queryClient, stop.signal)
      }
      if (!isSeen) {
        stop?.abort()
        stop = undefined
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stop?.abort()
    }
  }, [queryClient])
}

const listeners = new Set<(event: LiveEvent) => void>()

/** Hears every deed while the page is in sight; gives what stops it. */
export function onLiveEvent(hear: (event: LiveEvent) => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

async function followEvents(queryClient: QueryClient, signal: AbortSignal): Promise<void> {
  let gathered: LiveEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    const events = gathered
    gathered = []
    timer = undefined
    void queryClient.invalidateQueries({
      predicate: ({ meta, state }) => {
        const live = meta?.live
        if (!live || countPages(state.data) > (meta.mostPages ?? Infinity)) return false
        return events.some((event) => live(event))
      },
    })
  }
  try {
    for await (const message of client.events({ signal })) {
      if (message.kind === 'reset') void queryClient.invalidateQueries()
      if (message.kind !== 'event') continue
      gathered.push(message.event)
      for (const hear of listeners) hear(message.event)
      timer ??= setTimeout(tell, GATHER_MS)
    }
  } catch {
    // Signed out or not permitted: the pages say so themselves when they read.
  }
}

function countPages(data: unknown): number {
  return (data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0
}
