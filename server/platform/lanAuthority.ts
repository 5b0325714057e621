import 'reflect-metadata'
import { createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { giveToOwner, makeDataFolder } from './dataFolder.ts'
import { LAN_RANGES } from './lanAddresses.ts'
import { StartRefusal } from './startRefusal.ts'

/** What signs the certificates of this installation; phones come to trust it once. */
export interface LanAuthority {
  certificate: X509Certificate
  key: Keys['privateKey']
}

/** A certificate and its key, as TLS takes them. */
export interface LanCertificate {
  cert: string
  key: string
  names: string[]
  expiresAt: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const NAME = 'O=Onhand, CN=Onhand on this network'
/** As the certificates' library names them, with or without a browser's types around. */
type Keys = Extract<
  Parameters<typeof X509CertificateGenerator.createSelfSigned>[0],
  { keys: unknown }
>['keys']

const DAY_MS = 86_400_000
const AUTHORITY_DAYS = 3_650
// Phones refuse certificates that are valid for longer.
const CERTIFICATE_DAYS = 397
const FILE = 'lan-ca.pem'

/** The authority in the data folder, made on first use. */
export async function openLanAuthority(dataFolder: string, now: string): Promise<LanAuthority> {
  const file = join(dataFolder, FILE)
  if (!existsSync(file)) await makeAuthority(file, dataFolder, now)
  return readAuthority(file)
}

/** The authority's certificate, where it was made. */
export function findLanCertificate(dataFolder: string): X509Certificate | undefined {
  const file = join(dataFolder, FILE)
  return existsSync(file) ? new X509Certificate(readFileSync(file)) : undefined
}

async function makeAuthority(file: string, dataFolder: string, now: string): Promise<void> {
  makeDataFolder(dataFolder)
  const keys = await makeKeys()
  const start = Date.parse(now)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: NAME,
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(start - DAY_MS),
    notAfter: new Date(start + AUTHORITY_DAYS * DAY_MS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      // Whoever steals the key can imitate nothing outside of private networks.
      new Extension('2.5.29.30', true, nameConstraints()),
    ],
  })
  const text = `${certificate.toString('pem')}\n${await exportKey(keys.privateKey)}`
  writeOnce(file, text, dataFolder)
}

/** Whole or not at all, and never over one that phones trust already. */
function writeOnce(file: string, text: string, dataFolder: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const descriptor = openSync(draft, 'wx', 0o600)
    giveToOwner(descriptor, dataFolder)
    writeSync(descriptor, text)
    fsyncSync(descriptor)
    closeSync(descriptor)
    linkSync(draft, file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    if (code !== 'EEXIST')
      throw new StartRefusal('lan_authority_unusable', `${file} cannot be made (${code}).`)
  } finally {
    rmSync(draft, { force: true })
  }
}

async function readAuthority(file: string): Promise<LanAuthority> {
  try {
    const text = readFileSync(file, 'utf8')
    const pkcs8 = createPrivateKey(text).export({ type: 'pkcs8', format: 'der' })
    return { certificate: new X509Certificate(text), key: await importKey('pkcs8', pkcs8, 'sign') }
  } catch (error) {
    throw new StartRefusal(
      'lan_authority_unusable',
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}). Take it away to make a new one; every phone must then trust that one.`,
    )
  }
}

/** A certificate for these names and addresses, signed by the authority. */
export async function issueLanCertificate(
  authority: LanAuthority,
  names: string[],
  now: string,
): Promise<LanCertificate> {
  const keys = await makeKeys()
  const start = Date.parse(now)
  const end = Math.min(start + CERTIFICATE_DAYS * DAY_MS, Date.parse(authority.certificate.validTo))
  const issuerKey = authority.certificate.publicKey.export({ type: 'spki', format: 'der' })
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${names[0] ?? 'localhost'}`,
    issuer: NAME,
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(start - DAY_MS),
    notAfter: new Date(end),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({
          type: isAddress(value) ? ('ip' as const) : ('dns' as const),
          value,
        })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(await importKey('spki', issuerKey, 'verify')),
    ],
  })
  return {
    cert: `${certificate.toString('pem')}\n${authority.certificate.toString()}`,
    key: await exportKey(keys.privateKey),
    names,
    expiresAt: new Date(end).toISOString(),
  }
}

function makeKeys(): Promise<Keys> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<Keys>
}

function importKey(
  form: 'pkcs8' | 'spki',
  key: Buffer,
  use: 'sign' | 'verify',
): Promise<Keys['privateKey']> {
  const isPublic = form === 'spki'
  return webcrypto.subtle.importKey(form, key, ALGORITHM, isPublic, [use]) as Promise<
    Keys['privateKey']
  >
}

async function exportKey(key: Keys['privateKey']): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}

/** Positive, and with no sign bit to be padded away. */
function serialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

/** X.509's permitted names (RFC 5280, 4.2.1.10): .local, localhost, and addresses of private networks. */
function nameConstraints(): Uint8Array<ArrayBuffer> {
  const names = ['local', 'localhost'].map((name) => derOf(0x82, Buffer.from(name, 'ascii')))
  const ranges = LAN_RANGES.map((range) => derOf(0x87, Buffer.from(range.flatMap(toBytes))))
  const loopback6 = derOf(
    0x87,
    Buffer.concat([Buffer.from([...Array(15).fill(0), 1]), Buffer.alloc(16, 255)]),
  )
  const subtrees = [...names, ...ranges, loopback6].map((name) => derOf(0x30, name))
  return new Uint8Array(derOf(0x30, derOf(0xa0, Buffer.concat(subtrees))))
}

function derOf(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function toBytes(address: string): number[] {
  return address.split('.').map(Number)
}

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(':')
}
