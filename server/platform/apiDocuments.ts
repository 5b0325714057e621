import { z } from 'zod'
import { describeApi, type OpenApiDocument } from './openapi.ts'
import { Problem } from './problem.ts'
import { listRefusals } from './problemReply.ts'
import { referencePage, referenceScript, referenceStart } from './referencePage.ts'
import { type Route, route } from './route.ts'

const CACHED = { 'cache-control': 'public, max-age=3600' }

/** The routes that serve the API's own description. */
export function openapiRoutes(routes: Route[]): Route[] {
  let document: OpenApiDocument | undefined
  return [openapiGet(() => (document ??= describeApi(routes, listRefusals()))), ...PAGES]
}

function openapiGet(describe: () => OpenApiDocument): Route {
  return route({
    name: 'openapiGet',
    method: 'GET',
    path: '/openapi.json',
    permission: 'public',
    summary: 'The API as OpenAPI 3.1',
    replyType: 'application/json; charset=utf-8',
    handle: async ({ reply }) => {
      reply.headers['cache-control'] = 'no-cache'
      return JSON.stringify(describe())
    },
  })
}

const referenceGet = route({
  name: 'referenceGet',
  method: 'GET',
  path: '/reference',
  permission: 'public',
  summary: 'The API to browse',
  replyType: 'text/html; charset=utf-8',
  handle: async ({ reply }) => {
    reply.headers['content-security-policy'] = referencePage.policy
    return referencePage.html
  },
})

const referenceScriptGet = route({
  name: 'referenceScriptGet',
  method: 'GET',
  path: '/reference/scalar.js',
  permission: 'public',
  summary: 'The program of the reference',
  replyType: 'text/javascript; charset=utf-8',
  handle: async ({ reply }) => {
    Object.assign(reply.headers, CACHED)
    return referenceScript()
  },
})

const referenceStartGet = route({
  name: 'referenceStartGet',
  method: 'GET',
  path: '/reference/start.js',
  permission: 'public',
  summary: 'The settings of the reference',
  replyType: 'text/javascript; charset=utf-8',
  handle: async ({ reply }) => {
    Object.assign(reply.headers, CACHED)
    return referenceStart
  },
})

const problemGet = route({
  name: 'problemGet',
  method: 'GET',
  path: '/problems/{code}',
  permission: 'public',
  summary: 'What a refusal means',
  params: z.strictObject({ code: z.string().max(100) }),
  replyType: 'text/html; charset=utf-8',
  handle: async ({ params: { code } }) => {
    const refusals = listRefusals()
    const refusal = Object.hasOwn(refusals, code) ? refusals[code] : undefined
    if (!refusal) throw new Problem(404, 'not_found')
    return problemPage(code, refusal)
  },
})

const PAGES = [referenceGet, referenceScriptGet, referenceStartGet, problemGet]

function problemPage(code: string, { status, title }: { status: number; title: string }): string {
  const text = escapeHtml(title)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${code}</title>
<h1>${text}</h1>
<p>Code <code>${code}</code>, HTTP status ${status}.</p>
<p>The member <code>detail</code> of the answer says what was wrong with the request; its
<code>requestId</code> finds it in the log.</p>
<p><a href="/reference">All operations</a></p>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
