import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'

const PACKAGE = '@shopify/dev-mcp@1.16.0'
const FILE = 'package/dist/data/admin_2026-10.json.gz'
const CACHE = join(import.meta.dirname, '..', '.cache', 'shopify')
const SHARED = join(
  import.meta.dirname,
  '..',
  '..',
  'shared/contracts/shopify/admin_2026-10.json.gz',
)

/** Shopify's own description of Admin GraphQL 2026-10, or undefined where neither npm nor a copy is at hand. */
export function readShopifySchema(): GraphQLSchema | undefined {
  const file = findFile()
  if (!file) return undefined
  const { data, ...rest } = JSON.parse(gunzipSync(readFileSync(file)).toString())
  // Shopify deprecates fields of types and not of their interfaces, which newer rules dislike.
  return buildClientSchema((data ?? rest) as IntrospectionQuery, { assumeValid: true })
}

/** One file of the package: its hundreds of dependencies are of no use here. */
function findFile(): string | undefined {
  const cached = join(CACHE, 'admin_2026-10.json.gz')
  if (existsSync(cached)) return cached
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(join(CACHE, 'pack-'))
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(npm, ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    const [tarball] = readdirSync(folder)
    execFileSync('tar', ['-xzf', join(folder, tarball ?? ''), '-C', folder, FILE])
    renameSync(join(folder, FILE), cached)
    return cached
  } catch {
    return existsSync(SHARED) ? SHARED : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
