import { type Command, Option } from 'commander'
import type { Query, Reply } from '../sdk/operationTypes.ts'
import { type ApiOptions, addWriteCommand, callOptions, connect } from './connection.ts'
import { findListingId } from './listing.ts'
import { number, printOne } from './output.ts'

interface AcceptOptions extends ApiOptions {
  as: NonNullable<Query<'listingAcceptanceGet'>['as']>
  place?: string
  location?: string
  yes?: boolean
}

/** Accepts what a channel shows: first only what would change is said; with --yes it is done. */
export function addAccept(channel: Command): void {
  addWriteCommand(channel, 'accept <listing>', 'accept the number that a listing shows there')
    .addOption(
      new Option('--as <way>', 'how it becomes true here')
        .choices(['adjustment', 'ring_fence'])
        .makeOptionMandatory(),
    )
    .option('--place <place>', 'of the channel, where it keeps stock by place')
    .option('--location <path>', 'where units are added or taken away')
    .option('-y, --yes', 'do it')
    .action(async (name: string, options: AcceptOptions) => {
      const client = connect(options)
      const params = { id: await findListingId(client, name) }
      const { as, place = '', location } = options
      const wanted = { as, place, ...(location ? { location } : {}) }
      const planned = await client.listingAcceptanceGet({ params, query: wanted })
      if (!options.yes)
        return printOne(options, planned, () => `${sayAcceptance(planned)} Add --yes to do it.`)
      const body = { ...wanted, shows: planned.shows }
      const made = await client.listingAcceptanceCreate({ params, body, ...callOptions(options) })
      return printOne(options, made, () => sayAcceptance(made))
    })
}

function sayAcceptance(row: Reply<'listingAcceptanceGet'>): string {
  const { units } = row
  const change =
    row.as === 'adjustment'
      ? `${units > 0 ? '+' : ''}${number(units)} of ${row.sku} at ${row.location ?? ''}, counted`
      : `${number(row.ringFenced ?? 0)} units kept for the other channels`
  return `It shows ${number(row.shows)} and should show ${number(row.now)}: ${change}; then ${number(row.after)}.`
}
