import { z } from 'zod'

/**
 * A sentence as its pattern, in ICU form, and what stands in it: English for mails and the command line
 * is written here, and whoever reads another language finds the pattern in a catalogue.
 */
export interface Sentence {
  message: string
  values: Record<string, string | number>
}

/** A sentence; its pattern must be written out where it is used, since catalogues are made of the sources. */
export function sentence(message: string, values: Sentence['values'] = {}): Sentence {
  return { message, values }
}

const sentenceReply = z
  .object({
    message: z.string().describe('The pattern, in ICU form.'),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'Sentence' })

/** The sentences of a reply, by the field in which they stand in English. */
export const saidReply = z
  .record(z.string(), z.array(sentenceReply))
  .optional()
  .describe('The same as patterns with values, by field, to be said in another language.')

/** Fields in English, and beside them the sentences that they were made of. */
export function inWords<Field extends string>(
  said: Record<Field, Sentence | Sentence[]>,
): Record<Field, string> & { said: Record<string, Sentence[]> } {
  const all = Object.entries<Sentence | Sentence[]>(said).map(
    ([field, one]): [string, Sentence[]] => [field, Array.isArray(one) ? one : [one]],
  )
  const english = all.map(([field, list]) => [field, list.map(tellInEnglish).join(' ')])
  return {
    ...(Object.fromEntries(english) as Record<Field, string>),
    said: Object.fromEntries(all),
  }
}

const whole = new Intl.NumberFormat('en-US')

/** The sentence as people of the U.S. read it. */
export function tellInEnglish({ message, values }: Sentence): string {
  return write(message, values)
}

function write(pattern: string, values: Sentence['values'], counted?: number): string {
  let text = ''
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] as string
    if (sign === '#' && counted !== undefined) text += whole.format(counted)
    else if (sign !== '{') text += sign
    else {
      const end = findEnd(pattern, at)
      text += writePlace(pattern.slice(at + 1, end), values)
      at = end
    }
  }
  return text
}

function findEnd(pattern: string, start: number): number {
  let depth = 0
  for (let at = start; at < pattern.length; at++) {
    if (pattern[at] === '{') depth += 1
    if (pattern[at] === '}' && --depth === 0) return at
  }
  throw new Error(`A brace is not closed: ${pattern}`)
}

function writePlace(place: string, values: Sentence['values']): string {
  const [name = '', kind = '', ...rest] = place.split(',')
  const value = values[name.trim()]
  if (value === undefined) throw new Error(`The sentence lacks ${name}.`)
  if (!kind) return String(value)
  const forms = rest.join(',')
  const isPlural = kind.trim() === 'plural'
  const wanted = isPlural ? (Number(value) === 1 ? 'one' : 'other') : String(value)
  const form = readForm(forms, wanted) ?? readForm(forms, 'other') ?? ''
  return write(form, values, isPlural ? Number(value) : undefined)
}

function readForm(forms: string, wanted: string): string | undefined {
  for (let at = 0; ; ) {
    const start = forms.indexOf('{', at)
    if (start < 0) return undefined
    const end = findEnd(forms, start)
    if (forms.slice(at, start).trim() === wanted) return forms.slice(start + 1, end)
    at = end + 1
  }
}
