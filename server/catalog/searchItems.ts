import { type Statement, sql } from '../platform/sql.ts'

/** Selects the ids of items whose SKU, words of the title, or identifier begin with what was typed. */
export function findMatches(search: string): Statement {
  const typed = search.normalize('NFC').trim()
  const words = typed.split(WORD_ENDS).filter((word) => word !== '')
  const code = typed.replace(/^0+/, '')
  const branches = sql`select id from item where lower(sku) like lower(${likePrefix(typed)})`
  const byWords = sql` union select id from item where search @@ to_tsquery('simple', ${words.map(wordPrefix).join(' & ')})`
  const byCode = sql` union select item_id from item_identifier
     where ltrim(lower(value), '0') like lower(${likePrefix(code)})`
  // Without words or digits a branch would match everything or nothing.
  return sql`${branches}${words.length > 0 ? byWords : sql``}${code === '' ? sql`` : byCode}`
}

// The same marks that the column `search` takes for spaces (0003_catalog.sql).
const WORD_ENDS = /[-_/\\.,:;()[\]{}+*&|!?"'<>=#@~%\s]+/

function likePrefix(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

function wordPrefix(word: string): string {
  return `'${word}':*`
}
