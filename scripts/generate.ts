// npm run generate: writes the SDK's generated files from the routes; with --check only says whether they are stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { refusals, routes } from '../server/app.ts'
import {
  describeApi,
  type OpenApiDocument,
  takesIdempotencyKey,
} from '../server/platform/openapi.ts'
import { addRefusals, listRefusals } from '../server/platform/problemReply.ts'
import type { Route } from '../server/platform/route.ts'

const SDK = new URL('../sdk/', import.meta.url)

const HEAD = `// Made by \`npm run generate\` from the routes of the server; do not edit.

/** How to send one operation. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** What the body is: JSON, or a stream of one of these content types. */
  body?: 'json' | string[]
  /** What comes back: JSON, nothing, something else as it is, or a stream of messages. */
  reply: 'json' | 'none' | 'raw' | 'messages'
  /** Whether sending it twice does no more than sending it once. */
  repeatable: boolean
}

`

async function generate(): Promise<void> {
  for (const list of refusals) addRefusals(list)
  const document = describeApi(routes, listRefusals())
  const files = {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'generated.ts': `${HEAD}${await writeTypes(document)}\n${writeTable(routes)}`,
  }
  const stale = Object.entries(files).filter(([name, text]) => readText(name) !== text)
  if (process.argv.includes('--check')) return judge(stale.map(([name]) => `sdk/${name}`))
  for (const [name, text] of stale) writeFileSync(new URL(name, SDK), text)
  console.log(
    `${routes.length} operations; written: ${stale.map(([name]) => name).join(', ') || 'nothing new'}`,
  )
}

function judge(stale: string[]): void {
  if (stale.length === 0) return
  console.error(`Stale: ${stale.join(', ')}. Run: npm run generate`)
  process.exitCode = 1
}

function readText(name: string): string {
  try {
    return readFileSync(new URL(name, SDK), 'utf8')
  } catch {
    return ''
  }
}

/** openapi-typescript needs TypeScript 5, which only the SDK's own folder has. */
async function writeTypes(document: OpenApiDocument): Promise<string> {
  const found = createRequire(new URL('package.json', SDK)).resolve('openapi-typescript')
  const esm = pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href
  const { default: openapiTs, astToString } = (await import(esm)) as {
    default(source: string, options: object): Promise<unknown>
    astToString(nodes: unknown): string
  }
  return astToString(await openapiTs(JSON.stringify(document), { defaultNonNullable: false }))
}

function writeTable(list: Route[]): string {
  const rows = list.map((route) => `  ${route.name}: ${JSON.stringify(operationOf(route))},`)
  return `/** Every operation by name. */
export const operationTable: Record<keyof operations, Operation> = {
${rows.join('\n')}
}
`
}

function operationOf(route: Route) {
  const body = route.upload?.contentTypes ?? (route.body ? 'json' : undefined)
  return {
    method: route.method,
    path: route.path,
    ...(body ? { body } : {}),
    reply: replyOf(route),
    repeatable: route.method === 'POST' ? takesIdempotencyKey(route) : route.method !== 'PATCH',
  }
}

function replyOf(route: Route) {
  if (route.message) return 'messages'
  if (route.replyType) return 'raw'
  return route.reply ? 'json' : 'none'
}

await generate()
