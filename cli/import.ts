import { createWriteStream, openAsBlob } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Argument, type Command, Option } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Query, Schemas, Upload } from '../sdk/operationTypes.ts'
import { type ApiOptions, addWriteCommand, callOptions, connect } from './connection.ts'
import { EXIT, UsageError } from './failure.ts'
import { number, printOne } from './output.ts'
import { addPastImportCommands, waitForEnd } from './pastImports.ts'
import { pathOf } from './path.ts'

type Import = Schemas['Import']
type ImportQuery = Query<'importCreate'>

const KINDS = ['items', 'suppliers', 'opening_stock', 'incoming', 'sales'] as const

type ImportOptions = ApiOptions & {
  dryRun?: boolean
  map?: string
  errors?: string
  site?: string
  channel?: string
  dateOrder?: NonNullable<ImportQuery['dateOrder']>
}

/** `onhand import`: a CSV file in, with its counts and the rows that were not taken. */
export function addImportCommand(program: Command): void {
  const command = addWriteCommand(program, 'import', 'import a CSV file')
    .addArgument(new Argument('<kind>', KINDS.join(', ')).argParser(readKind))
    .argument('<file>', 'the file, or - for standard input')
    .option('--dry-run', 'write nothing; only count what would be done')
    .option('--map <file>', 'JSON file: {"Column header": "field", "Another": null}')
    .option('--errors <file>', 'where to save rows that were not taken; else beside the file')
    .option('--site <site>', 'the site of rows that name none')
    .option('--channel <channel>', 'the channel of sales that name none')
    .addOption(
      new Option('--date-order <order>', 'how 01/02/2026 is meant').choices(['MDY', 'DMY']),
    )
    .action(async (kind: ImportQuery['kind'], file: string, options: ImportOptions) => {
      const client = connect(options)
      const query = { kind, ...(await describeFile(file, options)) }
      const body = await openFile(file)
      const started = await client.importCreate({ query, body, ...callOptions(options) })
      const done = await waitForEnd(client, started)
      const errorsFile = done.errors > 0 ? await saveErrors(client, done, file, options) : undefined
      printOne(options, errorsFile ? { ...done, errorsFile } : done, () =>
        describeEnd(done, errorsFile),
      )
      process.exitCode = exitCodeOf(done)
    })
  addPastImportCommands(command)
}

function readKind(text: string): ImportQuery['kind'] {
  const kind = KINDS.find((known) => known === text.replaceAll('-', '_'))
  if (!kind) throw new UsageError(`"${text}" cannot be imported; there are: ${KINDS.join(', ')}.`)
  return kind
}

async function describeFile(file: string, options: ImportOptions): Promise<Partial<ImportQuery>> {
  const { dryRun, map, site, channel, dateOrder } = options
  return {
    fileName: file === '-' ? 'standard input' : basename(file),
    ...(dryRun ? { dryRun: 'true' } : {}),
    ...(map ? { mapping: await readMapping(map) } : {}),
    ...(site ? { site } : {}),
    ...(channel ? { channel } : {}),
    ...(dateOrder ? { dateOrder } : {}),
  }
}

async function readMapping(file: string): Promise<string> {
  const json = await readFile(pathOf(file), 'utf8')
  try {
    return JSON.stringify(JSON.parse(json))
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`)
  }
}

/** A file on disk is sent piece by piece, and can be sent again; standard input only once. */
async function openFile(file: string): Promise<Upload> {
  if (file === '-') return Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>
  const path = pathOf(file)
  const { size } = await stat(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`)
  })
  if (size === 0) throw new UsageError(`${path} is empty.`)
  return openAsBlob(path, { type: 'text/csv' })
}

async function saveErrors(
  client: Client,
  done: Import,
  file: string,
  options: ImportOptions,
): Promise<string> {
  const beside = file === '-' ? 'import' : file.slice(0, file.length - extname(file).length)
  const path = pathOf(options.errors ?? `${beside}.errors.csv`)
  const answer = await client.importErrorsGet({ params: { id: done.id } })
  if (answer.body) await pipeline(answer.body, createWriteStream(path))
  return path
}

function describeEnd(done: Import, errorsFile: string | undefined): string {
  const { state, dryRun, problem, created, changed, unchanged, errors } = done
  const would = dryRun ? 'would be ' : ''
  const lines = [
    `${number(created)} ${would}created, ${number(changed)} ${would}changed, ${number(unchanged)} unchanged, ${number(errors)} with errors`,
  ]
  if (errorsFile) lines.push(`Rows that were not taken, with the reason: ${errorsFile}`)
  if (problem) lines.unshift(`The import ${state}: ${problem.detail} (${problem.code})`)
  else if (state !== 'done') lines.unshift(`The import is ${state}.`)
  else if (!dryRun) lines.push(`To take it back: onhand import rollback ${done.id}`)
  return lines.join('\n')
}

function exitCodeOf({ state, errors }: Import): number {
  if (state !== 'done') return EXIT.failed
  return errors > 0 ? EXIT.partial : EXIT.ok
}
