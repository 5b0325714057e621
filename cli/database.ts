import type { Command } from 'commander'
import { operate } from './operator.ts'
import { printOne } from './output.ts'
import { printLine } from './terminal.ts'

interface Distribution {
  statements: string[]
  isDone: boolean
}

/** What an operator does with the database behind everything. */
export function addDatabaseCommands(program: Command): void {
  program
    .command('db')
    .description('the database behind everything')
    .command('distribute')
    .description('spread the hot tables over the machines of a Citus cluster; see docs/scaling.md')
    .option('--print', 'only show the SQL')
    .option('--json', 'one JSON document')
    .action(async (options: { print?: boolean; json?: boolean }) => {
      const made = await operate<Distribution>('distribute', { isDry: options.print ?? false })
      if (!made) return
      // SQL stays SQL in a pipe, so that it can go to psql.
      if (options.print && !options.json) printLine(describeDistribution(made))
      else printOne(options, made, () => describeDistribution(made))
    })
}

function describeDistribution({ statements, isDone }: Distribution): string {
  const sql = statements.map((text) => `${text};`).join('\n')
  if (!isDone) return sql
  return statements.length > 1 ? `${sql}\nDone.` : 'Every hot table is distributed already.'
}
