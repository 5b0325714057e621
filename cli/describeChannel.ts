import type { Reply } from '../sdk/operationTypes.ts'
import { number } from './output.ts'

type Channel = Reply<'channelGet'>

/** A channel in sentences. */
export function describeChannel({
  name,
  code,
  state,
  connector,
  health,
  ...rest
}: Channel): string {
  return [
    `${name} (${code}, ${connector}) is ${state}.`,
    `${number(health.listings)} listings, ${number(health.unmapped)} unmapped, ${number(health.due)} to write.`,
    ...(rest.blindSince ? [`Blind since ${rest.blindSince}.`] : []),
    ...(rest.massChangeWaiting ? [`Too many zeros wait: onhand channel allow ${code}.`] : []),
    ...(health.error ? [`${health.error} (${health.errorAt})`] : []),
    ...(health.failed > 0
      ? [`${health.failed} numbers were given up: onhand channel replay ${code}.`]
      : []),
    ...(health.drifted > 0 ? [`${health.drifted} drifted: onhand channel drift ${code}.`] : []),
  ].join('\n')
}
