import { z } from 'zod'

// Control characters, line breaks and bidirectional overrides: invisible, and some the database refuses.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/** Whether a text is one printable line that the database can hold. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !UNPRINTABLE.test(text)
}

/** A text trimmed and in Unicode's composed form, so that what looks the same is the same. */
export function normalizeText(text: string): string {
  return text.normalize('NFC').trim()
}

/** One line of text as people type it, trimmed, in Unicode's composed form. */
export function plainText(maxLength: number) {
  return z
    .string()
    .refine(isPlainText, 'Use one line of printable text.')
    .overwrite(normalizeText)
    .max(maxLength)
}

/** One line of text that says something. */
export function requiredText(maxLength: number) {
  return plainText(maxLength).min(1)
}
