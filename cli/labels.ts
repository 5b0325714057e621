import { writeFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Body, Reply } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { UsageError } from './failure.ts'
import { number, printOne } from './output.ts'
import { pathOf } from './path.ts'
import { getTerminal } from './terminal.ts'

type Print = Body<'labelCreate'>
type Line = Print['lines'][number]

interface LabelOptions extends ApiOptions {
  template: string
  format: 'pdf' | 'zpl' | 'svg'
  startAt: number
  square?: boolean
  out?: string
}

/** Labels of items, bins and lots into a file for the printer. */
export function addLabelCommands(program: Command): void {
  const labels = program.command('labels').description('labels: of items, bins, lots')
  add(labels, 'item <lines...>', 'of items: SKU, or SKU=12 for twelve of it', (words) =>
    words.map((word) => {
      const [sku, copies] = readWord(word)
      return { kind: 'item', sku, copies }
    }),
  )
  add(labels, 'bin <lines...>', 'of places: MAIN/A-01-02, or MAIN/A-01-02=2', (words) =>
    words.map((word) => {
      const [path, copies] = readWord(word)
      return { kind: 'location', path, copies }
    }),
  )
  add(labels, 'lot <sku> <lots...>', 'of lots of an item: LOT, or LOT=12', ([sku = '', ...words]) =>
    words.map((word) => {
      const [lot, copies] = readWord(word)
      return { kind: 'lot', sku, lot, copies }
    }),
  )
  addApiCommand(labels, 'stock', 'the label stock that can be printed on').action(
    async (options: ApiOptions) => {
      const { data } = await connect(options).labelTemplateList()
      printOne(options, { data }, () =>
        data.map(({ id, name, detail }) => `${id.padEnd(16)} ${name}: ${detail}`).join('\n'),
      )
    },
  )
}

function add(
  labels: Command,
  nameAndArguments: string,
  summary: string,
  read: (words: string[]) => Line[],
): void {
  addApiCommand(labels, nameAndArguments, summary)
    .option('--template <id>', 'the label stock: see labels stock', 'letter-30')
    .addOption(
      new Option('--format <format>', 'what is written')
        .choices(['pdf', 'zpl', 'svg'])
        .default('pdf'),
    )
    .option('--start-at <place>', 'the first free label of the sheet', count, 1)
    .option('--square', 'QR codes instead of bars')
    .option('--out <file>', 'where to; labels.pdf or labels.zpl here, - for standard output')
    .action(async (...given: unknown[]) => {
      const options = given.at(-2) as LabelOptions
      const { template, format, startAt, square } = options
      const body = {
        // The server knows the templates and refuses others by name.
        template: template as NonNullable<Print['template']>,
        format,
        startAt,
        style: square ? ('square' as const) : ('bars' as const),
        lines: read(given.slice(0, -2).flat() as string[]),
      }
      save(options, await connect(options).labelCreate({ body }))
    })
}

function save(options: LabelOptions, made: Reply<'labelCreate'>): void {
  const { content, encoding, fileName, labels, pages } = made
  const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8')
  if (options.out === '-') return void getTerminal().stdout.write(bytes)
  const file = pathOf(options.out ?? fileName)
  writeFileSync(file, bytes)
  printOne(options, { file, labels, pages }, () =>
    [`${number(labels)} labels on ${number(pages)} pages: ${file}.`, 'Print at 100 %.'].join(' '),
  )
}

/** `SKU` or `SKU=3`; the last equals sign counts. */
function readWord(word: string): [string, number] {
  const [, name, copies] = /^(.+)=(\d{1,4})$/.exec(word) ?? []
  if (name && copies) return [name, Number(copies)]
  if (word === '') throw new UsageError('Name what the labels are for.')
  return [word, 1]
}
