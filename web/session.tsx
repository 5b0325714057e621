import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { client } from './client.ts'
import { tellTimesIn } from './ui/When.tsx'

/** Who is signed in and what they may do; everything behind the log-in stands on it. */
export const sessionQuery = queryOptions({
  queryKey: ['sessionGet'],
  queryFn: async ({ signal }) => {
    const session = await client.sessionGet({ signal })
    tellTimesIn(session.company.timeZone ?? undefined)
    return session
  },
  staleTime: 60_000,
})

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
      await navigate({ to: '/log-in' })
      queryClient.clear()
    },
  })
}
