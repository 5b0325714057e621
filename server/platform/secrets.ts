import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 1
const KEY_ID_BYTES = 8
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** Where a secret is kept: it opens there and nowhere else, so rows cannot be swapped. */
export interface SecretPlace {
  table: string
  row: string
  column: string
}

/** Encrypts under a key of its own, which the master key encrypts: AES-256-GCM both times. */
export function sealSecret(masterKey: Buffer, secret: string, place: SecretPlace): string {
  const head = Buffer.concat([Buffer.from([VERSION]), keyId(masterKey)])
  const bound = boundTo(head, place)
  const key = randomBytes(KEY_BYTES)
  const wrapped = encrypt(masterKey, key, bound)
  return Buffer.concat([head, wrapped, encrypt(key, Buffer.from(secret), bound)]).toString('base64')
}

/** The secret again; throws when it was changed, moved or sealed under another master key. */
export function openSecret(masterKey: Buffer, sealed: string, place: SecretPlace): string {
  const bytes = Buffer.from(sealed, 'base64')
  const head = bytes.subarray(0, 1 + KEY_ID_BYTES)
  if (head[0] !== VERSION || !head.subarray(1).equals(keyId(masterKey)))
    throw new Error(`The secret in ${place.table}.${place.column} needs another master key.`)
  const bound = boundTo(head, place)
  const key = decrypt(masterKey, bytes.subarray(head.length, head.length + WRAPPED_BYTES), bound)
  return decrypt(key, bytes.subarray(head.length + WRAPPED_BYTES), bound).toString()
}

/** A key for one purpose, so that no two uses share one. */
export function deriveKey(masterKey: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', masterKey, '', purpose, KEY_BYTES)).toString('base64')
}

function keyId(masterKey: Buffer): Buffer {
  return createHash('sha256').update(masterKey).digest().subarray(0, KEY_ID_BYTES)
}

function boundTo(head: Buffer, place: SecretPlace): Buffer {
  const names = JSON.stringify([place.table, place.row, place.column])
  return Buffer.concat([head, Buffer.from(names)])
}

function encrypt(key: Buffer, plain: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const options = { authTagLength: TAG_BYTES }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, options).setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ])
}
