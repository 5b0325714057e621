import { type Command, Option } from 'commander'
import { type ApiOptions, addWriteCommand } from './connection.ts'
import type { UnitOptions } from './lines.ts'

/** The conditions in which units lie. */
export const CONDITIONS = ['sellable', 'inspection', 'quarantine', 'damaged', 'expired'] as const
export type Condition = (typeof CONDITIONS)[number]

/** What every deed that moves units takes. */
export interface DeedOptions extends ApiOptions, UnitOptions {
  location: string
  condition?: Condition
  note?: string
  reference?: string
  occurredAt?: string
}

/** An option that names a condition. */
export function conditionOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(CONDITIONS)
}

/** A command that moves units of lines such as SKU=5. */
export function addDeedCommand(program: Command, name: string, summary: string): Command {
  return addWriteCommand(program, name, summary)
    .option('--lot <lot>', 'of this lot')
    .option('--serial <serials...>', 'the serial of each unit, where the item has them')
    .option('--note <text>', 'for those who read the ledger later')
    .option('--reference <text>', 'the number of a document of yours')
    .option('--occurred-at <instant>', 'when it happened, if it is recorded later')
}
