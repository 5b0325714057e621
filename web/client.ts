import { createClient } from '@onhand/sdk/client.ts'
import { OnhandError } from '@onhand/sdk/onhandError.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { Trouble } from './ui/ErrorState.tsx'

/** The one way to the server; the browser's cookie says who we are. */
export const client = createClient({ baseUrl: '', clientName: 'web', retries: 2 })

/** What of any error is told to people. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof OnhandError)
    return {
      code: error.code,
      title: error.title,
      detail: error.status === 0 ? OFFLINE : error.detail,
      requestId: error.requestId,
    }
  return { title: 'This page met an error of its own; reload it.' }
}

const OFFLINE = 'The server could not be reached. Check the connection, then try again.'

/** Whether an error is the refusal of that code. */
export function isRefusal(error: unknown, code: string): boolean {
  return error instanceof OnhandError && error.code === code
}

/** Tells `ended` when the server no longer knows this browser's session. */
export const sessionEnd = new EventTarget()

const onError = (error: unknown) => {
  if (isRefusal(error, 'not_signed_in')) sessionEnd.dispatchEvent(new Event('ended'))
}

/** What was read is shown at once and read again behind it; refusals are not asked twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // The client has tried again already.
      retry: false,
    },
  },
})
