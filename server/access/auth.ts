import { fastifyCookie } from '@fastify/cookie'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Config } from '../platform/config.ts'
import type { Database, Tx } from '../platform/database.ts'
import { deriveKey } from '../platform/secrets.ts'
import { authAdapter, authTransaction } from './authTables.ts'
import { hashPassword, isPasswordRight } from './passwords.ts'

/** A session ends this long after its start, however busy it is. */
export const SESSION_HOURS = 12
/** A session that nobody uses ends after this. */
export const IDLE_MINUTES = 30

/** What a route needs to reach the auth library. */
export interface AuthCall {
  db: Database
  config: Config
  masterKey: Buffer
  headers: Record<string, string | undefined>
}

type Auth = ReturnType<typeof createAuth>

const auths = new WeakMap<Database, Auth>()

/** The auth library for passwords, sessions and second factors; its own HTTP handler is never mounted. */
function createAuth(config: Config, masterKey: Buffer) {
  const secure = usesSecureCookies(config)
  return betterAuth({
    appName: 'Onhand',
    baseURL: config.baseUrl,
    secret: deriveKey(masterKey, 'sessions and second factors'),
    database: authAdapter,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => isPasswordRight(hash, password),
      },
    },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      // With its own prefix the library would break ours: `__Host-` must lead.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(config),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    },
    plugins: [twoFactor({ issuer: 'Onhand' })],
  } satisfies BetterAuthOptions)
}

/** Whether cookies carry Secure and the `__Host-` prefix: everywhere but on plain loopback HTTP. */
export function usesSecureCookies(config: Config): boolean {
  return config.baseUrl.startsWith('https:')
}

/** The name of the session cookie. */
export function sessionCookieName(config: Config): string {
  return `${cookiePrefix(config)}.session_token`
}

/** The cookie of a sign-in that waits for its second factor. */
export function waitingSignInOf(
  headers: Record<string, string | undefined>,
  config: Config,
): string {
  return fastifyCookie.parse(headers.cookie ?? '')[`${cookiePrefix(config)}.two_factor`] ?? ''
}

function cookiePrefix(config: Config): string {
  // Browsers keep one jar for all ports of a machine: a demo must not sign its neighbour out.
  const port = new URL(config.baseUrl).port || '80'
  return usesSecureCookies(config) ? '__Host-onhand' : `onhand_${port}`
}

/** Calls the auth library in the deed's transaction. */
export async function withAuth<Result>(
  call: AuthCall,
  tx: Tx,
  work: (api: Auth['api']) => Promise<Result>,
): Promise<Result> {
  let auth = auths.get(call.db)
  if (!auth) {
    auth = createAuth(call.config, call.masterKey)
    auths.set(call.db, auth)
  }
  return authTransaction.run(tx, () => work(auth.api))
}

/** The headers that the auth library may see; `without` names cookies that it must not. */
export function authHeaders(call: AuthCall, without?: string): Headers {
  const cookies = (call.headers.cookie ?? '')
    .split(';')
    .filter((cookie) => cookie.trim().split('=')[0] !== without)
  return new Headers({ cookie: cookies.join(';') })
}
