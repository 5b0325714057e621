import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const NONCE = /__ONHAND_NONCE__/g

// What the API answers itself: an unknown path below these is its 404, never the web app.
const NOT_PAGES = /^\/(v1|health|metrics|openapi\.json|reference|problems|assets)(\/|$)/

const NOT_BUILT =
  'The web app is not built yet. Start Onhand with npm start, or run: npx vite build --config web/vite.config.ts'

/** Serves the built web app: hashed assets for ever, and its one page for every path that is a page. */
export async function addWebApp(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    // Before the first build there is no folder, and the start must not fail.
    suppressWarning: true,
  })
  for (const name of ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'])
    app.get(`/${name}`, (_request, reply) => reply.sendFile(name, folder, { maxAge: '1d' }))
  app.get('/manifest.webmanifest', (_request, reply) =>
    reply.type('application/manifest+json').sendFile('manifest.webmanifest', folder),
  )
  // Browsers ask for it to learn of a new version; a kept copy would hide that.
  app.get('/sw.js', (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('sw.js', folder, { cacheControl: false }),
  )
  app.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (NOT_PAGES.test(path)) return reply.callNotFound()
    return sendPage(reply, join(folder, 'index.html'))
  })
}

/** The page with a nonce of its own: nothing that was not written by us runs in it. */
async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const page = await readFile(file, 'utf8').catch(() => undefined)
  if (page === undefined) return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  const nonce = randomBytes(16).toString('base64')
  return reply
    .headers({
      'content-security-policy': contentSecurityPolicy(nonce),
      'cache-control': 'no-store',
    })
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE, nonce))
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // The decoder of barcodes is WebAssembly.
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Pictures of items lie on the sellers' own shops.
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
