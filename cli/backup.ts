import type { Command } from 'commander'
import type { Row } from '../sdk/operationTypes.ts'
import { type ApiOptions, addApiCommand, connect, count } from './connection.ts'
import { type Difference, describeDifferences } from './differences.ts'
import { EXIT } from './failure.ts'
import { operate } from './operator.ts'
import { type Column, formatTable, number, printOne, printRows } from './output.ts'
import { pathOf } from './path.ts'
import { getTerminal } from './terminal.ts'

interface Backup {
  madeAt: string
  schema: string
  tables: { name: string; rows: number }[]
  rows: number
}

/** Copies of everything, and seals of what was recorded. */
export function addBackupCommands(program: Command): void {
  addBackup(program)
  addRestore(program)
  addSeals(program)
}

function addBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything into one file, while the server runs or not')
    .option('--check', 'only read the file and check every byte of it')
    .option('--json', 'one JSON document')
    .action(async (name: string, options: { check?: boolean; json?: boolean }) => {
      const file = pathOf(name)
      if (options.check) {
        const backup = await operate<Backup>('checkBackup', { file })
        if (backup) printOne(options, backup, () => `${describeBackup(backup)}\nIt is whole.`)
        return
      }
      const made = await operate<Backup & { bytes: number; sha256: string }>('backup', { file })
      if (!made) return
      printOne(
        options,
        made,
        () =>
          `${number(made.rows)} rows in ${number(made.bytes)} bytes: ${file}\nKeep master.key too: it is not inside. See docs/backup.md.`,
      )
    })
}

function describeBackup(backup: Backup): string {
  const table = formatTable(
    backup.tables.filter(({ rows }) => rows > 0),
    [
      { title: 'Table', value: ({ name }) => name },
      { title: 'Rows', value: ({ rows }) => number(rows), align: 'right' },
    ],
  )
  return `${table}\nMade at ${backup.madeAt}, up to ${backup.schema}: ${number(backup.rows)} rows.`
}

type Restored = Backup & { differences: Difference[]; isKeyMissing: boolean }

function addRestore(program: Command): void {
  program
    .command('restore <file>')
    .description('fill a new data folder, or an empty database, from a backup; then verify it')
    .option('--json', 'one JSON document')
    .action(async (name: string, options: { json?: boolean }) => {
      const restored = await operate<Restored>('restore', { file: pathOf(name) })
      if (!restored) return
      if (restored.differences.length > 0) getTerminal().exitCode = EXIT.failed
      printOne(options, restored, () => describeRestored(restored))
    })
}

function describeRestored({ rows, madeAt, differences, isKeyMissing }: Restored): string {
  const key = isKeyMissing
    ? ['Put the old master.key into the data folder before the first start: see docs/backup.md.']
    : []
  const head = `${number(rows)} rows as of ${madeAt} are restored.`
  return [head, describeDifferences(differences), ...key].join('\n')
}

const SEAL_COLUMNS: Column<Row<'sealList'>>[] = [
  { title: 'Seal', value: ({ number: own }) => number(own), align: 'right' },
  { title: 'Hour', value: ({ hour }) => hour.slice(0, 16).replace('T', ' ') },
  { title: 'Movements', value: ({ movements }) => number(movements), align: 'right' },
  { title: 'Audit entries', value: ({ events }) => number(events), align: 'right' },
  { title: 'Hash', value: ({ hash }) => hash.slice(0, 16) },
]

function addSeals(program: Command): void {
  const seals = program.command('seals').description('seals of the hours that are closed')
  addApiCommand(seals, 'list', 'every seal, the newest first')
    .option('--limit <rows>', 'at most so many; 50 on a terminal, else all', count)
    .action(async (options: ApiOptions & { limit?: number }) => {
      const rows = connect(options).each('sealList', { query: { limit: 200 } })
      await printRows(options, rows, SEAL_COLUMNS)
    })
  seals
    .command('export <file>')
    .description('write every seal with the public key; docs/check-seals.mjs checks them anywhere')
    .option('--rows <file>', 'also write every row of the sealed hours')
    .option('--json', 'one JSON document')
    .action(async (name: string, options: { rows?: string; json?: boolean }) => {
      const { rows } = options
      const wish = { file: pathOf(name), ...(rows ? { rows: pathOf(rows) } : {}) }
      const made = await operate<{ seals: number; rows?: number }>('exportSeals', wish)
      if (!made) return
      const sealed = made.rows === undefined ? '' : ` and ${number(made.rows)} rows`
      printOne(options, made, () => `${number(made.seals)} seals${sealed} are written.`)
    })
}
