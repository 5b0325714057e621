import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { readPreference } from './appearance.ts'

const catalogs = import.meta.glob<{ default: Record<string, string> }>('../locales/*.json')

/**
 * The language of this page; the catalogue of another one is read before the page is drawn. `pseudo` is
 * English with accents: what stays plain was never given to `t`.
 */
const language = readPreference('language') ?? 'en'
const catalog = await readCatalog(language)
const i18n = setupI18n()
i18n.loadAndActivate({ locale: language === 'pseudo' ? 'en' : language, messages: {} })

async function readCatalog(name: string): Promise<Record<string, string>> {
  // The English text is its own key, so that English needs no catalogue.
  const read = name === 'en' ? undefined : catalogs[`../locales/${name}.json`]
  return (await read?.())?.default ?? {}
}

/**
 * A text in the reader's language. The English text is the key, in ICU form:
 * `t('{count, plural, one {# item} other {# items}} selected', { count })`. It must be written out
 * where it is used, since the catalogue is made by reading the sources (`npm run words`).
 */
export function t(message: string, values?: Values): string {
  return translate(message, values)
}

type Values = Record<string, string | number>

/**
 * What the API says in English, in the reader's language: by the sentences that it was made of where it
 * holds numbers, else as it stands. Its texts are collected from the server's sources.
 */
export function say(english: string, said?: { message: string; values: Values }[]): string {
  if (language === 'en' || !english) return english
  if (!said) return translate(english)
  return said.map(({ message, values }) => translate(message, values)).join(' ')
}

function translate(message: string, values?: Values): string {
  const { messages } = i18n
  messages[message] ??= compileMessage(
    catalog[message] ?? message,
    language === 'pseudo' ? accent : undefined,
  )
  return i18n._(message, values)
}

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz'
const ACCENTED = 'ȦȧƁƀƇƈḒḓḖḗƑƒƓɠĦħĪīĴĵĶķĿŀḾḿȠƞǾǿƤƥɊɋŘřŞşŦŧŬŭṼṽẆẇẊẋẎẏẐẑ'

function accent(text: string): string {
  return [...text].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('')
}
