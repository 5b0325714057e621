import { Command, CommanderError } from 'commander'
import { addAccessCommands } from './access.ts'
import { addAlertCommands } from './alerts.ts'
import { addApiCommands } from './api.ts'
import { addAuditCommand } from './audit.ts'
import { addBackupCommands } from './backup.ts'
import { addChannelCommands } from './channel.ts'
import { serverUrl } from './connection.ts'
import { addDatabaseCommands } from './database.ts'
import { addExportCommand } from './export.ts'
import { EXIT, explainFailure } from './failure.ts'
import { addForecastCommands } from './forecast.ts'
import { addImportCommand } from './import.ts'
import { addItemCommands } from './item.ts'
import { addLabelCommands } from './labels.ts'
import { addListingCommands } from './listing.ts'
import { addMovementCommands } from './movements.ts'
import { addOrderCommands } from './order.ts'
import { addReorderCommand } from './reorder.ts'
import { addReportCommand } from './report.ts'
import { addReservationCommands } from './reservations.ts'
import { addSerialCommands } from './serial.ts'
import { addServeCommand } from './serve.ts'
import { addStockCommands } from './stock.ts'
import { type Terminal, withTerminal } from './terminal.ts'
import { addValueCommand } from './value.ts'
import { addWebhookCommands } from './webhooks.ts'

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 wrong use, 3 not signed in or not permitted, 4 done in part.
Settings: ONHAND_URL (http://127.0.0.1:4400), ONHAND_API_KEY; for serve and what works on the machine
itself (setup, key, user, verify, backup, restore, seals, db) also ONHAND_DATA and DATABASE_URL.`

/** Runs the command line's words on a terminal; the result is its exit code. */
export function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  return withTerminal(terminal, async () => {
    try {
      await createProgram(terminal).parseAsync(words, { from: 'user' })
      return terminal.exitCode ?? EXIT.ok
    } catch (error) {
      if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
      return explainFailure(error, {
        url: serverUrl({ url: argumentAfter(words, '--url') }),
        json: words.includes('--json'),
      })
    }
  })
}

function createProgram({ stdout, stderr }: Terminal): Command {
  const program = new Command('onhand')
    .description('Inventory for e-commerce sellers: one true stock number, and what to buy next.')
    .showHelpAfterError('Use --help to see what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .addHelpText('after', EXIT_CODES)
  addServeCommand(program)
  addAccessCommands(program)
  addBackupCommands(program)
  addDatabaseCommands(program)
  addImportCommand(program)
  addExportCommand(program)
  addAuditCommand(program)
  addReorderCommand(program)
  addReportCommand(program)
  addForecastCommands(program)
  addStockCommands(program)
  addMovementCommands(program)
  addReservationCommands(program)
  addSerialCommands(program)
  addValueCommand(program)
  addOrderCommands(program)
  addAlertCommands(program)
  addWebhookCommands(program)
  addChannelCommands(program)
  addListingCommands(program)
  addItemCommands(program)
  addLabelCommands(program)
  addApiCommands(program)
  return program
}

function argumentAfter(words: readonly string[], name: string): string | undefined {
  const index = words.indexOf(name)
  return index < 0 ? undefined : words[index + 1]
}
