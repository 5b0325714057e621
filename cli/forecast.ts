import type { Command } from 'commander'
import type { Row, Schemas } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { describeExplanation } from './explanation.ts'
import { type Column, number, printOne, printRows } from './output.ts'
import { getTerminal } from './terminal.ts'

type Client = ReturnType<typeof connect>
type Forecast = Awaited<ReturnType<Client['itemForecastGet']>>
type SiteForecast = Forecast['sites'][number]
type Run = Schemas['ForecastRun']

const RUN_COLUMNS: Column<Row<'forecastRunList'>>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Asked at', value: ({ createdAt }) => createdAt },
  { title: 'Scope', value: ({ scope }) => scope },
  { title: 'State', value: ({ state }) => state },
  { title: 'Items', value: ({ itemsDone }) => number(itemsDone), align: 'right' },
  { title: 'Forecasts', value: ({ seriesDone }) => number(seriesDone), align: 'right' },
  { title: 'Ended at', value: ({ endedAt }) => endedAt },
]

/** `onhand forecast SKU`, and the runs that make forecasts. */
export function addForecastCommands(program: Command): void {
  const forecast = addApiCommand(
    program,
    'forecast [sku]',
    "an item's demand in the weeks to come, why, and how good that has been",
  )
    .option('--weeks <weeks>', 'how many weeks ahead, at most 26', count, 13)
    .action(async (sku: string | undefined, options: ApiOptions & { weeks: number }) => {
      if (sku === undefined) return forecast.help()
      const client = connect(options)
      const query = { ahead: Math.min(26, options.weeks) }
      const found = await client.itemForecastGet({ params: { sku }, query })
      printOne(options, found, () => found.sites.map(describeSite).join('\n\n') || noSale(sku))
    })
  addRunCommands(forecast)
}

function addRunCommands(forecast: Command): void {
  addWriteCommand(forecast, 'run', 'forecast all items anew, and plan by it')
    .option('--changes', 'only the items whose demand or values have changed')
    .option('--no-wait', 'do not wait for its end')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions & { changes?: boolean; wait: boolean }>()
      const client = connect(options)
      const scope = options.changes ? 'changes' : 'all'
      const run = await client.forecastRunCreate({ body: { scope }, ...callOptions(options) })
      const ended = options.wait ? await waitForRun(client, run) : run
      printOne(options, ended, () => describeRun(ended))
      if (ended.state === 'failed' || ended.state === 'cancelled') getTerminal().exitCode = 1
    })
  addApiCommand(forecast, 'runs', 'the forecast runs, the newest first')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions & { limit?: number }>()
      const rows = connect(options).each('forecastRunList', { query: { limit: 200 } })
      await printRows(options, rows, RUN_COLUMNS)
    })
  addWriteCommand(forecast, 'cancel <id>', 'stop a run that waits or works').action(
    async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      const run = await connect(options).forecastRunCancel({
        params: { id },
        ...callOptions(options),
      })
      printOne(options, run, () => describeRun(run))
    },
  )
}

const LOOK_AGAIN_MS = 1_000

async function waitForRun(client: Client, asked: Run): Promise<Run> {
  let run = asked
  let told = ''
  while (run.state === 'queued' || run.state === 'running') {
    const now = `${run.phase}: ${number(run.itemsDone)} of ${number(run.itemsTotal ?? 0)} items`
    if (getTerminal().stderr.isTTY && now !== told)
      getTerminal().stderr.write(`\r${now.padEnd(50)}`)
    told = now
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    run = await client.forecastRunGet({ params: { id: run.id } })
  }
  if (getTerminal().stderr.isTTY) getTerminal().stderr.write('\r')
  return run
}

function describeRun({ id, state, seriesDone, itemsDone, knownTo, problem }: Run): string {
  if (problem) return `Run ${id} failed: ${problem.detail}`
  const done = `${number(seriesDone)} forecasts of ${number(itemsDone)} items`
  return `Run ${id} is ${state}: ${done}${knownTo ? `, sales known to ${knownTo}` : ''}.`
}

const PLAIN_REASONS: Record<string, string> = {
  no_sales: 'it has no sales',
  short_history: 'it has fewer than 8 weeks of sales',
  no_forecast: 'no forecast was made yet; run: onhand forecast run',
}

function describeSite(site: SiteForecast): string {
  const head = site.site ?? 'All sites'
  const plan = site.plan
    ? [`  Reorder at ${number(site.plan.reorderPoint)}, sold out on ${site.plan.stockoutOn ?? '—'}`]
    : []
  if (site.weeks.length === 0) {
    const reason = PLAIN_REASONS[site.plainReason ?? 'no_forecast']
    return [`${head}: planned by the plain formula, because ${reason}.`, ...plan].join('\n')
  }
  const weeks = site.weeks.map(
    ({ from, p10, p50, p90 }) =>
      `  ${from}  ${number(Math.round(p50)).padStart(7)}  (${number(Math.round(p10))} to ${number(Math.round(p90))})`,
  )
  const { knownTo, demandClass } = site
  return [
    `${head}: ${demandClass} demand, known to ${knownTo}; units by week, and where 8 of 10 weeks lie`,
    ...weeks,
    ...plan,
    ...site.why.map((step) => `  ${describeExplanation(step)}`),
  ].join('\n')
}

function noSale(sku: string): string {
  return `${sku} has no sale and no plan yet.`
}
