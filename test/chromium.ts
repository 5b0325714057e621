import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const cache = join(import.meta.dirname, '..', '.cache')

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Starts a headless Chromium for a test file, which closes it. Where none runs, says so and
 * returns undefined, for the tests to skip; in CI that is an error instead. `flags` are Chromium's own.
 */
export async function launchChromium(flags: string[] = []): Promise<Browser | undefined> {
  const failures: string[] = []
  for (const candidate of candidates()) {
    try {
      const options = candidate()
      return await chromium.launch({ ...options, args: [...(options.args ?? []), ...flags] })
    } catch (error) {
      failures.push(String(error).split('\n').slice(0, 3).join(' '))
    }
  }
  const message = `No Chromium runs here; set ONHAND_CHROMIUM to one. ${failures.join(' ')}`
  if (process.env.CI) throw new Error(message)
  console.warn(message)
  return undefined
}

function candidates(): (() => LaunchOptions)[] {
  const chosen = process.env.ONHAND_CHROMIUM
  const paths = chosen ? [chosen] : INSTALLED.filter((path) => existsSync(path))
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const installed = paths.map((executablePath) => () => ({ executablePath, args }))
  const isPackaged = process.platform === 'linux' && process.arch === 'x64' && !chosen
  return isPackaged ? [...installed, packagedChromium] : installed
}

/** The one from npm, with the few libraries that a bare machine lacks. */
function packagedChromium(): LaunchOptions {
  const folder = unpackChromium()
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox'],
    env: {
      PATH: '/usr/bin:/bin',
      HOME: folder,
      LD_LIBRARY_PATH: `${join(folder, 'al2023', 'lib')}:${folder}`,
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

function unpackChromium(): string {
  const library = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = createRequire(import.meta.url)(
    join(dirname(library), '..', 'package.json'),
  ) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(`${folder}-`)
  // The package unpacks into the system's folder for temporary files, whichever that is.
  const unpack = `
    const { inflate } = await import(${JSON.stringify(library)})
    const files = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    const bin = ${JSON.stringify(join(dirname(library), '..', 'bin'))}
    await Promise.all(files.map((file) => inflate(bin + '/' + file)))`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', unpack],
    { env: { ...process.env, TMPDIR: draft }, encoding: 'utf8' },
  )
  try {
    if (status !== 0) throw new Error(`Chromium from npm could not be unpacked: ${stderr}`)
    writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontSettings(folder))
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another test file may have been quicker.
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** A bare machine has no fonts; the package brings one family. */
function fontSettings(folder: string): string {
  const folders = ['/usr/share/fonts', join(folder, 'fonts')].map((dir) => `<dir>${dir}</dir>`)
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.join('')}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`
}

if (import.meta.main) {
  const browser = await launchChromium()
  if (!browser) process.exit(1)
  console.log(`Chromium ${browser.version()} runs.`)
  await browser.close()
}
