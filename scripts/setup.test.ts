import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// A clone with these scripts, and an npm that only writes down that it was asked.
let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'onhand-clone-'))
  cpSync(import.meta.dirname, join(clone, 'scripts'), { recursive: true })
  mkdirSync(join(clone, 'server'))
  mkdirSync(join(clone, 'bin'))
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}')
  writeFileSync(join(clone, 'package-lock.json'), '{"packages":{}}')
  makeNpm('mkdir -p node_modules && sleep 0.3 && touch node_modules/whole')
})
afterEach(() => rmSync(clone, { recursive: true }))

function makeNpm(work: string) {
  const script = `#!/bin/sh\necho "$@" >> npm.log\n${work}\n`
  writeFileSync(join(clone, 'bin', 'npm'), script, { mode: 0o755 })
}

function countInstallations(): number {
  const log = join(clone, 'npm.log')
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').length : 0
}

function launch(script: string, options: string[] = []) {
  const { npm_execpath: _npm, ...rest } = process.env
  const env = { ...rest, PATH: `${join(clone, 'bin')}:/usr/bin:/bin` }
  const child = spawn(process.execPath, [join(clone, 'scripts', script), ...options], { env })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  return { child, ended: exit.then(async (code) => ({ code, said: (await said).join('') })) }
}

describe('The set-up', () => {
  test('installs once, and again only when the lock file changes', async () => {
    expect(await launch('setup.mjs').ended).toMatchObject({ code: 0 })
    expect(await launch('setup.mjs').ended).toMatchObject({ code: 0, said: 'Ready.\n' })
    expect(countInstallations()).toBe(1)
    writeFileSync(join(clone, 'package-lock.json'), '{"packages":{"node_modules/x":{}}}')
    await launch('setup.mjs').ended
    expect(countInstallations()).toBe(2)
  })

  test('asks npm for no install scripts and for everything that building needs', async () => {
    await launch('setup.mjs').ended
    const asked = readFileSync(join(clone, 'npm.log'), 'utf8')
    expect(asked).toContain('--ignore-scripts')
    expect(asked).toContain('--include=dev')
    expect(asked).toContain('--no-save')
  })

  test('shows why npm failed, and begins anew the next time', async () => {
    makeNpm('mkdir -p node_modules && touch node_modules/half && echo ENOTFOUND >&2 && exit 7')
    const { code, said } = await launch('setup.mjs').ended
    expect(code).toBe(1)
    expect(said).toContain('npm ended with 7')
    expect(said).toContain('Check the network')
    makeNpm('mkdir node_modules')
    expect(await launch('setup.mjs').ended).toMatchObject({ code: 0 })
    expect(existsSync(join(clone, 'node_modules', 'half'))).toBe(false)
  })

  test('that was killed does not count as done', async () => {
    const first = launch('setup.mjs')
    await expect.poll(countInstallations, { timeout: 10_000 }).toBe(1)
    first.child.kill('SIGKILL')
    await first.ended
    expect(await launch('setup.mjs').ended).toMatchObject({ code: 0 })
    expect(existsSync(join(clone, 'node_modules', '.onhand-installed'))).toBe(true)
    expect(existsSync(join(clone, 'node_modules', 'whole'))).toBe(true)
  })

  test('is done by one of several that come at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => launch('setup.mjs').ended))
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(countInstallations()).toBe(1)
  })
})

describe('The start', () => {
  test('passes the arguments on and keeps the exit code', async () => {
    writeFileSync(
      join(clone, 'server', 'main.ts'),
      'console.log(process.argv.slice(2).join());process.exit(3)',
    )
    expect(await launch('start.mjs', ['--demo']).ended).toMatchObject({
      code: 3,
      said: expect.stringContaining('--demo\n'),
    })
  })

  test('passes a request to stop on, and waits until it is done', async () => {
    writeFileSync(
      join(clone, 'server', 'main.ts'),
      `process.on('SIGTERM', () => { console.log('stopped'); process.exit(0) })
       setInterval(() => {}, 1000)
       console.log('ready')`,
    )
    const { child, ended } = launch('start.mjs')
    child.stdout.on('data', (chunk) => String(chunk).includes('ready') && child.kill('SIGTERM'))
    expect(await ended).toMatchObject({ code: 0, said: expect.stringContaining('stopped') })
  })
})
