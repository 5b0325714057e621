import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readText, root, runSilently, SetupFailure, say } from './program.mjs'
import { withTurn } from './turn.mjs'

const config = join(root, 'web', 'vite.config.ts')
// Written last, so an interrupted build does not count as done.
const marker = join(root, 'web', 'dist', '.built')
const NOT_SOURCE = new Set(['node_modules', 'dist'])

/** Builds the web app when its sources have changed since the last build. */
export async function buildWeb(node) {
  if (!existsSync(config)) return
  const wanted = hashSources()
  if (readText(marker) === wanted) return
  await withTurn('build', async (nameChild) => {
    if (readText(marker) !== wanted) await runVite(node, wanted, nameChild)
  })
}

function hashSources() {
  const files = ['web', 'sdk'].flatMap((folder) => listFiles(join(root, folder)))
  const hash = createHash('sha256')
  for (const file of [...files.toSorted(), join(root, 'package-lock.json')]) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)} ${content.length}\n`).update(content)
  }
  return `${hash.digest('hex')}\n`
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : listFiles(path)
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

async function runVite(node, wanted, nameChild) {
  say('Building the web app …')
  const started = performance.now()
  rmSync(marker, { force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const options = [vite, 'build', '--config', config]
  const { status, output } = await runSilently(node, options, nameChild)
  if (status !== 0) throw new SetupFailure(`${output.trim()}\n\nThe web app could not be built.`)
  writeFileSync(marker, wanted)
  say(`Web app built in ${Math.round((performance.now() - started) / 1000)} s.`)
}
