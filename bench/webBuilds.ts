import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')

/** A web app that was built: what it is called, and where its files are. */
export interface WebBuild {
  name: string
  folder: string
}

/** The web app as npm run bench:web has built it, in a folder of its own: a build meanwhile changes nothing. */
export function keepBuild(): WebBuild & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-web-'))
  cpSync(join(root, 'web', 'dist'), folder, { recursive: true })
  return { name: 'now', folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Builds the web app of another commit in a folder of its own, with the libraries that are here. */
export function buildCommit(ref: string): WebBuild & { remove(): void } {
  const commit = git(['rev-parse', '--short', `${ref}^{commit}`])
    .toString()
    .trim()
  const folder = mkdtempSync(join(tmpdir(), 'onhand-web-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync('tar', ['-x', '-C', folder], { input: git(['archive', commit]) })
    linkLibraries(folder)
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const config = join(folder, 'web', 'vite.config.ts')
    execFileSync(process.execPath, [vite, 'build', '--config', config], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  } catch (error) {
    remove()
    throw error
  }
  return { name: commit, folder: join(folder, 'web', 'dist'), remove }
}

function git(options: string[]): Buffer {
  return execFileSync('git', options, { cwd: root, maxBuffer: 1024 ** 3 })
}

/** All of ours but our own packages, which must be those of the commit. */
function linkLibraries(folder: string): void {
  const ours = join(folder, 'node_modules', '@onhand')
  mkdirSync(ours, { recursive: true })
  for (const name of ['sdk', 'planning']) symlinkSync(join(folder, name), join(ours, name))
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@onhand' && name !== '.bin')
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
}

/** What a browser loads before it shows anything, and the chunk of the chart, in bytes of gzip. */
export function measureSizes({ folder }: WebBuild): Record<string, number> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...page.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name = '']) => name)
  const all = readdirSync(join(folder, 'assets'))
  const sizeOf = (names: string[]) =>
    names.reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name))).length,
      0,
    )
  const scripts = all.filter((name) => name.endsWith('.js'))
  const pages = scripts.filter((name) => !/^(react|tanstack)-/.test(basename(name)))
  return {
    'first load: script': sizeOf(first.filter((name) => name.endsWith('.js'))),
    'first load: styles': sizeOf(first.filter((name) => name.endsWith('.css'))),
    'chart: script': sizeOf(scripts.filter((name) => name.startsWith('DemandChart-'))),
    'largest page: script': Math.max(...pages.map((name) => sizeOf([name]))),
  }
}
