import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgresPrograms, HOW_TO_INSTALL, PairedServer } from './postgresPair.ts'
import { findFreePort } from './program.ts'

// npm run test:postgres -- [words of npm test], or -- bench [words of npm run bench]: the same suite and
// the same bench on a plain PostgreSQL of Debian's packages, in place of the embedded one.

const words = process.argv.slice(2)
const command = words[0] === 'bench' ? words : ['test', ...words]
const bin = findPostgresPrograms()
if (!bin) {
  console.error(HOW_TO_INSTALL)
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'onhand-plain-'))
// Under root the server is another user, who must pass through to its own folder.
chmodSync(folder, 0o711)
const password = randomBytes(16).toString('hex')
const server = new PairedServer({
  name: 'plain',
  port: await findFreePort(),
  folder,
  bin,
  password,
})
try {
  await server.init()
  await server.start()
  console.log(`On ${bin}`)
  const child = spawn(process.execPath, ['scripts/run.mjs', ...command], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: server.url },
  })
  // The keyboard's interrupt reaches the child by itself; this one waits for it, to clean up.
  process.on('SIGINT', () => {})
  process.exitCode = await new Promise<number>((resolve) =>
    child.once('close', (status) => resolve(status ?? 1)),
  )
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
