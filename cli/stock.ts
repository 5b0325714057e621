import type { Command } from 'commander'
import type { Body, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { type Column, number, printOne, printRows } from './output.ts'

/** Stock now, its ledger, and what changes it. */
export function addStockCommands(program: Command): void {
  addStock(program)
  addLedger(program)
  addAdjust(program)
  addReserve(program)
}

type StockOptions = ApiOptions & { site?: string; limit?: number }

const STOCK_COLUMNS: Column<Row<'stockList'>>[] = [
  { title: 'SKU', value: ({ sku }) => sku },
  { title: 'Site', value: ({ site }) => site },
  { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
  { title: 'Unavailable', value: ({ unavailable }) => number(unavailable), align: 'right' },
  { title: 'Committed', value: ({ committed }) => number(committed), align: 'right' },
  { title: 'Held', value: ({ held }) => number(held), align: 'right' },
  { title: 'Available', value: ({ available }) => number(available), align: 'right' },
  { title: 'Incoming', value: ({ incoming }) => number(incoming), align: 'right' },
]

function addStock(program: Command): void {
  addApiCommand(program, 'stock [sku]', 'stock now, by item and site')
    .option('--site <site>', 'only this site')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string | undefined, options: StockOptions) => {
      const { site } = options
      const query = { ...(sku ? { sku } : {}), ...(site ? { site } : {}), limit: 200 }
      await printRows(options, connect(options).each('stockList', { query }), STOCK_COLUMNS)
    })
}

const LEDGER_COLUMNS: Column<Row<'itemMovementList'>>[] = [
  { title: 'When', value: ({ occurredAt }) => occurredAt.slice(0, 16).replace('T', ' ') },
  { title: 'What', value: ({ cause }) => cause },
  { title: 'From', value: ({ from }) => from },
  { title: 'To', value: ({ to }) => to },
  { title: 'Change', value: ({ change }) => signed(change), align: 'right' },
  { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
  {
    title: 'Reason',
    value: ({ reason, reference }) => [reason, reference].filter(Boolean).join(' '),
  },
  { title: 'Who', value: ({ actor }) => actor },
]

function signed(change: number): string {
  return change > 0 ? `+${number(change)}` : number(change)
}

function addLedger(program: Command): void {
  addApiCommand(program, 'ledger <sku>', 'every movement of an item, the newest first')
    .option('--location <path>', 'only at this place, such as MAIN or MAIN/A-01')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string, options: ApiOptions & { location?: string; limit?: number }) => {
      const { location } = options
      const query = { ...(location ? { location } : {}), limit: 200 }
      const rows = connect(options).each('itemMovementList', { params: { sku }, query })
      await printRows(options, rows, LEDGER_COLUMNS)
    })
}

type AdjustOptions = ApiOptions & {
  reason: string
  location: string
  set?: boolean
  note?: string
  reference?: string
}

function addAdjust(program: Command): void {
  addWriteCommand(program, 'adjust <lines...>', 'say what is there in truth: SKU=5, or SKU=-2')
    .requiredOption('--reason <reason>', 'found, damaged, lost, … (see the reference)')
    .option('--location <path>', 'where: a site or a bin', 'MAIN')
    .option('--set', 'the numbers are what is there, not what changed')
    .option('--note <text>', 'for those who read the ledger later')
    .option('--reference <text>', 'the number of a document of yours')
    .action(async (lines: string[], options: AdjustOptions) => {
      const { reason, location, set, note, reference } = options
      const body = {
        reason,
        lines: lines.map(readLine).map(({ sku, quantity }) => ({
          sku,
          location,
          ...(set ? { setTo: quantity } : { quantity }),
        })),
        ...(note ? { note } : {}),
        ...(reference ? { reference } : {}),
        // The server knows the reasons and refuses others by name.
      } as Body<'adjustmentCreate'>
      const input = { body, ...callOptions(options) }
      const made = await connect(options).adjustmentCreate(input)
      printOne(options, made, () => `Adjusted: ${made.lines.length} lines, document ${made.id}.`)
    })
}

type ReserveOptions = ApiOptions & { site: string; holdSeconds?: number }

function addReserve(program: Command): void {
  addWriteCommand(
    program,
    'reserve <reference> <lines...>',
    'promise units to an order, all or nothing: SKU=2',
  )
    .option('--site <site>', 'from this site', 'MAIN')
    .option('--hold-seconds <seconds>', 'only hold them for so long', count)
    .action(async (reference: string, lines: string[], options: ReserveOptions) => {
      const { site, holdSeconds } = options
      const body = {
        reference,
        lines: lines.map(readLine).map((line) => ({ ...line, site })),
        ...(holdSeconds ? { holdSeconds } : {}),
      }
      const made = await connect(options).reservationCreate({ body, ...callOptions(options) })
      printOne(options, made, () => `${reference} is ${made.state}: reservation ${made.id}.`)
    })
}

/** `SKU=5`; the last equals sign counts, since a SKU may have one. */
function readLine(text: string): { sku: string; quantity: number } {
  const [, sku, digits] = /^(.+)=([+-]?\d{1,12})$/.exec(text) ?? []
  if (!sku || !digits) throw new UsageError(`"${text}" is not of the form SKU=5.`)
  return { sku, quantity: Number(digits) }
}
