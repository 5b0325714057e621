import type { Command } from 'commander'
import type { Body, Reply } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { readInstant, readLine, readLines } from './lines.ts'
import { formatTable, number, printOne } from './output.ts'
import { findReservationId } from './reservations.ts'
import { addDeedCommand, type Condition, conditionOption, type DeedOptions } from './units.ts'

/** Whatever moves units. */
export function addMovementCommands(program: Command): void {
  addAdjust(program)
  addReceive(program)
  addShip(program)
  addReturn(program)
  addMove(program)
  addCondition(program)
  addAssembly(program, 'assemble')
  addAssembly(program, 'disassemble')
  addReverse(program)
  addDocument(program)
}

type Document = Reply<'documentGet'>

function printDocument(options: ApiOptions, made: Document, what: string): void {
  const units = made.lines.reduce((sum, line) => sum + line.quantity, 0)
  printOne(
    options,
    made,
    () => `${what} ${number(units)} units in ${made.lines.length} lines: document ${made.id}.`,
  )
}

/** What every document may say about itself. */
function aboutOf({ note, reference, occurredAt }: DeedOptions) {
  return {
    ...(note ? { note } : {}),
    ...(reference ? { reference } : {}),
    ...(occurredAt ? { occurredAt: readInstant(occurredAt) } : {}),
  }
}

const conditionOf = ({ condition }: DeedOptions) => (condition ? { condition } : {})

function addAdjust(program: Command): void {
  addDeedCommand(program, 'adjust <lines...>', 'say what is there in truth: SKU=5, or SKU=-2')
    .requiredOption('--reason <reason>', 'found, damaged, lost, … (see the reference)')
    .option('--location <path>', 'where: a site or a bin', 'MAIN')
    .option('--set', 'the numbers are what is there, not what changed')
    .option('--expires-on <day>', 'of a new lot')
    .option('--unit-cost <cost>', 'of units that were found, such as 4.20')
    .addOption(conditionOption('--condition <condition>', 'of the units; sellable'))
    .action(async (words: string[], options: DeedOptions & { reason: string; set?: boolean }) => {
      const { reason, location, set } = options
      const lines = await readLines(words, { location, ...conditionOf(options) }, options)
      const body = {
        reason,
        lines: set ? lines.map(({ quantity, ...line }) => ({ setTo: quantity, ...line })) : lines,
        ...aboutOf(options),
        // The server knows the reasons and refuses others by name.
      } as Body<'adjustmentCreate'>
      const made = await connect(options).adjustmentCreate({ body, ...callOptions(options) })
      printDocument(options, made, 'Adjusted')
    })
}

function addReceive(program: Command): void {
  addDeedCommand(program, 'receive <lines...>', 'take units from suppliers into stock: SKU=12')
    .option('--location <path>', 'where they come to lie', 'MAIN')
    .option('--expires-on <day>', 'of a new lot')
    .option('--unit-cost <cost>', 'of one unit, such as 4.20; else the cost of the item')
    .option('--expected <id>', 'the expected receipt that they fulfil')
    .addOption(conditionOption('--condition <condition>', 'of the units; sellable'))
    .action(async (words: string[], options: DeedOptions & { expected?: string }) => {
      const { location, expected } = options
      const more = {
        location,
        ...conditionOf(options),
        ...(expected ? { expectedReceiptId: expected } : {}),
      }
      const body = { lines: await readLines(words, more, options), ...aboutOf(options) }
      const made = await connect(options).receiptCreate({ body, ...callOptions(options) })
      printDocument(options, made, 'Received')
    })
}

function addShip(program: Command): void {
  addDeedCommand(program, 'ship [lines...]', 'send units to a customer, or all of a reservation')
    .option('--location <path>', 'where they lie', 'MAIN')
    .option('--reservation <reference>', 'what they fulfil: its reference or id; alone, all of it')
    .addOption(conditionOption('--condition <condition>', 'of the units; sellable'))
    .action(async (words: string[], options: DeedOptions & { reservation?: string }) => {
      const { location, reservation, serial } = options
      const client = connect(options)
      if (words.length === 0 && !reservation)
        throw new UsageError('Give lines such as SKU=2, a --reservation, or both.')
      const lines = await readLines(words, { location, ...conditionOf(options) }, options)
      const body = {
        ...(words.length > 0 ? { lines } : {}),
        ...(reservation ? { reservationId: await findReservationId(client, reservation) } : {}),
        ...(serial && words.length === 0 ? { serials: serial } : {}),
        ...aboutOf(options),
      }
      const made = await client.shipmentCreate({ body, ...callOptions(options) })
      printDocument(options, made, 'Shipped')
    })
}

function addReturn(program: Command): void {
  addDeedCommand(program, 'return <lines...>', 'take units back from customers into stock: SKU=1')
    .option('--location <path>', 'where they come to lie', 'MAIN')
    .option('--reason <text>', 'why they came back')
    .option('--expires-on <day>', 'of a new lot')
    .addOption(conditionOption('--condition <condition>', 'in which they come; sellable'))
    .action(async (words: string[], options: DeedOptions & { reason?: string }) => {
      const { location, reason } = options
      const lines = await readLines(words, { location, ...conditionOf(options) }, options)
      const body = { lines, ...(reason ? { reason } : {}), ...aboutOf(options) }
      const made = await connect(options).stockReturnCreate({ body, ...callOptions(options) })
      printDocument(options, made, 'Took back')
    })
}

function addMove(program: Command): void {
  addDeedCommand(program, 'move <lines...>', 'move units between bins or sites: SKU=4')
    .requiredOption('--from <path>', 'where they lie')
    .requiredOption('--to <path>', 'where they go')
    .option('--reason <text>', 'why')
    .addOption(conditionOption('--condition <condition>', 'of the units; sellable'))
    .action(
      async (
        words: string[],
        options: DeedOptions & { from: string; to: string; reason?: string },
      ) => {
        const { from, to, condition, reason } = options
        const more = { from, to, ...(condition ? { fromCondition: condition } : {}) }
        const lines = await readLines(words, more, options)
        const body = { lines, ...(reason ? { reason } : {}), ...aboutOf(options) }
        const made = await connect(options).moveCreate({ body, ...callOptions(options) })
        printDocument(options, made, 'Moved')
      },
    )
}

function addCondition(program: Command): void {
  addDeedCommand(program, 'condition <lines...>', 'change the condition of units: SKU=1')
    .addOption(
      conditionOption('--to <condition>', 'what they are from now on').makeOptionMandatory(),
    )
    .addOption(conditionOption('--from <condition>', 'what they were').default('sellable'))
    .option('--location <path>', 'where they lie', 'MAIN')
    .option('--reason <text>', 'why')
    .action(
      async (
        words: string[],
        options: DeedOptions & { from: Condition; to: Condition; reason?: string },
      ) => {
        const { location, from, to, reason } = options
        const place = { from: location, to: location, fromCondition: from, toCondition: to }
        const lines = await readLines(words, place, options)
        const body = { lines, ...(reason ? { reason } : {}), ...aboutOf(options) }
        const made = await connect(options).moveCreate({ body, ...callOptions(options) })
        printDocument(options, made, 'Changed')
      },
    )
}

interface AssemblyOptions extends DeedOptions {
  component?: string[]
}

function addAssembly(program: Command, name: 'assemble' | 'disassemble'): void {
  const summary =
    name === 'assemble'
      ? 'make kits with stock of their own from their components: KIT=2'
      : 'take kits apart, so that their components come back: KIT=2'
  addDeedCommand(program, `${name} <line>`, summary)
    .option('--location <path>', 'where', 'MAIN')
    .option('--expires-on <day>', 'of a new lot of the kit')
    .option('--component <units...>', 'serials of a component: PART=S1,S2')
    .action(async (word: string, options: AssemblyOptions) => {
      const { location, lot, expiresOn, serial, component } = options
      const body = {
        ...readLine(word),
        location,
        ...(lot ? { lot } : {}),
        ...(expiresOn ? { expiresOn } : {}),
        ...(serial ? { serials: serial } : {}),
        ...(component ? { components: component.map(readComponent) } : {}),
        ...aboutOf(options),
      }
      const client = connect(options)
      const input = { body, ...callOptions(options) }
      const made =
        name === 'assemble'
          ? await client.assemblyCreate(input)
          : await client.disassemblyCreate(input)
      printDocument(options, made, name === 'assemble' ? 'Assembled:' : 'Took apart:')
    })
}

function readComponent(text: string): { sku: string; serials: string[] } {
  const [, sku, serials] = /^(.+)=([^=]+)$/.exec(text) ?? []
  if (!sku || !serials) throw new UsageError(`"${text}" is not of the form PART=S1,S2.`)
  return { sku, serials: serials.split(',').flatMap((serial) => serial.trim() || []) }
}

function addReverse(program: Command): void {
  addWriteCommand(program, 'reverse <id>', 'write the opposite of a document, once')
    .option('--movement', 'the id is that of one movement, not of a whole document')
    .option('--note <text>', 'for those who read the ledger later')
    .action(async (id: string, options: ApiOptions & { movement?: boolean; note?: string }) => {
      const { movement, note } = options
      const input = { params: { id }, body: note ? { note } : {}, ...callOptions(options) }
      const client = connect(options)
      const made = movement
        ? await client.movementReversalCreate(input)
        : await client.documentReversalCreate(input)
      printDocument(options, made, 'Reversed')
    })
}

function addDocument(program: Command): void {
  addApiCommand(program, 'document <id>', 'what a deed moved, as the ledger has it').action(
    async (id: string, options: ApiOptions) => {
      const found = await connect(options).documentGet({ params: { id } })
      printOne(options, found, () => describeDocument(found))
    },
  )
}

function describeDocument(found: Document): string {
  const { kind, reference, reason, occurredAt, lines } = found
  const head = [kind, reference, reason, occurredAt].filter(Boolean).join(', ')
  const table = formatTable(lines, [
    { title: 'SKU', value: ({ sku }) => sku },
    { title: 'From', value: ({ from }) => from },
    { title: 'To', value: ({ to }) => to },
    { title: 'Lot', value: ({ lot, serial }) => [lot, serial].filter(Boolean).join(' ') || null },
    { title: 'Condition', value: ({ toCondition }) => toCondition },
    { title: 'Units', value: ({ quantity }) => number(quantity), align: 'right' },
    { title: 'Reversed', value: ({ reversedBy }) => (reversedBy ? 'yes' : '') },
  ])
  return `${head}\n\n${table}`
}
