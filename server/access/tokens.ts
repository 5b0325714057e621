import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HANDLE_LENGTH = 10
// 43 base62 characters hold 256 bits.
const SECRET_LENGTH = 43
const CHECKSUM_LENGTH = 6
const KEY_FORM = /^onh_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/

/** What the database keeps of a token: enough to recognise it, not enough to use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A one-time token of 128 bits. */
export function newOneTimeToken(): string {
  return randomBytes(16).toString('base64url')
}

/** A new API key; its end is a checksum, by which scanners of leaked secrets know it. */
export function newApiKey(): { key: string; handle: string } {
  const handle = randomBase62(HANDLE_LENGTH)
  const body = `onh_${handle}_${randomBase62(SECRET_LENGTH)}`
  return { key: body + checksum(body), handle }
}

/** Whether a text can be a key at all, judged without the database. */
export function isApiKeyForm(text: string): boolean {
  return KEY_FORM.test(text) && checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-6)
}

function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // The largest multiple of 62 in a byte: beyond it some characters would be likelier.
      if (byte < 248 && text.length < length) text += BASE62[byte % 62]
    }
  }
  return text
}

function checksum(text: string): string {
  let rest = crc32(text)
  let digits = ''
  for (let place = 0; place < CHECKSUM_LENGTH; place++) {
    digits = BASE62[rest % 62] + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}
