import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../client.ts'
import type { ReportSearch } from './reportSearch.ts'
import { sayHead, sayReport } from './reportWords.ts'

// What a report tells changes slowly, and costs the server more than a list does.
const OLD_AFTER_MS = 60_000

/** What reports there are; it changes with the program alone. */
export const headsQuery = queryOptions({
  queryKey: ['reportList'],
  queryFn: async ({ signal }) => {
    const list = await client.reportList({ signal })
    return { ...list, data: list.data.map(sayHead) }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** What narrows a report itself, and not only its table. */
export function filterOf({ category, supplier, abcClass, site, at, method }: ReportSearch) {
  const given = Object.entries({ category, supplier, abcClass, site, at, method })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Pick<
    ReportSearch,
    'category' | 'supplier' | 'abcClass' | 'site' | 'at' | 'method'
  >
}

/** What narrows and sorts a report's table. */
export function rowQueryOf(search: ReportSearch) {
  const { q, group, sort, direction } = search
  return {
    ...filterOf(search),
    ...(q ? { search: q } : {}),
    ...(group ? { group } : {}),
    ...(sort ? { sort } : {}),
    ...(direction ? { direction } : {}),
  }
}

/** The answer of a report: its sentence, figures and chart. */
export function answerQuery(report: string, search: ReportSearch) {
  const query = { ...filterOf(search), ...(search.by ? { by: search.by } : {}) }
  return queryOptions({
    queryKey: ['reportGet', report, query],
    queryFn: async ({ signal }) =>
      sayReport(await client.reportGet({ params: { report: report as 'abc' }, query, signal })),
    staleTime: OLD_AFTER_MS,
    placeholderData: keepPreviousData,
    // Values that are still being worked out are there soon.
    refetchInterval: ({ state }) => (state.data?.isBehind ? 5_000 : false),
  })
}
