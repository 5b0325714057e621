// npm run packages [-- FOLDER]: what is published of planning/ and sdk/, as JavaScript with its types.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(import.meta.dirname, '..')
const PACKAGES = ['planning', 'sdk']

/** Every file is an entry of its own, with or without the ending that it has in this repository. */
const EXPORTS = {
  './openapi.json': './openapi.json',
  './*.ts': { types: './*.d.ts', default: './*.js' },
  './*': { types: './*.d.ts', default: './*.js' },
}

/** Builds a folder for each package, ready for `npm publish`; answers where they are. */
export function buildPackages(target: string): string[] {
  return PACKAGES.map((name) => buildPackage(name, join(target, name)))
}

function buildPackage(name: string, target: string): string {
  const source = join(root, name)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  compile(source, target)
  const {
    devDependencies: _,
    files,
    ...about
  } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  const text = JSON.stringify({ ...about, exports: EXPORTS }, undefined, 2)
  writeFileSync(join(target, 'package.json'), `${text}\n`)
  for (const file of files) cpSync(join(source, file), join(target, file))
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'))
  return target
}

function compile(source: string, target: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'onhand-package-'))
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: source,
    outDir: target,
    typeRoots: [join(root, 'node_modules', '@types')],
  }
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(source, 'tsconfig.json'),
      include: [source],
      exclude: [join(source, '**/*.test.ts'), join(source, 'node_modules')],
      compilerOptions,
    }),
  )
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', config], {
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(stdout)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = resolve(process.argv[2] ?? join(root, '.cache', 'packages'))
  for (const folder of buildPackages(target)) process.stdout.write(`${folder}\n`)
}
