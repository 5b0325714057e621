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
import { getTerminal } from './terminal.ts'

type Import = Schemas['Import']
type ImportQuery = Query<'importCreate'>

const KINDS = [
  'auto',
  'items',
  'suppliers',
  'opening_stock',
  'stock_counts',
  'incoming',
  'sales',
] as const

type Kind = (typeof KINDS)[number]

const DELIMITERS: Record<string, ImportQuery['delimiter']> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
}

type ImportOptions = ApiOptions & {
  dryRun?: boolean
  map?: string
  errors?: string
  site?: string
  channel?: string
  dateOrder?: NonNullable<ImportQuery['dateOrder']>
  decimal?: 'point' | 'comma'
  encoding?: NonNullable<ImportQuery['encoding']>
  sheet?: string
  delimiter?: string
}

/** `onhand import`: a file in, with its counts and the rows that were not taken. */
export function addImportCommand(program: Command): void {
  const command = addWriteCommand(program, 'import', 'import a file: CSV, TSV or XLSX')
    .addArgument(new Argument('<kind>', KINDS.join(', ')).argParser(readKind))
    .argument('<file>', 'the file, or - for standard input')
    .option('--dry-run', 'write nothing; only count what would be done')
    .option('--map <file>', 'JSON file: {"Column header": "field", "Another": null}')
    .option('--errors <file>', 'where to save rows that were not taken; else beside the file')
    .option('--site <site>', 'the site of rows that name none')
    .option('--channel <channel>', 'the channel of sales that name none')
    .option('--sheet <name>', 'the sheet of a workbook; the first one unless it is named')
    .addOption(
      new Option('--encoding <encoding>', 'where letters come out wrong').choices([
        'utf-8',
        'utf-16le',
        'utf-16be',
        'windows-1252',
      ]),
    )
    .addOption(
      new Option('--delimiter <name>', 'what divides cells; found out unless given').choices(
        Object.keys(DELIMITERS),
      ),
    )
    .addOption(
      new Option('--decimal <mark>', 'what stands before the decimals of numbers').choices([
        'point',
        'comma',
      ]),
    )
    .addOption(
      new Option('--date-order <order>', 'how 01/02/2026 is meant').choices(['MDY', 'DMY']),
    )
    .action(async (kind: Kind, file: string, options: ImportOptions) => {
      const client = connect(options)
      const query = { ...(kind === 'auto' ? {} : { kind }), ...(await describeFile(file, options)) }
      const body = await openFile(file)
      const started = await client.importCreate({ query, body, ...callOptions(options) })
      const done = await waitForEnd(client, started)
      const errorsFile = done.errors > 0 ? await saveErrors(client, done, file, options) : undefined
      printOne(options, errorsFile ? { ...done, errorsFile } : done, () =>
        describeEnd(done, errorsFile),
      )
      getTerminal().exitCode = exitCodeOf(done)
    })
  addPastImportCommands(command)
}

function readKind(text: string): Kind {
  const kind = KINDS.find((known) => known === text.replaceAll('-', '_'))
  if (!kind) throw new UsageError(`"${text}" cannot be imported; there are: ${KINDS.join(', ')}.`)
  return kind
}

async function describeFile(file: string, options: ImportOptions): Promise<Partial<ImportQuery>> {
  const { dryRun, map, site, channel, dateOrder, decimal, encoding, sheet, delimiter } = options
  return {
    fileName: file === '-' ? 'standard input' : basename(file),
    ...(dryRun ? { dryRun: 'true' } : {}),
    ...(map ? { mapping: await readMapping(map) } : {}),
    ...(site ? { site } : {}),
    ...(channel ? { channel } : {}),
    ...(dateOrder ? { dateOrder } : {}),
    ...(decimal ? { decimal: decimal === 'comma' ? ',' : '.' } : {}),
    ...(encoding ? { encoding } : {}),
    ...(sheet ? { sheet } : {}),
    ...(delimiter ? { delimiter: DELIMITERS[delimiter] } : {}),
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
  if (file === '-') return Readable.toWeb(getTerminal().stdin) as ReadableStream<Uint8Array>
  const path = pathOf(file)
  const { size } = await stat(path).catch(() => {
    throw new UsageError(`There is no file ${path}.`)
  })
  if (size === 0) throw new UsageError(`${path} is empty.`)
  // The server looks for itself what it is.
  return openAsBlob(path, { type: 'application/octet-stream' })
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
  const { kind, state, dryRun, problem, created, changed, unchanged, errors, skipped } = done
  const would = dryRun ? 'would be ' : ''
  const lines = [
    `${kind}: ${number(created)} ${would}created, ${number(changed)} ${would}changed, ${number(unchanged)} unchanged, ${number(errors)} with errors`,
  ]
  for (const { reason, count } of skipped)
    lines.push(`${number(count)} rows left out: ${reason.replaceAll('_', ' ')}`)
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
