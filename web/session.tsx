import { OnhandError } from '@onhand/sdk/onhandError.ts'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client, isRefusal } from './client.ts'
import { tellTimesIn } from './ui/When.tsx'

/** Who is signed in and what they may do; everything behind the log-in stands on it. */
export const sessionQuery = queryOptions({
  queryKey: ['sessionGet'],
  queryFn: async ({ signal }) => {
    const session = await readSession(signal)
    tellTimesIn(session.company.timeZone ?? undefined)
    return session
  },
  staleTime: 60_000,
  // Without a connection the last one stands, so that an installed app opens.
  networkMode: 'always',
})

const KEPT = 'onhand-session'

/** The session as the server says; the last one known while the server cannot be reached. */
async function readSession(signal: AbortSignal): Promise<Reply<'sessionGet'>> {
  try {
    const session = await client.sessionGet({ signal })
    keepSession(JSON.stringify(session))
    return session
  } catch (error) {
    if (!(error instanceof OnhandError) || error.status !== 0) {
      if (isRefusal(error, 'not_signed_in')) keepSession(undefined)
      throw error
    }
    const kept = localStorage.getItem(KEPT)
    if (kept === null) throw error
    return JSON.parse(kept) as Reply<'sessionGet'>
  }
}

function keepSession(text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, text)
  } catch {
    // A browser that keeps nothing opens with a connection only.
  }
}

/** The session of this browser, inside the shell. */
export function useSession(): Reply<'sessionGet'> & { can: (permission: string) => boolean } {
  const { data } = useSuspenseQuery(sessionQuery)
  return { ...data, can: (permission) => data.user.permissions.includes(permission) }
}

/** Ends this browser's session and forgets everything that was read in it. */
export function useLogOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => client.sessionDelete(),
    onSettled: async () => {
      keepSession(undefined)
      await navigate({ to: '/log-in' })
      queryClient.clear()
    },
  })
}
