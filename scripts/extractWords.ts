// npm run words: reads every text that the web app says, of its own and of the API's, and writes the
// catalogue for translators.
// A new language is a copy of web/locales/en.json with the right-hand sides translated.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { spellName } from '../web/ui/apiNames.ts'

const root = join(import.meta.dirname, '..')
const catalog = join(root, 'web', 'locales', 'en.json')

/** What the API says in sentences, which the web app says in the reader's language. */
const SPOKEN = [
  'alerts/alertWords.ts',
  'insights/auditFigures.ts',
  'insights/auditFindings.ts',
  'insights/today.ts',
]
const SPOKEN_FOLDER = 'insights/reports'
// As a sentence or a heading begins; a name of the code does not, and a place for an error has no words.
const TEXT = /^(?!\{\w+\}$)[A-Z{].*[a-z]/

const REFUSALS = /^(code|Problem|[45]\d\d)$/

const words = readWords()
const wanted = `${JSON.stringify(Object.fromEntries(words.map((word) => [word, word])), null, 2)}\n`
if (!process.argv.includes('--check')) {
  writeFileSync(catalog, wanted)
  console.log(`${words.length} texts in ${relative(root, catalog)}`)
} else if (readFileSync(catalog, 'utf8') !== wanted) {
  console.error('web/locales/en.json is not what the sources say: run npm run words.')
  process.exitCode = 1
}

function readWords(): string[] {
  const files = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^dist|\.test\.tsx?$/.test(name))
    .map((name) => join(root, 'web', name))
  const server = join(root, 'server')
  const spoken = [
    ...SPOKEN,
    ...readdirSync(join(server, SPOKEN_FOLDER)).map((name) => join(SPOKEN_FOLDER, name)),
  ].filter((name) => !name.endsWith('.test.ts'))
  const texts = spoken.flatMap((name) => textsOf(join(server, name)))
  const names = [...namesOfApi(), ...namesOfDeeds(server)].map(spellName)
  return [...new Set([...files.flatMap(wordsOf), ...texts, ...names])].toSorted()
}

function textsOf(file: string): string[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const found: string[] = []
  new Visitor({
    Literal({ value }) {
      if (typeof value === 'string' && TEXT.test(value)) found.push(value)
    },
  }).visit(program)
  return found
}

function wordsOf(file: string): string[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const found: string[] = []
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      const [first] = given
      if (callee.type !== 'Identifier' || callee.name !== 't' || !first) return
      if (first.type === 'Literal' && typeof first.value === 'string') found.push(first.value)
      else if (!file.endsWith('words.ts'))
        throw new Error(`${relative(root, file)}: t() needs its text written out.`)
    },
  }).visit(program)
  return found
}

/** The values that fields of the API choose from; codes of refusals come with their own sentences. */
function namesOfApi(): string[] {
  const found: string[] = []
  const look = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [key, value] of Object.entries(schema))
      if (key === 'enum' && Array.isArray(value)) found.push(...value.filter(isName))
      else if (!REFUSALS.test(key)) look(value)
  }
  look(JSON.parse(readFileSync(join(root, 'sdk', 'openapi.json'), 'utf8')))
  return found
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][A-Za-z]+(_[a-z]+)*$/.test(value)
}

/** Deeds as the activity lists them, such as `stock.adjusted`, and what they were done to. */
function namesOfDeeds(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  return files.flatMap((source) =>
    [
      ...source.matchAll(/\btype: '([a-z_]+\.[a-z_]+)'/g),
      ...source.matchAll(/\bsubjectKind: '([a-z_]+)'/g),
    ].map(([, name = '']) => name),
  )
}
