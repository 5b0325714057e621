import { Problem } from '../platform/problem.ts'
import { codeText } from './locationFields.ts'

/** How many bins one pattern may make. */
export const MAX_BINS = 10_000

/** The codes that a pattern stands for, in its order: `A-[01-10]-[A-C]` are thirty, and so are `A-01-A..A-10-C`. */
export function expandPattern(pattern: string): string[] {
  let codes = ['']
  for (const part of withRanges(pattern).split(/(\[[^[\]]*\])/)) {
    const choices = /[[\]]/.test(part) ? expandRange(part, pattern) : [part]
    if (codes.length * choices.length > MAX_BINS)
      throw new Problem(422, 'too_many_bins', {
        detail: `${pattern} stands for more than ${MAX_BINS} bins; make them in parts.`,
      })
    codes = codes.flatMap((code) => choices.map((choice) => code + choice))
  }
  const wrong = codes.find((code) => !codeText.safeParse(code).success)
  if (wrong !== undefined) throw malformed(pattern, `${wrong} is not a code.`)
  return [...new Set(codes)]
}

/** The first and the last bin, as people say it, written as ranges: each part runs on its own. */
function withRanges(pattern: string): string {
  const [first = '', last, ...more] = pattern.split('..').map((code) => code.trim())
  if (last === undefined) return pattern
  const from = first.match(/\d+|[A-Za-z]+|[^\dA-Za-z]+/g) ?? []
  const to = last.match(/\d+|[A-Za-z]+|[^\dA-Za-z]+/g) ?? []
  if (more.length > 0 || from.length !== to.length || /[[\]]/.test(pattern))
    throw malformed(pattern, 'The first and the last bin must be written alike: A-01-01..A-10-04.')
  return from.map((part, at) => (part === to[at] ? part : `[${part}-${to[at]}]`)).join('')
}

function expandRange(range: string, pattern: string): string[] {
  const [, from = '', to = ''] = /^\[(\d{1,6}|[A-Za-z])-(\d{1,6}|[A-Za-z])\]$/.exec(range) ?? []
  const numbers = /^\d/.test(from)
  if (from === '' || numbers !== /^\d/.test(to))
    throw malformed(pattern, `${range} is not a range such as [01-20] or [A-F].`)
  const [first, last] = numbers
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)]
  if (last < first || (!numbers && isUpper(from) !== isUpper(to)))
    throw malformed(pattern, `${range} ends before it begins.`)
  return Array.from({ length: Math.min(last - first, MAX_BINS) + 1 }, (_, index) =>
    // As many digits as the first number was written with.
    numbers ? String(first + index).padStart(from.length, '0') : String.fromCharCode(first + index),
  )
}

function isUpper(letter: string): boolean {
  return letter === letter.toUpperCase()
}

function malformed(pattern: string, why: string): Problem {
  return new Problem(422, 'bin_pattern_malformed', { detail: `${pattern}: ${why}`, pattern })
}
