import type { Command } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Query, Row } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
  count,
} from './connection.ts'
import { UsageError } from './failure.ts'
import { readInstant } from './lines.ts'
import { type Column, money, printOne, printRows } from './output.ts'

const DAY_MS = 86_400_000

/** Alerts: what needs a decision, whose it is, and until when it may rest. */
export function addAlertCommands(program: Command): void {
  const alerts = program.command('alerts').description('alerts: list, snooze, assign, close')
  addList(alerts)
  addCheck(alerts)
  addSnooze(alerts)
  addAssign(alerts)
  addClose(alerts)
}

const COLUMNS: Column<Row<'alertList'>>[] = [
  { title: 'Alert', value: (row) => row.headline },
  { title: 'Severity', value: (row) => row.severity },
  { title: 'At risk', value: (row) => money(row.money), align: 'right' },
  { title: 'Why', value: (row) => row.reason },
  { title: 'Whose', value: (row) => row.assignee?.name },
  { title: 'Since', value: (row) => row.openedAt.slice(0, 10) },
  { title: 'Id', value: (row) => row.id },
]

interface ListOptions extends ApiOptions {
  state?: Query<'alertList'>['state']
  kind?: string
  severity?: string
  sku?: string
  site?: string
  assignee?: string
  limit?: number
}

function addList(alerts: Command): void {
  addApiCommand(alerts, 'list [search]', 'what needs a decision, the most money at risk first')
    .option('--state <state>', 'open, snoozed, closed or all')
    .option('--kind <kinds>', 'only these kinds, by commas, such as out_of_stock')
    .option('--severity <severities>', 'only critical, warning or notice, by commas')
    .option('--sku <sku>', 'only about this item')
    .option('--site <site>', 'only at this site')
    .option('--assignee <who>', 'me, nobody, or the id of a user')
    .option('--limit <rows>', 'at most so many', count)
    .action(async (q: string | undefined, options: ListOptions) => {
      const { state, kind, severity, sku, site, assignee } = options
      const query = {
        ...(q ? { q } : {}),
        ...(state ? { state } : {}),
        ...(kind ? { kind } : {}),
        ...(severity ? { severity } : {}),
        ...(sku ? { sku } : {}),
        ...(site ? { site } : {}),
        ...(assignee ? { assignee } : {}),
        limit: 200,
      } as Query<'alertList'>
      await printRows(options, connect(options).each('alertList', { query }), COLUMNS)
    })
}

function addCheck(alerts: Command): void {
  addWriteCommand(alerts, 'check', 'look what is wrong now, instead of within the minute')
    .option('--whole', 'look at every item again')
    .action(async (options: ApiOptions & { whole?: boolean }) => {
      const body = { whole: options.whole ?? false }
      const counts = await connect(options).alertCheckCreate({ body, ...callOptions(options) })
      printOne(
        options,
        counts,
        () =>
          `${counts.open} open, ${counts.critical} of them critical; ${money(counts.money)} at risk.`,
      )
    })
}

/** `3d`, `4h`, or an instant. */
function readUntil(word: string): string {
  const [, number, unit] = /^(\d{1,4})([hd])$/.exec(word) ?? []
  if (!number) return readInstant(word)
  const length = Number(number) * (unit === 'd' ? DAY_MS : DAY_MS / 24)
  return new Date(Date.now() + length).toISOString()
}

function addSnooze(alerts: Command): void {
  addWriteCommand(alerts, 'snooze <ids...>', 'let alerts rest')
    .option('--until <when>', '4h, 3d, a day or an instant; else a day from now', readUntil)
    .option('--wake', 'bring them back instead')
    .action(async (ids: string[], options: ApiOptions & { until?: string; wake?: boolean }) => {
      const until = options.wake ? null : (options.until ?? readUntil('1d'))
      const body = { ids, until }
      say(options, await connect(options).alertSnooze({ body, ...callOptions(options) }))
    })
}

function addAssign(alerts: Command): void {
  addWriteCommand(
    alerts,
    'assign <who> <ids...>',
    'make alerts somebody’s, by name; or nobody’s',
  ).action(async (who: string, ids: string[], options: ApiOptions) => {
    const client = connect(options)
    const userId = await findPerson(client, who)
    const body = { ids, userId }
    say(options, await client.alertAssign({ body, ...callOptions(options) }))
  })
}

async function findPerson(client: Client, who: string): Promise<string | null> {
  if (who === 'nobody') return null
  const { data } = await client.alertAssigneeList()
  const found = data.filter(
    ({ id, name }) => id === who || name.toLowerCase() === who.toLowerCase(),
  )
  const [only] = found
  if (only && found.length === 1) return only.id
  throw new UsageError(
    `${found.length > 1 ? 'Several are' : 'Nobody is'} called ${who}. There are: ${data.map(({ name }) => name).join(', ')}`,
  )
}

function addClose(alerts: Command): void {
  addWriteCommand(
    alerts,
    'close <ids...>',
    'put alerts away until their cause ends and begins again',
  )
    .option('--reopen', 'take that back')
    .action(async (ids: string[], options: ApiOptions & { reopen?: boolean }) => {
      const client = connect(options)
      const input = { body: { ids }, ...callOptions(options) }
      say(options, await (options.reopen ? client.alertReopen(input) : client.alertClose(input)))
    })
}

function say(options: ApiOptions, reply: { changed: number }): void {
  printOne(options, reply, () => `${reply.changed} changed.`)
}
