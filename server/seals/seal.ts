import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { deriveKey } from '../platform/secrets.ts'

/** A bucket's number, how many rows it has, and their hash. */
export type SealedBucket = [bucket: number, rows: number, hash: string]

/** What a seal says. Buckets without rows are left out. */
export interface SealBody {
  format: 'onhand-seal-1'
  number: number
  /** The hour from this instant on. */
  hour: string
  /** The hash of the seal before; zeros in the first. */
  previous: string
  publicKey: string
  movements: SealedBucket[]
  events: SealedBucket[]
}

/** A seal as it is stored: the very text that was signed, its hash and the signature. */
export interface Seal {
  number: number
  hour: string
  body: string
  hash: string
  signature: string
  sealedAt: string
}

/** A key pair of Ed25519; the public key is its 32 bytes in base64. */
export interface SealKey {
  privateKey: KeyObject
  publicKey: string
}

export const NO_SEAL = '0'.repeat(64)
export const HOUR_MS = 3_600_000

/** Where the hour that begins at an instant ends. */
export function afterHour(hour: string): string {
  return new Date(Date.parse(hour) + HOUR_MS).toISOString()
}

// What stands before the bare 32 bytes of a key of Ed25519 in DER (RFC 8410).
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** The key that this installation signs with: it follows from the master key, so it is stored nowhere. */
export function deriveSealKey(masterKey: Buffer): SealKey {
  const seed = Buffer.from(deriveKey(masterKey, 'seals'), 'base64')
  const der = Buffer.concat([PRIVATE_HEAD, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: spki.subarray(PUBLIC_HEAD.length).toString('base64') }
}

/** Signs what an hour held. */
export function signSeal(body: SealBody, key: SealKey): Pick<Seal, 'body' | 'hash' | 'signature'> {
  const text = JSON.stringify(body)
  const signature = sign(null, Buffer.from(text), key.privateKey).toString('base64')
  return { body: text, hash: hashOf(text), signature }
}

/** What a stored seal says, or why it cannot be trusted. */
export function openSeal(seal: Seal): { body: SealBody } | { flaw: string } {
  if (hashOf(seal.body) !== seal.hash) return { flaw: 'a hash of something else' }
  try {
    const body = JSON.parse(seal.body) as SealBody
    if (body.number !== seal.number || body.hour !== seal.hour)
      return { flaw: `the seal ${body.number} of ${body.hour}` }
    if (isSigned(seal, body.publicKey)) return { body }
  } catch {
    // Not even JSON, or not even a key.
  }
  return { flaw: 'a signature that is not valid' }
}

function isSigned({ body, signature }: Seal, publicKey: string): boolean {
  const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'base64')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64'))
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
