import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { isLanHost } from './lanAddresses.ts'
import { Problem } from './problem.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const YEAR_SECONDS = 31_536_000

/** What every answer carries and every request must pass, before any route sees it. */
export async function hardenHttp(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    // For everything that is not a page; the pages bring their own, with a nonce.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // On the local network it would lock other programs of this machine out of plain http://localhost,
    // and phones out of the page that helps them.
    strictTransportSecurity: isEncrypted(config) && !config.lan ? { maxAge: YEAR_SECONDS } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  // Only JSON is read, and what a route declares: text/plain is what forms of other sites can send.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()')
    if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store')
    refuseForeignHost(request, config)
    refuseCrossSiteWrite(request, config)
  })
}

function isEncrypted(config: Config): boolean {
  return config.baseUrl.startsWith('https:')
}

/** A page of another name that was pointed at us must not speak with us: DNS rebinding. */
function refuseForeignHost(request: FastifyRequest, config: Config): void {
  // Probes ask by whatever address they know.
  if (/^\/(health\/|metrics$)/.test(request.url)) return
  const base = new URL(config.baseUrl)
  // Parsed, so that a port which goes without saying may be said.
  const host = URL.parse(`${base.protocol}//${request.host}`)?.host ?? ''
  if (LOOPBACK.test(host) || host === base.host) return
  if (config.lan && isLanHost(host)) return
  throw new Problem(421, 'misdirected_request', {
    detail: `This server answers for ${config.baseUrl}; set ONHAND_BASE_URL to the address that people use.`,
  })
}

/**
 * Writes of browsers come from our own pages. A key in `Authorization` needs no such proof:
 * no browser sends one by itself.
 */
function refuseCrossSiteWrite(request: FastifyRequest, config: Config): void {
  const { authorization, cookie, origin } = request.headers
  if (SAFE_METHODS.has(request.method) || authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  const isOurs =
    site === undefined ? origin !== undefined : site === 'same-origin' || site === 'none'
  const isKnownOrigin =
    origin === undefined ||
    origin === new URL(config.baseUrl).origin ||
    origin === `${request.protocol}://${request.host}`
  const isBrowser = site !== undefined || origin !== undefined || cookie !== undefined
  if (isBrowser && !(isOurs && isKnownOrigin)) throw new Problem(403, 'cross_site_request')
}
