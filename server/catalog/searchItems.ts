import { type Statement, sql } from '../platform/sql.ts'

// A code this vague is not what anyone looks for, and reading all its items would take long.
const MOST_CODES = 1000

/**
 * The condition that an item's SKU, words of its title or SKU, or an identifier begin with what was
 * typed. Of identifiers the first thousand in their order count. A word of one letter must be whole.
 */
export function matchesSearch(search: string): Statement {
  const typed = search.normalize('NFC').trim()
  const words = typed.split(WORD_ENDS).filter((word) => word !== '')
  const code = typed.replace(/^0+/, '')
  const bySku = sql`lower(item.sku) like lower(${likePrefix(typed)})`
  const byWords = sql` or item.search @@ to_tsquery('simple', ${words.map(wordPrefix).join(' & ')})`
  const byCode = sql` or item.id = any(array(
    select item_id from item_identifier
     where ltrim(lower(value), '0') like lower(${likePrefix(code)})
     order by ltrim(lower(value), '0') using ~<~
     limit ${MOST_CODES}))`
  // Without words or digits a branch would match nothing, or everything.
  return sql`(${bySku}${words.length > 0 ? byWords : sql``}${code === '' ? sql`` : byCode})`
}

// The same marks that the column `search` takes for spaces (0003_catalog.sql).
const WORD_ENDS = /[-_/\\.,:;()[\]{}+*&|!?"'<>=#@~%\s]+/

function likePrefix(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

function wordPrefix(word: string): string {
  return word.length === 1 ? `'${word}'` : `'${word}':*`
}
