import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { readableName } from '../ui/format.ts'

export type ImportKind = Reply<'importKindList'>['data'][number]

/** What can be imported; it does not change while the page is open. */
export function useImportKinds() {
  const { data } = useQuery({
    queryKey: ['importKindList'],
    queryFn: ({ signal }) => client.importKindList({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const kinds = data?.data ?? []
  return {
    kinds,
    titleOf: (name: string) =>
      kinds.find((kind) => kind.name === name)?.title ?? readableName(name),
  }
}
