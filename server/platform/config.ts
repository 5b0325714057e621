import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { lanBaseUrl, trustPageUrl } from './lanAddresses.ts'
import { StartRefusal } from './startRefusal.ts'

/** Everything the operator can set, checked once at the start; docs/settings.md explains each. */
export interface Config {
  readonly host: string
  readonly port: number
  /** What links begin with, without a slash at the end. */
  readonly baseUrl: string
  readonly dataFolder: string
  /** Undefined means the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined
  readonly allowUnsafeDatabase: boolean
  /** Undefined means `master.key` in the data folder, made on first use. */
  readonly masterKeyFile: string | undefined
  readonly smtpUrl: string | undefined
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** Addresses, ranges, and the names `loopback`, `linklocal` and `uniquelocal`. */
  readonly trustedProxies: readonly string[]
  /** Hosts of the private network that outgoing webhooks and channels may call. */
  readonly allowedPrivateHosts: readonly string[]
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly demo: boolean
  /** Serves the local network, with a certificate of its own making. */
  readonly lan: boolean
  /** The plain page that helps phones to trust that certificate. */
  readonly trustUrl: string | undefined
  /** What looks like a mistake but does not stop the start. */
  readonly warnings: readonly string[]
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal']

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, such as 4400')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be at most 65535')

const onOff = z
  .enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'], 'must be true or false')
  .transform((text) => ['1', 'true', 'yes', 'on'].includes(text))

const webAddress = z.string().refine((text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search
}, 'must be an address without a path, such as https://stock.example.com')

const addressList = (isRight: (entry: string) => boolean, advice: string) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''))
    .refine((entries) => entries.every(isRight), advice)

const VARIABLES = z.object({
  PORT: portNumber.default(4400),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  ONHAND_BASE_URL: webAddress.optional(),
  ONHAND_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  ONHAND_ALLOW_UNSAFE_DATABASE: onOff.default(false),
  ONHAND_MASTER_KEY_FILE: z.string().optional(),
  ONHAND_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must begin with smtp:// or smtps://')
    .optional(),
  ONHAND_TLS_CERT_FILE: z.string().optional(),
  ONHAND_TLS_KEY_FILE: z.string().optional(),
  ONHAND_TRUSTED_PROXIES: addressList(
    isProxy,
    `must list addresses or ranges that do not hold the whole internet, such as 10.0.0.5, 10.1.0.0/16, or ${PROXY_NAMES.join(', ')}`,
  ).default([]),
  ONHAND_ALLOWED_PRIVATE_HOSTS: addressList(
    (entry) => /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(entry),
    'must list host names or addresses, such as erp.lan:8443',
  ).default([]),
  ONHAND_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
})

// Read by the command line, the tests and the set-up, not by the server.
const FOREIGN_VARIABLES = new Set(['ONHAND_URL', 'ONHAND_API_KEY', 'ONHAND_CHROMIUM'])

type Variables = z.infer<typeof VARIABLES>

/** Reads the settings; throws a `StartRefusal` that names each wrong one and what to do. */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Config {
  const { demo, lan } = readArguments(argv)
  const variables = forLan(readVariables(env), lan)
  if (!lan) refuseOpenHttp(variables)
  if (demo && variables.DATABASE_URL) {
    throw new StartRefusal(
      'invalid_settings',
      'The demo makes its own database in its own folder: unset DATABASE_URL, or leave out --demo.',
    )
  }
  const tls = readTls(variables)
  const baseUrl = variables.ONHAND_BASE_URL?.replace(/\/$/, '') ?? defaultBaseUrl(variables)
  return Object.freeze({
    host: variables.HOST,
    port: variables.PORT,
    baseUrl,
    dataFolder: resolve(dataFolderName(variables, demo)),
    databaseUrl: variables.DATABASE_URL,
    allowUnsafeDatabase: variables.ONHAND_ALLOW_UNSAFE_DATABASE,
    masterKeyFile: variables.ONHAND_MASTER_KEY_FILE && resolve(variables.ONHAND_MASTER_KEY_FILE),
    smtpUrl: variables.ONHAND_SMTP_URL,
    tls,
    trustedProxies: Object.freeze(variables.ONHAND_TRUSTED_PROXIES),
    allowedPrivateHosts: Object.freeze(variables.ONHAND_ALLOWED_PRIVATE_HOSTS),
    logLevel: variables.ONHAND_LOG_LEVEL,
    demo,
    lan,
    trustUrl: lan ? trustPageUrl(baseUrl, variables.PORT) : undefined,
    warnings: Object.freeze(unknownVariables(env)),
  })
}

function readArguments(argv: readonly string[]): { demo: boolean; lan: boolean } {
  try {
    const options = { demo: { type: 'boolean' }, lan: { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...argv], options })
    return { demo: values.demo ?? false, lan: values.lan ?? false }
  } catch {
    throw new StartRefusal(
      'invalid_arguments',
      `Unknown argument in "${argv.join(' ')}". There are --demo and --lan; all else is set by environment variables.`,
    )
  }
}

/** The local network is served on every address, encrypted by a certificate that is made for it. */
function forLan(variables: Variables, lan: boolean): Variables {
  if (!lan) return variables
  if (variables.ONHAND_TLS_CERT_FILE || variables.ONHAND_TLS_KEY_FILE)
    throw new StartRefusal(
      'invalid_settings',
      '--lan makes a certificate of its own: unset ONHAND_TLS_CERT_FILE and ONHAND_TLS_KEY_FILE, or leave out --lan.',
    )
  const { HOST, ONHAND_BASE_URL, PORT } = variables
  if (PORT === 0)
    throw new StartRefusal('invalid_settings', '--lan needs a PORT that phones can remember.')
  return {
    ...variables,
    HOST: isLoopback(HOST) ? '0.0.0.0' : HOST,
    ONHAND_BASE_URL: ONHAND_BASE_URL ?? lanBaseUrl(PORT),
  }
}

function readVariables(env: NodeJS.ProcessEnv): Variables {
  // A variable set to nothing, as compose files do, counts as not set.
  const given = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]),
  )
  const result = VARIABLES.safeParse(given)
  if (result.success) return result.data
  const complaints = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
  throw new StartRefusal('invalid_settings', complaints.join('\n'))
}

function refuseOpenHttp(variables: Variables) {
  const encrypted = variables.ONHAND_TLS_CERT_FILE !== undefined
  const proxied = variables.ONHAND_TRUSTED_PROXIES.length > 0
  if (encrypted || proxied) return
  if (!isLoopback(variables.HOST)) {
    throw new StartRefusal(
      'plain_http_refused',
      `HOST=${variables.HOST} would send passwords over plain HTTP. Set ONHAND_TLS_CERT_FILE and ONHAND_TLS_KEY_FILE, or set ONHAND_TRUSTED_PROXIES to the address of the proxy that ends TLS, or leave HOST at 127.0.0.1.`,
    )
  }
  const base = variables.ONHAND_BASE_URL && new URL(variables.ONHAND_BASE_URL)
  if (base && base.protocol === 'http:' && !isLoopback(base.hostname)) {
    throw new StartRefusal(
      'plain_http_refused',
      `ONHAND_BASE_URL=${base.origin} is plain HTTP. Use its https:// address and set ONHAND_TRUSTED_PROXIES to the address of the proxy that ends TLS.`,
    )
  }
}

function readTls(variables: Variables): Config['tls'] {
  const { ONHAND_TLS_CERT_FILE: certFile, ONHAND_TLS_KEY_FILE: keyFile } = variables
  if (!certFile && !keyFile) return undefined
  if (!certFile || !keyFile) {
    const missing = certFile ? 'ONHAND_TLS_KEY_FILE' : 'ONHAND_TLS_CERT_FILE'
    throw new StartRefusal('invalid_settings', `${missing} must be set too: TLS needs both files.`)
  }
  return Object.freeze({
    cert: readPem('ONHAND_TLS_CERT_FILE', certFile, 'CERTIFICATE'),
    key: readPem('ONHAND_TLS_KEY_FILE', keyFile, 'PRIVATE KEY'),
  })
}

function readPem(variable: string, file: string, kind: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable'
    throw new StartRefusal('invalid_settings', `${variable}: ${file} cannot be read (${reason}).`)
  }
  if (!text.includes(`${kind}-----`)) {
    throw new StartRefusal('invalid_settings', `${variable}: ${file} holds no PEM ${kind}.`)
  }
  return text
}

function dataFolderName(variables: Variables, demo: boolean): string {
  if (!variables.ONHAND_DATA) return demo ? './onhand-demo' : './onhand-data'
  return demo ? `${variables.ONHAND_DATA.replace(/[/\\]+$/, '')}-demo` : variables.ONHAND_DATA
}

function defaultBaseUrl(variables: Variables): string {
  const anyAddress = ['0.0.0.0', '::', '*'].includes(variables.HOST)
  const name = anyAddress ? 'localhost' : variables.HOST
  const scheme = variables.ONHAND_TLS_CERT_FILE ? 'https' : 'http'
  return `${scheme}://${isIP(name) === 6 ? `[${name}]` : name}:${variables.PORT}`
}

function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('ONHAND_'))
    .filter((name) => !(name in VARIABLES.shape) && !FOREIGN_VARIABLES.has(name))
    .map((name) => `${name} is not a setting of this version and is ignored; see docs/settings.md.`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^\[?::1\]?$/.test(host) || /^127(\.\d{1,3}){3}$/.test(host)
}

function isProxy(entry: string): boolean {
  if (PROXY_NAMES.includes(entry)) return true
  const [address = '', prefix, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  const bits = Number(prefix)
  return /^\d{1,3}$/.test(prefix) && bits > 0 && bits <= (version === 4 ? 32 : 128)
}
