import type { Schema, Schemas } from './openapiSchemas.ts'
import type { Refusals } from './problem.ts'
import type { Route } from './route.ts'

const PROBLEM: Schema = {
  type: 'object',
  description: 'A refusal (RFC 9457). Some carry more members, such as the lines that were short.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: 'Where the code is explained.' },
    title: { type: 'string', description: 'The code in words; the same for every request.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: programs decide by it.' },
    requestId: { type: 'string' },
    detail: { type: 'string', description: 'What was wrong with this request.' },
  },
  additionalProperties: true,
}

/** The parts that all routes share. */
export function problemComponents(refusals: Refusals): { schemas: Schemas; responses: Schemas } {
  const code = { type: 'string', enum: Object.keys(refusals).toSorted() }
  const responses = SHARED.map(([status, codes]) => [
    `Problem${status}`,
    problemResponse(codes, refusals),
  ])
  return {
    schemas: { Problem: PROBLEM, ProblemCode: code },
    responses: Object.fromEntries(responses),
  }
}

// What any route can answer, by status; a route's own refusals come on top.
const SHARED: [status: number, codes: string[]][] = [
  [400, ['invalid_request']],
  [401, ['not_signed_in']],
  [403, ['cross_site_request', 'not_permitted']],
  [413, ['body_too_large']],
  [415, ['unsupported_media_type']],
  [421, ['misdirected_request']],
  [429, ['too_many_requests']],
  [500, ['internal_error']],
  [503, ['database_busy', 'database_unavailable']],
  [507, ['storage_full']],
]

/** A route's refusals by status. */
export function describeProblems(route: Route, refusals: Refusals, takesKey: boolean): Schema {
  const byStatus = new Map<number, string[]>()
  const add = (status: number, codes: string[]) =>
    byStatus.set(status, [...new Set([...(byStatus.get(status) ?? []), ...codes])])
  for (const [status, codes] of SHARED) if (canAnswer(route, status)) add(status, codes)
  for (const [status, codes] of ownCodes(route, refusals, takesKey)) add(status, codes)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([one], [other]) => one - other)
      .map(([status, codes]) => [String(status), responseOf(status, codes, refusals)]),
  )
}

function canAnswer(route: Route, status: number): boolean {
  const isPublic = route.permission === 'public'
  const isWrite = route.method !== 'GET'
  const takesBody = route.body !== undefined || route.upload !== undefined
  if (status === 401 || status === 403) return !isPublic || (status === 403 && isWrite)
  if (status === 413 || status === 415) return takesBody
  if (status === 507) return isWrite
  return true
}

function ownCodes(route: Route, refusals: Refusals, takesKey: boolean): [number, string[]][] {
  const isWrite = route.method !== 'GET'
  const platform = [
    ...(route.body ? ['malformed_body'] : []),
    ...(route.query?.shape.cursor ? ['invalid_cursor'] : []),
    ...(isWrite ? ['conflicting_change'] : []),
    ...(takesKey ? ['request_in_progress', 'idempotency_key_reused'] : []),
  ]
  return [...platform, ...(route.refusals ?? [])].flatMap((code) => {
    const refusal = refusals[code]
    return refusal ? [[refusal.status, [code]] as [number, string[]]] : []
  })
}

function responseOf(status: number, codes: string[], refusals: Refusals): Schema {
  const shared = SHARED.find(([known]) => known === status)?.[1]
  return shared && shared.length === codes.length
    ? { $ref: `#/components/responses/Problem${status}` }
    : problemResponse(codes, refusals)
}

function problemResponse(codes: string[], refusals: Refusals): Schema {
  const lines = codes.map((code) => `- \`${code}\`: ${refusals[code]?.title ?? code}`)
  return {
    description: lines.join('\n'),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { type: 'string', enum: codes } } },
          ],
        },
      },
    },
  }
}
