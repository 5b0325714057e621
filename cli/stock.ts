import type { Command } from 'commander'
import type { Reply, Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { UsageError } from './failure.ts'
import { readInstant } from './lines.ts'
import { type Column, formatTable, number, printOne, printRows } from './output.ts'
import { type Condition, conditionOption } from './units.ts'

/** Stock now and as of any instant, its ledger, its lots and kits. */
export function addStockCommands(program: Command): void {
  addStock(program)
  addLedger(program)
  addLots(program)
  addLot(program)
  addKits(program)
}

interface StockOptions extends ApiOptions {
  site?: string
  bin?: string
  lot?: string
  condition?: Condition
  at?: string
  limit?: number
}

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
  addApiCommand(
    program,
    'stock [sku]',
    'stock by item and site; with a bin, lot or condition, where it lies',
  )
    .option('--site <site>', 'only this site')
    .option('--bin <path>', 'only this place, such as MAIN/A-01-02')
    .option('--lot <lot>', 'only this lot')
    .addOption(conditionOption('--condition <condition>', 'only units that are so'))
    .option('--at <instant>', 'as it was then: 2026-11-23T12:00:00Z, or a day for its end')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string | undefined, options: StockOptions) => {
      const { site, bin, lot, condition, at } = options
      const isByPlace = bin !== undefined || lot !== undefined || condition !== undefined
      if (at !== undefined) return printStockAt(sku, options, isByPlace, readInstant(at))
      if (isByPlace) return printBalances(sku, options)
      const query = { ...(sku ? { sku } : {}), ...(site ? { site } : {}), limit: 200 }
      await printRows(options, connect(options).each('stockList', { query }), STOCK_COLUMNS)
    })
}

const BALANCE_COLUMNS: Column<{
  location: string
  lot: string
  expiresOn: string | null
  condition: string
  quantity: number
}>[] = [
  { title: 'Location', value: ({ location }) => location },
  { title: 'Lot', value: ({ lot }) => lot || null },
  { title: 'Expires', value: ({ expiresOn }) => expiresOn },
  { title: 'Condition', value: ({ condition }) => condition },
  { title: 'Units', value: ({ quantity }) => number(quantity), align: 'right' },
]

async function printBalances(sku: string | undefined, options: StockOptions): Promise<void> {
  const { site, bin, lot, condition } = options
  const location = bin ?? site
  const query = {
    ...(sku ? { sku } : {}),
    ...(location ? { location } : {}),
    ...(lot === undefined ? {} : { lot }),
    ...(condition ? { condition } : {}),
    limit: 200,
  }
  await printRows<Row<'balanceList'>>(options, connect(options).each('balanceList', { query }), [
    { title: 'SKU', value: (row) => row.sku },
    ...BALANCE_COLUMNS,
  ])
}

async function printStockAt(
  sku: string | undefined,
  options: StockOptions,
  isByPlace: boolean,
  at: string,
): Promise<void> {
  const { site, bin, lot, condition } = options
  if (!isByPlace) {
    const query = { at, ...(sku ? { sku } : {}), limit: 200 }
    const rows = connect(options).each('stockAtList', { query })
    return printRows(
      options,
      keepRows(rows, (row) => !site || row.site === site),
      [
        { title: 'SKU', value: (row) => row.sku },
        { title: 'Site', value: (row) => row.site },
        { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
        { title: 'Unavailable', value: ({ unavailable }) => number(unavailable), align: 'right' },
      ],
    )
  }
  if (!sku) throw new UsageError('--at with a bin, a lot or a condition needs the SKU.')
  const { data } = await connect(options).itemBalanceAtList({ params: { sku }, query: { at } })
  const rows = data.filter(
    (row) =>
      (!site || row.site === site) &&
      (!bin || row.location === bin || row.location.startsWith(`${bin}/`)) &&
      (lot === undefined || row.lot === lot) &&
      (!condition || row.condition === condition),
  )
  return printRows(
    options,
    keepRows(rows, () => true),
    BALANCE_COLUMNS,
  )
}

async function* keepRows<Item>(
  rows: AsyncIterable<Item> | Iterable<Item>,
  keep: (row: Item) => boolean,
): AsyncGenerator<Item> {
  for await (const row of rows) if (keep(row)) yield row
}

const LEDGER_COLUMNS: Column<Row<'itemMovementList'>>[] = [
  { title: 'When', value: ({ occurredAt }) => occurredAt.slice(0, 16).replace('T', ' ') },
  { title: 'What', value: ({ cause }) => cause },
  { title: 'From', value: ({ from }) => from },
  { title: 'To', value: ({ to }) => to },
  { title: 'Change', value: ({ change }) => signed(change), align: 'right' },
  { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
  { title: 'Lot', value: ({ lot, serial }) => [lot, serial].filter(Boolean).join(' ') || null },
  {
    title: 'Reason',
    value: ({ reason, reference }) => [reason, reference].filter(Boolean).join(' '),
  },
  { title: 'Who', value: ({ actor }) => actor },
]

function signed(change: number): string {
  return change > 0 ? `+${number(change)}` : number(change)
}

interface LedgerOptions extends ApiOptions {
  location?: string
  lot?: string
  serial?: string
  kind?: string
  reason?: string
  who?: string
  from?: string
  to?: string
  limit?: number
}

function addLedger(program: Command): void {
  addApiCommand(program, 'ledger <sku>', 'every movement of an item, the newest first')
    .option('--location <path>', 'only at this place, such as MAIN or MAIN/A-01')
    .option('--lot <lot>', 'only of this lot')
    .option('--serial <serial>', 'only of the unit with this serial')
    .option('--kind <kind>', 'only receipt, shipment, adjustment, move, reversal, …')
    .option('--reason <reason>', 'only for this reason, such as damaged')
    .option('--who <name>', 'only by this user or key')
    .option('--from <instant>', 'from this day or instant on')
    .option('--to <instant>', 'before this instant, or up to the end of this day')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string, options: LedgerOptions) => {
      const { location, lot, serial, kind, reason, who, from, to } = options
      const query = {
        ...(location ? { location } : {}),
        ...(lot === undefined ? {} : { lot }),
        ...(serial ? { serial } : {}),
        ...(kind ? { cause: kind } : {}),
        ...(reason ? { reason } : {}),
        ...(who ? { actor: who } : {}),
        ...(from ? { from: readInstant(from, 'start') } : {}),
        ...(to ? { to: readInstant(to) } : {}),
        limit: 200,
      }
      const rows = connect(options).each('itemMovementList', { params: { sku }, query })
      await printRows(options, rows, LEDGER_COLUMNS)
    })
}

function addLots(program: Command): void {
  addApiCommand(program, 'lots <sku>', 'the lots of an item, the soonest to expire first')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (sku: string, options: ApiOptions & { limit?: number }) => {
      const { data } = await connect(options).lotList({ params: { sku } })
      await printRows(
        options,
        keepRows(data, () => true),
        [
          { title: 'Lot', value: ({ lot }) => lot },
          { title: 'Expires', value: ({ expiresOn }) => expiresOn },
          { title: 'On hand', value: ({ onHand }) => number(onHand), align: 'right' },
          { title: 'Since', value: ({ createdAt }) => createdAt.slice(0, 10) },
        ],
      )
    })
}

function addLot(program: Command): void {
  addApiCommand(program, 'lot <sku> <lot>', 'correct the expiry date of a lot')
    .requiredOption('--expires-on <day>', 'such as 2027-05-31, or never')
    .action(async (sku: string, lot: string, options: ApiOptions & { expiresOn: string }) => {
      const expiresOn = options.expiresOn === 'never' ? null : options.expiresOn
      const made = await connect(options).lotUpdate({
        params: { sku, lot },
        body: { expiresOn },
      })
      const until = made.expiresOn ? `expires on ${made.expiresOn}` : 'does not expire'
      printOne(
        options,
        made,
        () => `${sku} lot ${made.lot} ${until}; ${number(made.onHand)} on hand.`,
      )
    })
}

function addKits(program: Command): void {
  addApiCommand(
    program,
    'kits <sku>',
    'how many of a kit its components make, by site and pooled',
  ).action(async (sku: string, options: ApiOptions) => {
    const found = await connect(options).kitAvailabilityGet({ params: { sku } })
    printOne(options, found, () => describeKits(found))
  })
}

function describeKits(kit: Reply<'kitAvailabilityGet'>): string {
  const sites = [
    ...kit.sites,
    { site: 'All, each by itself', available: kit.available },
    { site: 'Pooled', available: kit.pooled },
  ]
  return [
    formatTable(sites, [
      { title: 'Site', value: ({ site }) => site },
      { title: 'Kits', value: ({ available }) => number(available), align: 'right' },
    ]),
    formatTable(kit.components, [
      { title: 'Component', value: ({ sku }) => sku },
      { title: 'In a kit', value: ({ quantity }) => number(quantity), align: 'right' },
      { title: 'Available', value: ({ available }) => number(available), align: 'right' },
    ]),
  ].join('\n\n')
}
