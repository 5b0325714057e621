import { EXPORT_TYPES, isList } from './exportList.ts'
import { describeProblems, problemComponents } from './openapiProblems.ts'
import {
  describeSchema,
  type NamedSchemas,
  nameSchemas,
  type Schema,
  type Schemas,
} from './openapiSchemas.ts'
import type { Refusals } from './problem.ts'
import type { Route } from './route.ts'

/** The API as OpenAPI 3.1 has it; everything in it comes from the list of routes. */
export interface OpenApiDocument {
  openapi: '3.1.0'
  info: Schema
  servers: Schema[]
  tags: Schema[]
  paths: Record<string, Record<string, Schema>>
  components: Record<string, Schemas>
  security: Schema[]
}

const DESCRIPTION = `The API of Onhand. The web app and the command line use it too: there is no other.

- **Keys**: send \`Authorization: Bearer <API key>\`. Make one with \`onhand key create\` or on the page Users and keys.
- **Lists** are cut into pages by a cursor: ask again with \`cursor\` set to \`nextCursor\` until that is null.
- **Files**: every list is a file too, with all of its rows: ask with \`format=csv\` or \`format=xlsx\` (or the header \`Accept\`), and with \`columns=sku,title\` for some columns. Money is in dollars there; a text that a spreadsheet would run begins with an apostrophe.
- **Repeats**: send an \`Idempotency-Key\` with a POST; the same key and body get the same answer for 7 days.
- **Refusals** are \`application/problem+json\` with a stable \`code\`, listed with each operation and under \`/problems/{code}\`.
- **Limits**: \`x-ratelimit-limit\`, \`x-ratelimit-remaining\` and \`x-ratelimit-reset\` (seconds) come with every answer, \`retry-after\` with a 429 or 503.
- Quantities are whole base units, money is whole cents, unit costs are decimal text, instants are UTC, days are \`YYYY-MM-DD\`.`

/** Describes the routes; the same list always gives the same document. */
export function describeApi(routes: Route[], refusals: Refusals): OpenApiDocument {
  const schemas = nameSchemas(routes)
  const paths: OpenApiDocument['paths'] = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = describeOperation(route, refusals, schemas)
  }
  const problems = problemComponents(refusals)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onhand',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: describeTags(routes),
    paths,
    components: {
      schemas: { ...problems.schemas, ...schemas.components },
      responses: problems.responses,
      headers: HEADERS,
      parameters: {
        IdempotencyKey: IDEMPOTENCY_KEY,
        ExportFormat: EXPORT_FORMAT,
        ExportColumns: EXPORT_COLUMNS,
      },
      securitySchemes: SECURITY_SCHEMES,
    },
    security: [{ apiKey: [] }, { session: [] }],
  }
}

const IDEMPOTENCY_KEY: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Any text of your own. Repeating the request with the same key gives the first answer again; another body with it is refused.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const EXPORT_FORMAT: Schema = {
  name: 'format',
  in: 'query',
  description: 'All rows as a file instead of a page.',
  schema: { type: 'string', enum: ['csv', 'xlsx'] },
}

const EXPORT_COLUMNS: Schema = {
  name: 'columns',
  in: 'query',
  description: "The file's columns by name, separated by commas; all of them unless given.",
  schema: { type: 'string' },
}

const HEADERS: Schemas = {
  RequestId: {
    description: 'Names this request in the log; send it along when you ask for help.',
    schema: { type: 'string' },
  },
  IdempotencyReplayed: {
    description: '`true` where the answer is the kept one of an earlier request.',
    schema: { type: 'string', const: 'true' },
  },
}

const SECURITY_SCHEMES: Schemas = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, for programs.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-onhand_session',
    description: 'The session of a signed-in browser; on plain HTTP without the prefix `__Host-`.',
  },
}

function describeTags(routes: Route[]): Schema[] {
  return [...new Set(routes.map(tagOf))].toSorted().map((name) => ({ name }))
}

/** The module of a route: what stands before the dot of its permission. */
export function tagOf(route: Route): string {
  if (route.permission !== 'public') return route.permission.split('.')[0] as string
  return route.path.startsWith('/v1/') ? 'access' : 'platform'
}

/** Whether a repeated request is safe: the router keeps the answers of these by their key. */
export function takesIdempotencyKey(route: Route): boolean {
  return route.method === 'POST'
}

function describeOperation(route: Route, refusals: Refusals, schemas: NamedSchemas): Schema {
  const isPublic = route.permission === 'public'
  const notes = [
    route.description,
    isPublic ? 'Needs no session.' : `Needs the permission \`${route.permission}\`.`,
  ]
  return {
    operationId: route.name,
    summary: route.summary.replace(/\.$/, ''),
    description: notes.filter(Boolean).join('\n\n'),
    tags: [tagOf(route)],
    'x-permission': route.permission,
    ...(isPublic ? { security: [] } : {}),
    ...present('parameters', describeParameters(route, schemas)),
    ...describeBody(route, schemas),
    responses: {
      [String(route.status ?? (hasContent(route) ? 200 : 204))]: describeReply(route, schemas),
      ...describeProblems(route, refusals, takesIdempotencyKey(route)),
    },
  }
}

function present(name: string, list: unknown[]): Schema {
  return list.length > 0 ? { [name]: list } : {}
}

function hasContent(route: Route): boolean {
  return route.reply !== undefined || route.replyType !== undefined
}

interface Fields {
  properties: Schemas
  required: string[]
}

function describeParameters(route: Route, schemas: NamedSchemas): Schema[] {
  return [
    ...parametersOf(route.params, 'path', schemas),
    ...parametersOf(route.query, 'query', schemas),
    ...(takesIdempotencyKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(isList(route)
      ? [
          { $ref: '#/components/parameters/ExportFormat' },
          { $ref: '#/components/parameters/ExportColumns' },
        ]
      : []),
  ]
}

function parametersOf(
  shape: Route['params'],
  place: 'path' | 'query',
  { components }: NamedSchemas,
): Schema[] {
  if (!shape) return []
  const described = describeSchema(shape, components)
  const { properties = {}, required = [] } = described as Partial<Fields>
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    ...(place === 'path' || required.includes(name) ? { required: true } : {}),
    ...(description ? { description } : {}),
    schema,
  }))
}

function describeBody(route: Route, { components }: NamedSchemas): Schema {
  if (route.upload) {
    const content = route.upload.contentTypes.map((type) => [
      type,
      { schema: { type: 'string', format: 'binary' } },
    ])
    return { requestBody: { required: true, content: Object.fromEntries(content) } }
  }
  if (!route.body) return {}
  const schema = describeSchema(route.body, components)
  return {
    requestBody: {
      required: !route.body.safeParse({}).success,
      content: { 'application/json': { schema } },
    },
  }
}

const FILES: Schemas = {
  'text/csv': { schema: { type: 'string' } },
  [EXPORT_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } },
}

function describeReply(route: Route, schemas: NamedSchemas): Schema {
  const headers = {
    'onhand-request-id': { $ref: '#/components/headers/RequestId' },
    ...(takesIdempotencyKey(route)
      ? { 'idempotency-replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }
      : {}),
  }
  const head = { description: hasContent(route) ? 'Done.' : 'Done; there is no body.', headers }
  if (route.replyType) {
    const message = route.message ? { 'x-message': schemas.replyOf(route.message) } : {}
    const media = { schema: { type: 'string' }, ...message }
    return { ...head, content: { [route.replyType.split(';')[0] as string]: media } }
  }
  if (!route.reply) return head
  const content = { 'application/json': { schema: schemas.replyOf(route.reply) } }
  return { ...head, content: isList(route) ? { ...content, ...FILES } : content }
}
