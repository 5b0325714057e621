import type { Command } from 'commander'
import type { Reply, Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { type Column, formatTable, printOne, printRows } from './output.ts'
import { type Condition, conditionOption } from './units.ts'

/** Units that have a name: where each is, and where it was. */
export function addSerialCommands(program: Command): void {
  addSerial(program)
  addSerials(program)
}

function addSerial(program: Command): void {
  addApiCommand(program, 'serial <serial>', 'where the unit with this serial is, and was')
    .option('--sku <sku>', 'only of this item')
    .action(async (serial: string, options: ApiOptions & { sku?: string }) => {
      const { sku } = options
      const query = sku ? { sku } : {}
      const found = await connect(options).serialGet({ params: { serial }, query })
      printOne(options, found, () => found.units.map(describeUnit).join('\n\n'))
    })
}

function describeUnit(unit: Reply<'serialGet'>['units'][number]): string {
  const where = unit.onHand
    ? `at ${unit.location}${unit.lot ? ` lot ${unit.lot}` : ''}, ${unit.condition}`
    : `not on hand (${unit.location})`
  const table = formatTable(unit.history, [
    { title: 'When', value: ({ occurredAt }) => occurredAt.slice(0, 16).replace('T', ' ') },
    { title: 'What', value: ({ cause }) => cause },
    { title: 'From', value: ({ from }) => from },
    { title: 'To', value: ({ to }) => to },
    { title: 'Condition', value: ({ toCondition }) => toCondition },
    { title: 'Reference', value: ({ reference }) => reference },
    { title: 'Who', value: ({ actor }) => actor },
  ])
  return `${unit.sku} ${unit.serial} is ${where}.\n\n${table}`
}

interface SerialsOptions extends ApiOptions {
  location?: string
  lot?: string
  condition?: Condition
  gone?: boolean
  limit?: number
}

const COLUMNS: Column<Row<'itemSerialList'>>[] = [
  { title: 'Serial', value: ({ serial }) => serial },
  { title: 'Location', value: ({ location }) => location },
  { title: 'Lot', value: ({ lot }) => lot || null },
  { title: 'Condition', value: ({ condition }) => condition },
  { title: 'Since', value: ({ since }) => since.slice(0, 16).replace('T', ' ') },
]

function addSerials(program: Command): void {
  addApiCommand(program, 'serials <sku>', 'the units of an item that are on hand, by serial')
    .option('--location <path>', 'only at this place, such as MAIN or MAIN/A-01')
    .option('--lot <lot>', 'only of this lot')
    .addOption(conditionOption('--condition <condition>', 'only those that are so'))
    .option('--gone', 'those that have left instead')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string, options: SerialsOptions) => {
      const { location, lot, condition, gone } = options
      const query = {
        ...(location ? { location } : {}),
        ...(lot === undefined ? {} : { lot }),
        ...(condition ? { condition } : {}),
        ...(gone ? { onHand: 'false' as const } : {}),
        limit: 200,
      }
      const rows = connect(options).each('itemSerialList', { params: { sku }, query })
      await printRows(options, rows, COLUMNS)
    })
}
