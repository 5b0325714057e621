import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import type { Client } from '../sdk/client.ts'
import type { Schemas } from '../sdk/operationTypes.ts'
import {
  type ApiOptions,
  addApiCommand,
  addWriteCommand,
  callOptions,
  connect,
} from './connection.ts'
import { EXIT } from './failure.ts'
import { showProgress } from './importProgress.ts'
import { number, printOne, printRows } from './output.ts'
import { getTerminal } from './terminal.ts'

type Import = Schemas['Import']

/** `onhand import list`, `show` and `rollback`: what was imported, and how to take it back. */
export function addPastImportCommands(parent: Command): void {
  addApiCommand(parent, 'list', 'what was imported, the newest first').action(
    async (_options: ApiOptions, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      await printRows(options, connect(options).each('importList'), [
        { title: 'Id', value: ({ id }) => id },
        { title: 'Kind', value: ({ kind }) => kind },
        { title: 'File', value: ({ fileName }) => fileName },
        { title: 'State', value: ({ state, dryRun }) => (dryRun ? `${state}, dry run` : state) },
        { title: 'Created', value: ({ created }) => number(created), align: 'right' },
        { title: 'Changed', value: ({ changed }) => number(changed), align: 'right' },
        { title: 'Errors', value: ({ errors }) => number(errors), align: 'right' },
        { title: 'At', value: ({ createdAt }) => createdAt },
      ])
    },
  )
  addApiCommand(parent, 'show <id>', 'one import and how far it has come').action(
    async (id: string, _options: ApiOptions, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      const found = await connect(options).importGet({ params: { id } })
      printOne(options, found, () => describeImport(found))
    },
  )
  addMappingCommands(parent)
  addWriteCommand(
    parent,
    'rollback <id>',
    'take back everything that an import has written',
  ).action(async (id: string, _options: ApiOptions, command: Command) => {
    const options = command.optsWithGlobals<ApiOptions>()
    const client = connect(options)
    const started = await client.importRollBack({ params: { id }, ...callOptions(options) })
    const done = await waitForEnd(client, started)
    printOne(options, done, () => describeImport(done))
    if (done.state !== 'rolled_back') getTerminal().exitCode = EXIT.failed
  })
}

/** `onhand import mappings`, `name-mapping` and `forget-mapping`: what columns were said to be. */
function addMappingCommands(parent: Command): void {
  addApiCommand(parent, 'mappings', 'what the columns of files are remembered to be').action(
    async (_options: ApiOptions, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      await printRows(options, connect(options).each('importMappingList'), [
        { title: 'Id', value: ({ id }) => id },
        { title: 'Name', value: ({ name }) => name },
        { title: 'Kind', value: ({ kind }) => kind },
        { title: 'Columns', value: ({ header }) => header.join(', ') },
        { title: 'By', value: ({ createdBy }) => createdBy },
        { title: 'At', value: ({ updatedAt }) => updatedAt },
      ])
    },
  )
  addWriteCommand(parent, 'name-mapping <id> <name>', 'give remembered columns a name').action(
    async (id: string, name: string, _options: ApiOptions, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      const input = { params: { id }, body: { name }, ...callOptions(options) }
      const named = await connect(options).importMappingRename(input)
      printOne(options, named, () => `${named.name}: ${named.header.join(', ')}`)
    },
  )
  addWriteCommand(parent, 'forget-mapping <id>', 'find the columns of such files out anew').action(
    async (id: string, _options: ApiOptions, command: Command) => {
      const options = command.optsWithGlobals<ApiOptions>()
      await connect(options).importMappingDelete({ params: { id }, ...callOptions(options) })
      printOne(options, { id }, () => 'Forgotten.')
    },
  )
}

const ENDED = new Set<Import['state']>(['done', 'failed', 'cancelled', 'rolled_back'])
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 1_000

/** Shows progress until an import, or its rollback, has ended. */
export async function waitForEnd(client: Client, started: Import): Promise<Import> {
  const progress = showProgress()
  try {
    let now = started
    for (let pause = FIRST_PAUSE_MS; !ENDED.has(now.state); pause *= 1.5) {
      progress.update(now)
      await sleep(Math.min(pause, LONGEST_PAUSE_MS))
      now = await client.importGet({ params: { id: started.id } })
    }
    progress.update(now)
    return now
  } finally {
    progress.stop()
  }
}

function describeImport(one: Import): string {
  const { kind, fileName, state, dryRun, created, changed, unchanged, errors, problem } = one
  const lines = [
    `${kind}${fileName ? ` from ${fileName}` : ''}: ${state}${dryRun ? ', dry run' : ''}`,
    `${number(created)} created, ${number(changed)} changed, ${number(unchanged)} unchanged, ${number(errors)} with errors`,
  ]
  if (problem) lines.push(`${problem.detail} (${problem.code})`)
  return lines.join('\n')
}
