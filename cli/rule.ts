import type { Command } from 'commander'
import type { Reply } from '../sdk/operationTypes.ts'
import { wholeNumber } from './connection.ts'
import { UsageError } from './failure.ts'

type Rule = Reply<'channelGet'>['rule']

export interface RuleOptions {
  keep?: number
  buffer?: string
  share?: string
  max?: number
  min?: number
  clear?: boolean
}

/** Adds the options that say how much may be shown. */
export function addRuleOptions(command: Command): Command {
  return command
    .option('--keep <units>', 'units kept for the other channels', wholeNumber)
    .option('--buffer <buffer>', '3, 10%, or dynamic: by how fast the others sell')
    .option('--share <percent>', 'of what is left, such as 50')
    .option('--max <units>', 'never show more', wholeNumber)
    .option('--min <units>', 'show 0 rather than fewer', wholeNumber)
    .option('--clear', 'forget what was said before')
}

/** The rule with what the options say; the rest of it stays unless it is cleared. */
export function readRule(before: Rule, options: RuleOptions): Rule {
  const { keep, buffer, share, max, min, clear } = options
  return {
    ...(clear ? {} : before),
    ...(keep === undefined ? {} : { ringFenced: keep }),
    ...(buffer === undefined ? {} : { buffer: readBuffer(buffer) }),
    ...(share === undefined ? {} : { share: readPercent(share) / 100 }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(min === undefined ? {} : { minimum: min }),
  }
}

function readBuffer(text: string): NonNullable<Rule['buffer']> {
  if (text === 'dynamic') return { kind: 'dynamic', oversellProbability: 0.01 }
  if (text.endsWith('%')) return { kind: 'percent', percent: readPercent(text) }
  if (/^\d{1,9}$/.test(text)) return { kind: 'units', units: Number(text) }
  throw new UsageError(`"${text}" is not a buffer such as 3, 10% or dynamic.`)
}

function readPercent(text: string): number {
  const value = Number(text.replace('%', ''))
  if (Number.isFinite(value) && value >= 0 && value <= 100) return value
  throw new UsageError(`"${text}" is not a percentage from 0 to 100.`)
}
